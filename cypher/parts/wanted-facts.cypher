// Of facts f a page of those that meet every condition, each with its version v that the read point sees.
WITH f
WHERE f.id > $above AND f.id < $below
    AND (size($lists.ids) = 0 OR f.id IN $lists.ids)
    AND (size($lists.predicates) = 0 OR f.predicate IN $lists.predicates)
    AND (size($lists.subjects) = 0 OR f.subjectId IN $lists.subjects)
    AND (size($lists.entities) = 0 OR f.subjectId IN $lists.entities OR f.objectId IN $lists.entities)
    AND (size($lists.slots) = 0 OR any(slot IN $lists.slots WHERE f.subjectId = slot.subject AND f.predicate = slot.predicate
        AND coalesce(f.facet, '') = slot.facet AND (slot.valueKey IS NULL OR f.valueKey = slot.valueKey)))
    AND (size($lists.sourceTurns) = 0 OR EXISTS { (f)-[s:STATED_IN]->(t:Turn) WHERE t.id IN $lists.sourceTurns AND s.recordedAt <= $known })
// include parts/version-conditions
WITH f, v
ORDER BY CASE WHEN $descending THEN null ELSE f.id END, f.id DESC LIMIT $limit
