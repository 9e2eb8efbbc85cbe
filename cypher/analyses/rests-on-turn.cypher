// versions: 5.26+
// question: Which facts rest on one turn: what would its erasure leave without a source?
// parameters: scope, the token of a memory; turnId
// columns: fact, subject, isActive, otherTurns (0: no turn would say it any more), factId
// cost: one turn and the facts that rest on it
MATCH (t:Turn {scope: $scope, id: $turnId})<-[:STATED_IN]-(f:Fact)
USING INDEX SEEK t:Turn(scope, id)
WITH DISTINCT t, f
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN f.text AS fact, s.name AS subject, f:ActiveFact AS isActive,
       COUNT { MATCH (f)-[:STATED_IN]->(o:Turn) WHERE o <> t RETURN DISTINCT o } AS otherTurns, f.id AS factId
ORDER BY otherTurns, factId
