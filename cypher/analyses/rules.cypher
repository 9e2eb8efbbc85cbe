// versions: 5.26+
// question: Which rules made which facts, and how many of them still hold?
// parameters: scope, the token of a memory
// columns: rule, predicate, facts, active, confidence (mean)
// cost: the facts of the memory
MATCH (f:Fact {scope: $scope})
USING INDEX SEEK f:Fact(scope)
RETURN f.rule AS rule, f.predicate AS predicate, count(*) AS facts,
       sum(CASE WHEN f:ActiveFact THEN 1 ELSE 0 END) AS active, round(avg(f.confidence), 2) AS confidence
ORDER BY facts DESC, rule, predicate
