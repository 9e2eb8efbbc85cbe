// versions: 5.26+
// How often a scope was written to, at which of these times something was erased last, and how many rows recall has of it.
MATCH (s:Scope {scope: $scope})
RETURN coalesce(s.revision, 0) AS revision, coalesce(s.erased, 0) AS erased, s.turnCount + s.factCount AS rows
