// versions: 5.26+
// The last position in each of some sessions.
UNWIND $lists.sessions AS session
CALL (session) {
    MATCH (t:Turn)
    WHERE t.scope = $scope AND t.session = session AND t.position >= 0
    RETURN max(t.position) AS position
}
RETURN session, position
