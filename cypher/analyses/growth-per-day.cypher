// versions: 5.26+
// question: How much was remembered and learnt on each day?
// parameters: scope, the token of a memory; from and until, the first instant and the one behind the last
// columns: day, changes, turns, facts (first believed on that day)
// cost: the changes, turns and facts of the memory
CALL () {
  MATCH (c:Change {scope: $scope})
  USING INDEX SEEK c:Change(scope, at)
  WHERE c.at >= $from AND c.at < $until
  RETURN date(c.at) AS day, count(*) AS changes, 0 AS turns, 0 AS facts
  UNION ALL
  MATCH (t:Turn {scope: $scope})
  USING INDEX SEEK t:Turn(scope)
  WHERE t.recordedAt >= $from AND t.recordedAt < $until
  RETURN date(t.recordedAt) AS day, 0 AS changes, count(*) AS turns, 0 AS facts
  UNION ALL
  MATCH (f:Fact {scope: $scope})-[:HAS_VERSION]->(v:FactVersion {number: 1})
  USING INDEX SEEK f:Fact(scope)
  WHERE v.recordedAt >= $from AND v.recordedAt < $until
  RETURN date(v.recordedAt) AS day, 0 AS changes, 0 AS turns, count(*) AS facts
}
RETURN day, sum(changes) AS changes, sum(turns) AS turns, sum(facts) AS facts
ORDER BY day
