// versions: 5.26+
// question: Which facts contradict each other, and nobody has settled it?
// parameters: scope, the token of a memory; at, the instant at which both hold
// columns: newer, older, subject, predicate, reason, since, newerId, olderId
// cost: the facts of the memory
MATCH (newer:Fact {scope: $scope})-[d:DISPUTES]->(older:Fact)
USING INDEX SEEK newer:Fact(scope)
WHERE newer:ActiveFact AND older:ActiveFact AND newer.validUntil > $at AND older.validUntil > $at
MATCH (newer)-[:SUBJECT]->(s:Entity)
RETURN newer.text AS newer, older.text AS older, s.name AS subject, newer.predicate AS predicate,
       d.reason AS reason, d.recordedAt AS since, newer.id AS newerId, older.id AS olderId
ORDER BY since, newerId, olderId
