// versions: 5.26+
// New terms of facts that are there.
UNWIND $lists.rows AS row
MATCH (f:Fact {scope: $scope, id: row.id})
SET f += row, f.revision = $revision
