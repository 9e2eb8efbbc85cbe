// versions: 5.26+
// question: What is believed though nobody has said it for long?
// parameters: scope, the token of a memory; before, the instant since which it was not said; limit, how many
// columns: fact, subject, lastSaid, timesSaid, confidence, factId
// cost: the active facts of the memory, and their sources
MATCH (f:Fact {scope: $scope})-[:STATED_IN]->(t:Turn)
USING INDEX SEEK f:Fact(scope)
WHERE f:ActiveFact
WITH f, max(t.saidAt) AS lastSaid, count(DISTINCT t) AS timesSaid
WHERE lastSaid < $before
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN f.text AS fact, s.name AS subject, lastSaid, timesSaid, f.confidence AS confidence, f.id AS factId
ORDER BY lastSaid, factId
LIMIT $limit
