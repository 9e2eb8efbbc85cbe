// A page of facts f, each with its version v that the read point sees. $start says which condition finds the fewest; the others are tested.
// Where there may be many, of an entity or of the scope, a page is read off an index in the order of ids, and no further.
CALL () {
    WITH 1 AS one WHERE $start = 'ids'
    MATCH (f:Fact) WHERE f.scope = $scope AND f.id IN $lists.ids
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'slots'
    UNWIND $lists.slots AS slot
    MATCH (f:Fact {scope: $scope, subjectId: slot.subject, predicate: slot.predicate})
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'turns'
    UNWIND $lists.sourceTurns AS turn
    MATCH (:Turn {scope: $scope, id: turn})<-[s:STATED_IN]-(f:Fact) WHERE s.recordedAt <= $known
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'predicates'
    UNWIND $lists.subjects AS subject
    UNWIND $lists.predicates AS predicate
    MATCH (f:Fact {scope: $scope, subjectId: subject, predicate: predicate})
    RETURN f
  UNION
    WITH 1 AS one WHERE $start IN ['subjects', 'entities'] AND NOT $descending
    UNWIND CASE $start WHEN 'subjects' THEN $lists.subjects ELSE $lists.entities END AS subject
    CALL (subject) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, subjectId, id)
        WHERE f.scope = $scope AND f.subjectId = subject AND f.id > $above
        // include parts/page-conditions
        RETURN f ORDER BY f.scope, f.subjectId, f.id LIMIT $limit
    }
    RETURN f
  UNION
    WITH 1 AS one WHERE $start IN ['subjects', 'entities'] AND $descending
    UNWIND CASE $start WHEN 'subjects' THEN $lists.subjects ELSE $lists.entities END AS subject
    CALL (subject) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, subjectId, id)
        WHERE f.scope = $scope AND f.subjectId = subject AND f.id < $below
        // include parts/page-conditions
        RETURN f ORDER BY f.scope DESC, f.subjectId DESC, f.id DESC LIMIT $limit
    }
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'entities' AND NOT $descending
    UNWIND $lists.entities AS object
    CALL (object) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, objectId, id)
        WHERE f.scope = $scope AND f.objectId = object AND f.id > $above
        // include parts/page-conditions
        RETURN f ORDER BY f.scope, f.objectId, f.id LIMIT $limit
    }
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'entities' AND $descending
    UNWIND $lists.entities AS object
    CALL (object) {
        MATCH (f:Fact)
        USING INDEX SEEK f:Fact(scope, objectId, id)
        WHERE f.scope = $scope AND f.objectId = object AND f.id < $below
        // include parts/page-conditions
        RETURN f ORDER BY f.scope DESC, f.objectId DESC, f.id DESC LIMIT $limit
    }
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'page' AND NOT $descending
    CALL () {
        MATCH (f:Fact) WHERE f.scope = $scope AND f.id > $above
        // include parts/page-conditions
        RETURN f ORDER BY f.scope, f.id LIMIT $limit
    }
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'page' AND $descending
    CALL () {
        MATCH (f:Fact) WHERE f.scope = $scope AND f.id < $below
        // include parts/page-conditions
        RETURN f ORDER BY f.scope DESC, f.id DESC LIMIT $limit
    }
    RETURN f
}
WITH f
WHERE f.id > $above AND f.id < $below
    AND (size($lists.ids) = 0 OR f.id IN $lists.ids)
    AND (size($lists.predicates) = 0 OR f.predicate IN $lists.predicates)
    AND (size($lists.subjects) = 0 OR f.subjectId IN $lists.subjects)
    AND (size($lists.entities) = 0 OR f.subjectId IN $lists.entities OR f.objectId IN $lists.entities)
    AND (size($lists.slots) = 0 OR any(slot IN $lists.slots WHERE f.subjectId = slot.subject AND f.predicate = slot.predicate
        AND coalesce(f.facet, '') = slot.facet AND (slot.valueKey IS NULL OR f.valueKey = slot.valueKey)))
    AND (size($lists.sourceTurns) = 0 OR EXISTS { (f)-[s:STATED_IN]->(t:Turn) WHERE t.id IN $lists.sourceTurns AND s.recordedAt <= $known })
// include parts/seen-version
WITH f, v
ORDER BY CASE WHEN $descending THEN null ELSE f.id END, f.id DESC LIMIT $limit
