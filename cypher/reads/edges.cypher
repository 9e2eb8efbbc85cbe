// versions: 5.26+
// For each of some entities the latest active facts between it and another, as subject or object, with one more than asked for. Entities that are not known have no row.
UNWIND range(0, size($lists.entities) - 1) AS place
MATCH (e:Entity {scope: $scope, id: $lists.entities[place]})
WHERE e.recordedAt <= $known
CALL (e) {
    OPTIONAL MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
    WHERE f.objectId IS NOT NULL
    WITH DISTINCT f
    CALL (f) {
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known
        RETURN v ORDER BY v.number DESC LIMIT 1
    }
    WITH f, v WHERE v.countsFrom <= $valid AND v.validUntil > $valid
    WITH f, v ORDER BY f.id DESC LIMIT $limit
    RETURN collect({f: f, v: v}) AS edges
}
UNWIND CASE WHEN edges = [] THEN [null] ELSE edges END AS edge
WITH e, place, edge, edge.f AS f, edge.v AS v
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
RETURN f.id AS id, f.subjectId AS subjectId, f.predicate AS predicate, f.facet AS facet, f.objectId AS objectId, f.value AS value, f.valueKey AS valueKey,
    f.polarity AS polarity, f.modality AS modality, f.text AS text, f.rule AS rule,
    v.number AS number, v.validFrom AS validFrom, v.validUntil AS validUntil, v.fromGrain AS fromGrain, v.untilGrain AS untilGrain,
    v.countsFrom AS countsFrom, v.confidence AS confidence, v.recordedAt AS recordedAt, v.expiredAt AS expiredAt,
    sourceCount, sources, links, e.id AS entity, place
ORDER BY place, id DESC
