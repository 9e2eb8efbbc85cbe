// versions: 5.26+
// question: Is the journal one unbroken chain?
// parameters: scope, the token of a memory
// columns: sequence, fault; no row when all is well ("graphmemory doctor" recomputes the hashes too)
// cost: the changes of the memory
MATCH (c:Change {scope: $scope})
USING INDEX SEEK c:Change(scope)
OPTIONAL MATCH (p:Change)-[:NEXT]->(c)
WITH c, collect(p) AS before
WITH c, CASE
  WHEN c.sequence = 1 AND size(before) > 0 THEN 'the first change follows another'
  WHEN c.sequence > 1 AND size(before) <> 1 THEN 'it follows ' + toString(size(before)) + ' changes'
  WHEN c.sequence > 1 AND before[0].sequence <> c.sequence - 1 THEN 'it follows change ' + toString(before[0].sequence)
  WHEN c.sequence > 1 AND before[0].hash <> c.previous THEN 'it does not carry the hash of the change before'
  WHEN c.sequence > 1 AND before[0].at >= c.at THEN 'it is not later than the change before'
END AS fault
WHERE fault IS NOT NULL
RETURN c.sequence AS sequence, fault
ORDER BY sequence
