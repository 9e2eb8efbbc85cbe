// versions: 5.26+
// What is left of entries whose items were erased.
UNWIND $lists.rows AS row
MATCH (c:Change {scope: $scope, sequence: row.sequence})
SET c += row
