// versions: 5.26+
// The head of a scope's journal, and its counters.
MATCH (s:Scope {scope: $scope})
SET s.sequence = $sequence, s.hash = $hash, s.at = $at, s.rewrites = s.rewrites + $rewrites,
    s.turnCount = s.turnCount + $turns, s.factCount = s.factCount + $facts,
    s.turnLengths = s.turnLengths + $turnLengths, s.factLengths = s.factLengths + $factLengths
