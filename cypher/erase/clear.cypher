// versions: 5.26+
// Takes away all that was projected from a scope's journal.
MATCH (s:Scope {scope: $scope})
SET s.turnCount = 0, s.factCount = 0, s.turnLengths = 0, s.factLengths = 0
WITH s
CALL () {
    MATCH (n:FactVersion {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Fact {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Source {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Turn {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Session {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Name {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Entity {scope: $scope}) DETACH DELETE n
}
CALL () {
    MATCH (n:Term {scope: $scope}) DETACH DELETE n
}
