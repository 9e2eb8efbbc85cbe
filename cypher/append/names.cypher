// versions: 5.26+
UNWIND $lists.rows AS row
MATCH (e:Entity {scope: $scope, id: row.entityId})
CREATE (n:Name)-[:NAMES]->(e)
SET n = row
