// versions: 5.26+
// question: How sure is the memory of what it believes?
// parameters: scope, the token of a memory
// columns: predicate, facts, lowest, median, highest, belowHalf
// cost: the active facts of the memory
MATCH (f:Fact {scope: $scope})
USING INDEX SEEK f:Fact(scope)
WHERE f:ActiveFact
RETURN f.predicate AS predicate, count(*) AS facts, min(f.confidence) AS lowest,
       percentileDisc(f.confidence, 0.5) AS median, max(f.confidence) AS highest,
       sum(CASE WHEN f.confidence < 0.5 THEN 1 ELSE 0 END) AS belowHalf
ORDER BY lowest, predicate
