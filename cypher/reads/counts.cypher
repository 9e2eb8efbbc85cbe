// versions: 5.26+
// How much a scope holds at a read point.
CALL () {
    MATCH (t:Turn) WHERE t.scope = $scope AND t.saidAt <= $valid AND t.recordedAt <= $known
    RETURN count(t) AS turns, count(DISTINCT t.session) AS sessions
}
CALL () {
    MATCH (e:Entity) WHERE e.scope = $scope AND e.recordedAt <= $known
    RETURN count(e) AS entities
}
CALL () {
    MATCH (v:FactVersion) WHERE v.scope = $scope AND v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
    RETURN count(v) AS facts
}
CALL () {
    MATCH (c:Change) WHERE c.scope = $scope AND c.at <= $known
    RETURN count(c) AS changes
}
RETURN turns, sessions, entities, facts, changes
