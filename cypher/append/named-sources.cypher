// versions: 5.26+
// What a caller named as the source of a fact.
UNWIND $lists.rows AS row
MATCH (f:Fact {scope: $scope, id: row.factId})
MERGE (t:Source {scope: $scope, label: row.label})
CREATE (f)-[s:STATED_IN]->(t)
SET s = row.properties
