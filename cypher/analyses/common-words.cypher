// versions: 5.26+
// question: Of what is there much talk?
// parameters: scope, the token of a memory; limit, how many
// columns: term (a stem), turns and facts in which it stands
// cost: the words of the memory
MATCH (w:Term {scope: $scope})
USING INDEX SEEK w:Term(scope)
RETURN w.term AS term, w.turns AS turns, w.facts AS facts
ORDER BY turns DESC, facts DESC, term
LIMIT $limit
