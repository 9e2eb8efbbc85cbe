// versions: 5.26+
// Brings what a fact node says of its latest version up to date: the times, whether it is active, and the LINK between its entities.
UNWIND $lists.facts AS id
MATCH (f:Fact {scope: $scope, id: id})
CALL (f) {
    OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
    RETURN v ORDER BY v.number DESC LIMIT 1
}
SET f.validFrom = v.validFrom, f.validUntil = v.validUntil, f.confidence = v.confidence, f.recordedAt = v.recordedAt, f.expiredAt = v.expiredAt, f.revision = $revision
WITH f, coalesce(v.expiredAt = $open AND v.validUntil > v.recordedAt, false) AS active
FOREACH (_ IN CASE WHEN active THEN [1] ELSE [] END | SET f:ActiveFact)
FOREACH (_ IN CASE WHEN active THEN [] ELSE [1] END | REMOVE f:ActiveFact)
WITH f, active
MATCH (s:Entity)<-[:SUBJECT]-(f)-[:OBJECT]->(o:Entity)
OPTIONAL MATCH (s)-[link:LINK {factId: f.id}]->(o)
FOREACH (_ IN CASE WHEN active AND link IS NULL THEN [1] ELSE [] END | CREATE (s)-[:LINK {scope: $scope, predicate: f.predicate, factId: f.id}]->(o))
FOREACH (_ IN CASE WHEN active OR link IS NULL THEN [] ELSE [1] END | DELETE link)
