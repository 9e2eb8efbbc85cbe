// versions: 5.26+
// The head of a scope's journal.
MATCH (s:Scope {scope: $scope})
RETURN s.sequence AS sequence, s.hash AS hash, s.at AS at
