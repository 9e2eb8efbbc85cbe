// versions: 5.26+
// question: What was learnt, and what was given up, between two times?
// parameters: scope, the token of a memory; from and until, the first instant and the one behind the last
// columns: at, what (learnt, or given up), fact, subject, sequence of the change
// cost: the changes of the memory, and the facts that they touched
MATCH (c:Change {scope: $scope})
USING INDEX SEEK c:Change(scope, at)
WHERE c.at >= $from AND c.at < $until
MATCH (c)-[:CHANGED]->(f:Fact)-[:HAS_VERSION]->(v:FactVersion)
WHERE (v.number = 1 AND v.recordedAt = c.at) OR (v.expiredAt = c.at AND NOT EXISTS {
  (f)-[:HAS_VERSION]->(next:FactVersion) WHERE next.recordedAt = c.at
})
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN c.at AS at, CASE WHEN v.expiredAt = c.at THEN 'given up' ELSE 'learnt' END AS what, f.text AS fact, s.name AS subject, c.sequence AS sequence
ORDER BY sequence, f.id
