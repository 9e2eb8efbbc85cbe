// versions: 5.26+
// The claims of turns were read.
UNWIND $lists.rows AS row
MATCH (t:Turn {scope: $scope, id: row.id})
WHERE t.dueUntil = $open
SET t.dueUntil = row.at
