// versions: 5.26+
UNWIND $lists.rows AS row
MATCH (s:Entity {scope: $scope, id: row.subjectId})
CREATE (f:Fact)-[:SUBJECT]->(s)
SET f = row, f.revision = $revision
WITH f
MATCH (o:Entity {scope: $scope, id: f.objectId})
CREATE (f)-[:OBJECT]->(o)
