// versions: 5.26+
// Facts as an index in memory keeps them, with all their versions: all of a small scope, those written since a revision of the scope, or a page by id.
MATCH (s:Scope {scope: $scope})
CALL (s) {
    WITH s WHERE $part = 'all' AND s.turnCount + s.factCount <= $rowsMax
    MATCH (f:Fact) WHERE f.scope = $scope
    RETURN f
  UNION ALL
    WITH s WHERE $part = 'since' AND $after < s.revision
    MATCH (f:Fact) WHERE f.scope = $scope AND f.revision > $after
    RETURN f LIMIT $limit
  UNION ALL
    WITH s WHERE $part = 'page'
    MATCH (f:Fact) WHERE f.scope = $scope AND f.id > $afterId
    RETURN f ORDER BY f.scope, f.id LIMIT $limit
}
CALL (f) {
    OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
    WITH v ORDER BY v.number
    RETURN collect(v) AS versions
}
RETURN f.id AS id, f.subjectId AS subject, f.objectId AS object, f.predicate AS predicate, f.facet AS facet, f.terms AS terms, f.embeddingModel AS model,
    coalesce(head(versions).vector, f.vector) AS vector, [v IN versions | [v.number, v.countsFrom, v.validUntil, v.recordedAt, v.expiredAt]] AS versions
ORDER BY id
