// versions: 5.26+
// Facts that may answer a question, each in the state that holds at the read point.
// The first row holds the counters and no fact. This version has no filters inside a vector index: up to some thousand facts are compared
// one by one; of more the index is asked for many, and all are compared when too few of them are this memory's.
MATCH (s:Scope {scope: $scope})
CALL (s) {
    RETURN null AS v, COLLECT {
        UNWIND $lists.terms AS term
        OPTIONAL MATCH (word:Term {scope: $scope, term: term})
        RETURN coalesce(word.facts, 0)
    } AS frequencies
  UNION ALL
    WITH s WHERE $wanted AND s.turnCount + s.factCount >= $rowsMin
    CALL (s) {
        WITH s WHERE $vector IS NOT NULL
        CALL (s) {
            WITH s WHERE s.factCount > $scanMax
            CALL db.index.vector.queryNodes('fact_vector', $overFetch, $vector) YIELD node AS v
            WITH v WHERE v.scope = $scope AND v.embeddingModel = $model
                AND v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
            RETURN collect(v) AS near
        }
        WITH near, size(near) >= $byVector AS enough
        CALL (near, enough) {
            WITH near WHERE enough
            UNWIND near AS v
            RETURN v
          UNION ALL
            WITH near WHERE NOT enough
            MATCH (v:FactVersion {scope: $scope})
            WHERE v.embeddingModel = $model AND size(v.embedding) = size($vector)
                AND v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
            RETURN v
        }
        RETURN v ORDER BY vector.similarity.cosine(v.embedding, $vector) DESC LIMIT $byVector
      UNION
        WITH s WHERE $words <> ''
        CALL db.index.fulltext.queryNodes('fact_terms', $words, {limit: CASE WHEN $known < s.at OR $valid < s.at THEN $wordsInPast ELSE $wordsNow END})
        YIELD node AS f, score
        WITH f, score WHERE f.scope = $scope
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
        RETURN v ORDER BY score DESC LIMIT $byWords
      UNION
        UNWIND $lists.near AS id
        MATCH (e:Entity {scope: $scope, id: id})
        CALL (e) {
            MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)-[:HAS_VERSION]->(v:FactVersion)
            WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
            RETURN v LIMIT $byEntity
        }
        RETURN v
      UNION
        WITH s WHERE $predicate <> ''
        CALL () {
            MATCH (self:Entity {scope: $scope, isSelf: true})
            RETURN self.id AS id
          UNION
            UNWIND $lists.named AS id
            RETURN id
        }
        MATCH (f:Fact {scope: $scope, subjectId: id, predicate: $predicate})-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
        RETURN v LIMIT $bySlot
    }
    RETURN v, null AS frequencies
}
OPTIONAL MATCH (f:Fact)-[:HAS_VERSION]->(v)
RETURN f.id AS id, f.subjectId AS subject, f.objectId AS object, f.predicate AS predicate, f.facet AS facet, f.length AS length, f.terms AS terms,
    v.embeddingModel AS model, v.vector AS vector,
    CASE WHEN v IS NULL THEN s.factCount END AS count, CASE WHEN v IS NULL THEN s.factLengths END AS lengths, frequencies
