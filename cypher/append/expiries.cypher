// versions: 5.26+
// States that are no longer believed.
UNWIND $lists.rows AS row
MATCH (v:FactVersion {scope: $scope, factId: row.factId, number: row.number})
SET v.expiredAt = row.at
