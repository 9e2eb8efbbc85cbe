// versions: 5.26+
// New terms and features of turns that are there.
UNWIND $lists.rows AS row
MATCH (t:Turn {scope: $scope, id: row.id})
SET t += row, t.revision = $revision
