// versions: 5.26+
// question: Which entities may be the same, since they share a name?
// parameters: scope, the token of a memory
// columns: nameKey, name, kind, facts, entityId
// cost: the names of the memory
MATCH (n:Name {scope: $scope})-[:NAMES]->(e:Entity)
USING INDEX SEEK n:Name(scope)
WITH n.nameKey AS nameKey, collect(DISTINCT e) AS entities
WHERE size(entities) > 1
UNWIND entities AS e
RETURN nameKey, e.name AS name, e.kind AS kind, COUNT { (e)<-[:SUBJECT|OBJECT]-(:Fact) } AS facts, e.id AS entityId
ORDER BY nameKey, facts DESC, entityId
