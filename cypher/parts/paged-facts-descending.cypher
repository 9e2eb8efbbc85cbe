// Facts f as in paged-facts.cypher, the latest first.
CALL () {
    WITH 1 AS one WHERE $start IN ['subjects', 'entities']
    UNWIND CASE $start WHEN 'subjects' THEN $lists.subjects ELSE $lists.entities END AS subject
    CALL (subject) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, subjectId, id)
        WHERE f.scope = $scope AND f.subjectId = subject AND f.id < $below
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope DESC, f.subjectId DESC, f.id DESC LIMIT $limit
    }
    RETURN f, v
  UNION
    WITH 1 AS one WHERE $start = 'entities'
    UNWIND $lists.entities AS object
    CALL (object) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, objectId, id)
        WHERE f.scope = $scope AND f.objectId = object AND f.id < $below
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope DESC, f.objectId DESC, f.id DESC LIMIT $limit
    }
    RETURN f, v
  UNION
    WITH 1 AS one WHERE $start = 'scope'
    CALL () {
        MATCH (f:Fact) WHERE f.scope = $scope AND f.id < $below
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope DESC, f.id DESC LIMIT $limit
    }
    RETURN f, v
}
WITH f, v ORDER BY f.id DESC LIMIT $limit
