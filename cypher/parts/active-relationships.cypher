// The facts f between an entity e and another that are active at the read point, with their version v.
CALL (e) {
    MATCH (f:Fact)
    USING INDEX SEEK f:Fact(scope, subjectId, objectId)
    WHERE f.scope = $scope AND f.subjectId = e.id AND f.objectId IS NOT NULL
    RETURN f
  UNION
    MATCH (f:Fact)
    USING INDEX SEEK f:Fact(scope, objectId, id)
    WHERE f.scope = $scope AND f.objectId = e.id AND f.id > ''
    RETURN f
}
MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
