// versions: 5.26+
// question: What was believed about somebody or something at one time, and what at another?
// parameters: scope, the token of a memory; nameKey, the name in lower case without accents;
//             validThen and knownThen, validNow and knownNow: what was true at the first, as far as it was known at the second
// columns: fact, predicate, subject, then, now (both true or false)
// cost: the facts about the entity, and their versions
MATCH (n:Name {scope: $scope, nameKey: $nameKey})-[:NAMES]->(e:Entity)
USING INDEX SEEK n:Name(scope, nameKey)
WITH DISTINCT e
MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
WITH DISTINCT f
WITH f,
     EXISTS {
       (f)-[:HAS_VERSION]->(v:FactVersion)
       WHERE v.recordedAt <= $knownThen AND v.expiredAt > $knownThen AND v.countsFrom <= $validThen AND v.validUntil > $validThen
     } AS then,
     EXISTS {
       (f)-[:HAS_VERSION]->(v:FactVersion)
       WHERE v.recordedAt <= $knownNow AND v.expiredAt > $knownNow AND v.countsFrom <= $validNow AND v.validUntil > $validNow
     } AS now
WHERE then OR now
MATCH (f)-[:SUBJECT]->(s:Entity)
RETURN f.text AS fact, f.predicate AS predicate, s.name AS subject, then, now
ORDER BY f.id
