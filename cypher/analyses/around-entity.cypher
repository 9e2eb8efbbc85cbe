// versions: 5.26+
// question: Who and what is within two steps of somebody or something?
// parameters: scope, the token of a memory; nameKey, where to start; limit, how many
// columns: name, kind, steps (1 or 2), over (the predicates on a shortest way)
// cost: the links of the entity and of its neighbours; at a hub these are many
MATCH (n:Name {scope: $scope, nameKey: $nameKey})-[:NAMES]->(start:Entity)
USING INDEX SEEK n:Name(scope, nameKey)
WITH DISTINCT start
MATCH way = (start)-[:LINK]-{1,2}(other:Entity)
WHERE other <> start
WITH other, way, [l IN relationships(way) | l.predicate] AS over
ORDER BY length(way), over
WITH other, head(collect({steps: length(way), over: over})) AS nearest
RETURN other.name AS name, other.kind AS kind, nearest.steps AS steps, nearest.over AS over
ORDER BY steps, name
LIMIT $limit
