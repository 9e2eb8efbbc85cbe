// versions: 5.26+
// question: What is known of somebody's or something's life, in the order in which it was true?
// parameters: scope, the token of a memory; nameKey, of whom or what; known, as far as it was known then
// columns: validFrom (null: unknown), validUntil (null: open), fact, subject
// cost: the facts about the entity, and their versions
MATCH (n:Name {scope: $scope, nameKey: $nameKey})-[:NAMES]->(e:Entity)
USING INDEX SEEK n:Name(scope, nameKey)
WITH DISTINCT e
MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
WITH DISTINCT f
MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
WHERE v.recordedAt <= $known AND v.expiredAt > $known
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN v.validFrom AS validFrom, CASE WHEN v.validUntil < datetime('9999-12-31T23:59:59Z') THEN v.validUntil END AS validUntil,
       f.text AS fact, s.name AS subject
ORDER BY v.countsFrom, f.id
