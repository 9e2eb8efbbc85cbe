// versions: 5.26+
// Turns as an index in memory keeps them: all of a small scope, those written since a revision of the scope, or a page by id.
MATCH (s:Scope {scope: $scope})
CALL (s) {
    WITH s WHERE $part = 'all' AND s.turnCount + s.factCount <= $rowsMax
    MATCH (t:Turn) WHERE t.scope = $scope
    RETURN t
  UNION ALL
    WITH s WHERE $part = 'since' AND $after < s.revision
    MATCH (t:Turn) WHERE t.scope = $scope AND t.revision > $after
    RETURN t LIMIT $limit
  UNION ALL
    WITH s WHERE $part = 'page'
    MATCH (t:Turn) WHERE t.scope = $scope AND t.id > $afterId
    RETURN t ORDER BY t.scope, t.id LIMIT $limit
}
RETURN t.id AS id, t.session AS session, t.position AS position, t.role AS role, t.speaker AS speaker, t.saidAt AS saidAt, t.offsetMinutes AS offsetMinutes,
    t.recordedAt AS recordedAt, t.characters AS characters, t.endsWithQuestion AS endsWithQuestion, t.questionShare AS questionShare,
    t.hasTimeWord AS hasTimeWord, t.names AS names, t.terms AS terms, t.embeddingModel AS model, t.vector AS vector
ORDER BY t.sequence, t.ordinal
