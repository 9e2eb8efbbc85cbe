// versions: 5.26+
// What was decided between two facts.
UNWIND $lists.rows AS row
MATCH (a:Fact {scope: $scope, id: row.from})
MATCH (b:Fact {scope: $scope, id: row.to})
CREATE (a)-[link:$(row.type)]->(b)
SET link = row.properties
