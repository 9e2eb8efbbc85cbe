// versions: 5.26+
// Turns that may answer a question, with those up to four places around them in their session, whose words (up to three
// places) and vectors (one place) count as theirs, less: enough for the found turns and for those beside them.
// The first row holds the counters and no turn. This version has no filters inside a vector index: up to some
// thousand turns are compared one by one; of more the index is asked for many, and all are compared when too few of them are this memory's.
MATCH (s:Scope {scope: $scope})
CALL (s) {
    RETURN null AS t, null AS distance, COLLECT {
        UNWIND $lists.terms AS term
        OPTIONAL MATCH (word:Term {scope: $scope, term: term})
        RETURN coalesce(word.turns, 0)
    } AS frequencies
  UNION ALL
    WITH s WHERE $wanted AND s.turnCount + s.factCount >= $rowsMin
    CALL (s) {
        WITH s WHERE NOT $ofSession AND $vector IS NOT NULL
        CALL (s) {
            WITH s WHERE s.turnCount > $scanMax
            CALL db.index.vector.queryNodes('turn_vector', $overFetch, $vector) YIELD node AS hit
            WITH hit WHERE hit.scope = $scope AND hit.embeddingModel = $model AND hit.saidAt <= $valid AND hit.recordedAt <= $known
            RETURN collect(hit) AS near
        }
        WITH near, size(near) >= $byVector AS enough
        CALL (near, enough) {
            WITH near WHERE enough
            UNWIND near AS hit
            RETURN hit
          UNION ALL
            WITH near WHERE NOT enough
            MATCH (hit:Turn {scope: $scope})
            WHERE hit.embeddingModel = $model AND size(hit.embedding) = size($vector) AND hit.saidAt <= $valid AND hit.recordedAt <= $known
            RETURN hit
        }
        WITH hit, vector.similarity.cosine(hit.embedding, $vector) + CASE WHEN hit.role = $role THEN 0.15 ELSE 0.0 END AS score
        RETURN hit ORDER BY score DESC LIMIT $byVector * 2
      UNION
        WITH s WHERE NOT $ofSession
        UNWIND $lists.dates AS date
        CALL (date) {
            MATCH (hit:Turn)
            WHERE hit.scope = $scope AND hit.saidAt >= date.from AND hit.saidAt < date.until AND hit.recordedAt <= $known
            RETURN hit ORDER BY CASE WHEN hit.embeddingModel = $model AND size(hit.embedding) = size($vector) THEN vector.similarity.cosine(hit.embedding, $vector) ELSE 0.0 END DESC LIMIT $byDate
        }
        RETURN hit
      UNION
        WITH s WHERE $words <> '' AND NOT $ofSession
        CALL db.index.fulltext.queryNodes('turn_terms', $words, {limit: CASE WHEN $known < s.at OR $valid < s.at THEN $wordsInPast ELSE $byWords END})
        YIELD node AS hit, score
        WITH hit, score WHERE hit.scope = $scope AND hit.saidAt <= $valid AND hit.recordedAt <= $known
        RETURN hit ORDER BY score DESC LIMIT $byWords
      UNION
        WITH s WHERE $ofSession
        MATCH (hit:Turn)
        WHERE hit.scope = $scope AND hit.session = $session AND hit.saidAt <= $valid AND hit.recordedAt <= $known
        RETURN hit ORDER BY hit.saidAt DESC LIMIT $bySession
    }
    CALL (hit) {
        RETURN hit AS t, 0 AS distance
      UNION ALL
        MATCH path = (hit)-[:NEXT*1..4]->(t:Turn)
        RETURN t, length(path) AS distance
      UNION ALL
        MATCH path = (hit)<-[:NEXT*1..4]-(t:Turn)
        RETURN t, length(path) AS distance
    }
    RETURN t, min(distance) AS distance, null AS frequencies
}
OPTIONAL MATCH (before:Turn)-[:NEXT]->(t)
RETURN t.id AS id, before.id AS before, distance, t.role AS role, t.speaker AS speaker, t.session AS session, t.saidAt AS saidAt, t.offsetMinutes AS offsetMinutes,
    t.recordedAt AS recordedAt, t.characters AS characters, t.endsWithQuestion AS endsWithQuestion, t.questionShare AS questionShare,
    t.hasTimeWord AS hasTimeWord, t.names AS names, t.length AS length, t.terms AS terms, t.embeddingModel AS model, CASE WHEN distance <= 2 THEN t.vector END AS vector,
    CASE WHEN t IS NULL THEN s.turnCount END AS count, CASE WHEN t IS NULL THEN s.turnLengths END AS lengths, frequencies
