// versions: 5.26+
// Which facts the entries hold items about.
UNWIND $lists.rows AS row
MATCH (c:Change {scope: $scope, sequence: row.sequence})
MATCH (f:Fact {scope: $scope, id: row.fact})
CREATE (c)-[:CHANGED]->(f)
