// versions: 5.26+
// The versions of some facts, as far as recorded.
UNWIND $lists.facts AS id
MATCH (:Fact {scope: $scope, id: id})-[:HAS_VERSION]->(v:FactVersion)
WHERE v.recordedAt <= $known
RETURN v.factId AS id, v.number AS number, v.validFrom AS validFrom, v.validUntil AS validUntil, v.fromGrain AS fromGrain, v.untilGrain AS untilGrain,
    v.countsFrom AS countsFrom, v.confidence AS confidence, v.recordedAt AS recordedAt, v.expiredAt AS expiredAt
ORDER BY id, number
