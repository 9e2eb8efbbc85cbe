// versions: 5.26+
// Facts as in facts.cypher, then the facts that they are linked with, each with the turns it rests on.
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
    WITH 1 AS one WHERE $start = 'subjects'
    UNWIND $lists.subjects AS subject
    MATCH (:Entity {scope: $scope, id: subject})<-[:SUBJECT]-(f:Fact)
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'entities'
    UNWIND $lists.entities AS entity
    MATCH (:Entity {scope: $scope, id: entity})<-[:SUBJECT|OBJECT]-(f:Fact)
    RETURN f
  UNION
    WITH 1 AS one WHERE $start = 'scope'
    MATCH (f:Fact) WHERE f.scope = $scope
    RETURN f
}
WITH f
WHERE ($after = '' OR CASE WHEN $descending THEN f.id < $after ELSE f.id > $after END)
    AND (size($lists.ids) = 0 OR f.id IN $lists.ids)
    AND (size($lists.predicates) = 0 OR f.predicate IN $lists.predicates)
    AND (size($lists.subjects) = 0 OR f.subjectId IN $lists.subjects)
    AND (size($lists.entities) = 0 OR f.subjectId IN $lists.entities OR f.objectId IN $lists.entities)
    AND (size($lists.slots) = 0 OR any(slot IN $lists.slots WHERE f.subjectId = slot.subject AND f.predicate = slot.predicate
        AND coalesce(f.facet, '') = slot.facet AND (slot.valueKey IS NULL OR f.valueKey = slot.valueKey)))
    AND (size($lists.sourceTurns) = 0 OR EXISTS { (f)-[s:STATED_IN]->(t:Turn) WHERE t.id IN $lists.sourceTurns AND s.recordedAt <= $known })
CALL (f) {
    MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
    WHERE v.recordedAt <= $known
    RETURN v ORDER BY v.expiredAt > $known DESC, v.number DESC LIMIT 1
}
WITH f, v, CASE WHEN v.expiredAt <= $known THEN 'WITHDRAWN' WHEN v.countsFrom <= $valid AND v.validUntil > $valid THEN 'ACTIVE' ELSE 'CLOSED' END AS status
WHERE (size($lists.statuses) = 0 OR status IN $lists.statuses) AND v.confidence >= $confidenceMin AND v.recordedAt >= $recordedFrom
WITH f, v
ORDER BY CASE WHEN $descending THEN null ELSE f.id END, f.id DESC LIMIT $limit
WITH collect({f: f, v: v}) AS chosen
CALL (chosen) {
    UNWIND chosen AS row
    RETURN row.f AS f, row.v AS v, false AS isLinked
  UNION ALL
    WITH chosen, [row IN chosen | row.f] AS facts
    UNWIND facts AS fact
    MATCH (fact)-[l:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]-(f:Fact)
    WHERE l.recordedAt <= $known AND NOT f IN facts
    WITH DISTINCT f
    CALL (f) {
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known
        RETURN v ORDER BY v.expiredAt > $known DESC, v.number DESC LIMIT 1
    }
    RETURN f, v, true AS isLinked
}
CALL (f) {
    OPTIONAL MATCH (f)-[s:STATED_IN]->(t)
    WHERE s.recordedAt <= $known
    WITH s, t ORDER BY s.sequence, s.ordinal
    WITH [item IN collect({turn: t.id, start: s.start, length: s.length, label: s.label, is: s IS NOT NULL}) WHERE item.is] AS every
    RETURN size(every) AS sourceCount, CASE WHEN size(every) <= $sourcesMax THEN every ELSE every[..1] + every[-($sourcesMax - 1)..] END AS sources
}
CALL (f) {
    OPTIONAL MATCH (f)-[l:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]-(:Fact)
    WHERE l.recordedAt <= $known
    WITH DISTINCT l ORDER BY l.sequence, l.ordinal
    RETURN [item IN collect({from: startNode(l).id, to: endNode(l).id, kind: type(l), reason: l.reason, recordedAt: l.recordedAt, is: l IS NOT NULL}) WHERE item.is] AS links
}
CALL (sources) {
    UNWIND [source IN sources WHERE source.turn IS NOT NULL | source.turn] AS turn
    MATCH (t:Turn {scope: $scope, id: turn})
    WHERE t.recordedAt <= $known
    RETURN collect({id: t.id, session: t.session, position: t.position, role: t.role, speaker: t.speaker, text: t.text, saidAt: t.saidAt,
        offsetMinutes: t.offsetMinutes, externalId: t.externalId, sequence: t.sequence, recordedAt: t.recordedAt, dueUntil: t.dueUntil}) AS turns
}
RETURN f.id AS id, f.subjectId AS subjectId, f.predicate AS predicate, f.facet AS facet, f.objectId AS objectId, f.value AS value, f.valueKey AS valueKey,
    f.polarity AS polarity, f.modality AS modality, f.text AS text, f.rule AS rule,
    v.number AS number, v.validFrom AS validFrom, v.validUntil AS validUntil, v.fromGrain AS fromGrain, v.untilGrain AS untilGrain,
    v.countsFrom AS countsFrom, v.confidence AS confidence, v.recordedAt AS recordedAt, v.expiredAt AS expiredAt,
    sourceCount, sources, links, isLinked, turns
ORDER BY isLinked, CASE WHEN $descending THEN null ELSE id END, id DESC
