// Facts f of an entity or of the scope, of which there may be very many, each with its version v that the read point sees: a page, read off an
// index in the order of ids, and no further. What else a query may ask for with these is in parts/page-conditions; the rest has parts/keyed-facts.
CALL () {
    WITH 1 AS one WHERE $start IN ['subjects', 'entities']
    UNWIND CASE $start WHEN 'subjects' THEN $lists.subjects ELSE $lists.entities END AS subject
    CALL (subject) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, subjectId, id)
        WHERE f.scope = $scope AND f.subjectId = subject AND f.id > $above
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope, f.subjectId, f.id LIMIT $limit
    }
    RETURN f, v
  UNION
    WITH 1 AS one WHERE $start = 'entities'
    UNWIND $lists.entities AS object
    CALL (object) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, objectId, id)
        WHERE f.scope = $scope AND f.objectId = object AND f.id > $above
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope, f.objectId, f.id LIMIT $limit
    }
    RETURN f, v
  UNION
    WITH 1 AS one WHERE $start = 'scope'
    CALL () {
        MATCH (f:Fact) WHERE f.scope = $scope AND f.id > $above
        // include parts/page-conditions
        RETURN f, v ORDER BY f.scope, f.id LIMIT $limit
    }
    RETURN f, v
}
WITH f, v ORDER BY f.id LIMIT $limit
