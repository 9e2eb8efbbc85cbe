// The conditions that go with a page of facts f: it must not be cut before they are tested.
WITH f
WHERE (size($lists.predicates) = 0 OR f.predicate IN $lists.predicates)
    AND (size($lists.entities) = 0 OR f.subjectId IN $lists.entities OR f.objectId IN $lists.entities)
// include parts/version-conditions
