// versions: 5.26+
// Turns that facts rest on.
UNWIND $lists.rows AS row
MATCH (f:Fact {scope: $scope, id: row.factId})
MATCH (t:Turn {scope: $scope, id: row.turnId})
CREATE (f)-[s:STATED_IN]->(t)
SET s = row.properties
