// versions: 5.26+
// question: How much of what is said turns into facts, by who says it?
// parameters: scope, the token of a memory
// columns: role, turns, withFacts, share, waiting (turns that are still to be read)
// cost: the turns of the memory
MATCH (t:Turn {scope: $scope})
USING INDEX SEEK t:Turn(scope)
WITH t.role AS role, count(t) AS turns,
     sum(CASE WHEN EXISTS { (t)<-[:STATED_IN]-(:Fact) } THEN 1 ELSE 0 END) AS withFacts,
     sum(CASE WHEN t.dueUntil = datetime('9999-12-31T23:59:59Z') THEN 1 ELSE 0 END) AS waiting
RETURN role, turns, withFacts, round(1.0 * withFacts / turns, 2) AS share, waiting
ORDER BY turns DESC, role
