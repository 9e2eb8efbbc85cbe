// versions: 5.26+
// question: How are two entities connected?
// parameters: scope, the token of a memory; fromKey and toKey, two name keys
// columns: way (the names along a shortest path of at most six steps), over (its predicates), facts (their texts)
// cost: active links from both ends, at most three steps from each
MATCH (n:Name {scope: $scope, nameKey: $fromKey})-[:NAMES]->(a:Entity)
USING INDEX SEEK n:Name(scope, nameKey)
MATCH (m:Name {scope: $scope, nameKey: $toKey})-[:NAMES]->(b:Entity)
USING INDEX SEEK m:Name(scope, nameKey)
WITH DISTINCT a, b
WHERE a <> b
MATCH p = SHORTEST 1 (a)-[:LINK]-{1,6}(b)
RETURN [e IN nodes(p) | e.name] AS way, [l IN relationships(p) | l.predicate] AS over,
       [l IN relationships(p) | COLLECT { MATCH (f:Fact {scope: $scope, id: l.factId}) USING INDEX SEEK f:Fact(scope, id) RETURN f.text }[0]] AS facts
