// versions: 5.26+
// Waits for whoever is writing a scope, and keeps others from it until the transaction ends. Setting a property to what it is takes the lock and writes nothing.
MATCH (s:Scope {scope: $scope})
SET s.scope = s.scope
