// versions: 5.26+
// The head of a scope's journal, its counters, and the number of this write, by which programs find what they have not read yet.
MATCH (s:Scope {scope: $scope})
SET s.sequence = $sequence, s.hash = $hash, s.at = $at, s.revision = $revision, s.erased = CASE WHEN $erases THEN $revision ELSE coalesce(s.erased, 0) END,
    s.turnCount = s.turnCount + $turns, s.factCount = s.factCount + $facts,
    s.turnLengths = s.turnLengths + $turnLengths, s.factLengths = s.factLengths + $factLengths
