// versions: 5.26+
UNWIND $lists.rows AS row
MERGE (s:Session {scope: $scope, key: row.session})
CREATE (t:Turn)-[:IN]->(s)
SET t = row, t.revision = $revision
