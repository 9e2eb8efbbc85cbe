// versions: 5.26+
// question: What did one change do, who made it, and why?
// parameters: scope, the token of a memory; sequence, the number of the change
// columns: at, actor, reasons, fact (null: it touched none), begun and ended (numbers of versions), decisions
// cost: one change and the facts that it touched
MATCH (c:Change {scope: $scope, sequence: $sequence})
USING INDEX SEEK c:Change(scope, sequence)
OPTIONAL MATCH (c)-[:CHANGED]->(f:Fact)
RETURN c.at AS at, c.actor AS actor, c.reasons AS reasons, f.text AS fact,
       COLLECT { MATCH (f)-[:HAS_VERSION]->(v:FactVersion) WHERE v.recordedAt = c.at RETURN v.number ORDER BY v.number } AS begun,
       COLLECT { MATCH (f)-[:HAS_VERSION]->(v:FactVersion) WHERE v.expiredAt = c.at RETURN v.number ORDER BY v.number } AS ended,
       COLLECT {
         MATCH (f)-[l:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]->(o:Fact) WHERE l.recordedAt = c.at
         RETURN type(l) + ' "' + o.text + '" (' + l.reason + ')' ORDER BY l.ordinal
       } AS decisions
ORDER BY f.id
