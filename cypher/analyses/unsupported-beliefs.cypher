// versions: 5.26+
// question: What is believed though no turn says it (asserted by a caller, or its turns were erased)?
// parameters: scope, the token of a memory
// columns: fact, subject, predicate, confidence, rule, since, factId
// cost: the active facts of the memory
MATCH (f:Fact {scope: $scope})
USING INDEX SEEK f:Fact(scope)
WHERE f:ActiveFact AND NOT EXISTS { (f)-[:STATED_IN]->(:Turn) }
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN f.text AS fact, s.name AS subject, f.predicate AS predicate, f.confidence AS confidence, f.rule AS rule, f.recordedAt AS since, f.id AS factId
ORDER BY since, factId
