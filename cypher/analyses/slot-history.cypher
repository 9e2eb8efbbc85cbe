// versions: 5.26+
// question: How did one thing about somebody change, and why?
// parameters: scope, the token of a memory; nameKey, whom it is about; predicate, for instance lives_in; facet, null for all
// columns: fact, version, validFrom (null: unknown), validUntil (null: open), believedFrom, believedUntil (null: still),
//          decisions (that began or ended the version)
// cost: the facts of the subject, and their versions
MATCH (n:Name {scope: $scope, nameKey: $nameKey})-[:NAMES]->(s:Entity)
USING INDEX SEEK n:Name(scope, nameKey)
WITH DISTINCT s
MATCH (s)<-[:SUBJECT]-(f:Fact {predicate: $predicate})
WHERE $facet IS NULL OR f.facet = $facet
MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
RETURN f.text AS fact, v.number AS version, v.validFrom AS validFrom,
       CASE WHEN v.validUntil < datetime('9999-12-31T23:59:59Z') THEN v.validUntil END AS validUntil,
       v.recordedAt AS believedFrom,
       CASE WHEN v.expiredAt < datetime('9999-12-31T23:59:59Z') THEN v.expiredAt END AS believedUntil,
       COLLECT {
         MATCH (f)<-[l:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]-(by:Fact)
         WHERE l.recordedAt IN [v.recordedAt, v.expiredAt]
         RETURN type(l) + ' by "' + by.text + '" (' + l.reason + ')' AS decision ORDER BY l.sequence, l.ordinal
       } AS decisions
ORDER BY believedFrom, f.id, version
