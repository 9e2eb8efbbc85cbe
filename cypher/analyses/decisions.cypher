// versions: 5.26+
// question: How were contradictions decided, and for which reasons?
// parameters: scope, the token of a memory
// columns: decision, reason, count, first, last
// cost: the facts of the memory, and the decisions between them
MATCH (f:Fact {scope: $scope})-[l:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]->(:Fact)
USING INDEX SEEK f:Fact(scope)
RETURN type(l) AS decision, l.reason AS reason, count(*) AS count, min(l.recordedAt) AS first, max(l.recordedAt) AS last
ORDER BY count DESC, decision, reason
