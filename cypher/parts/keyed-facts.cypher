// Facts f that meet a condition of which few do. $start says which.
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
}
