// What each fact f rests on, the first and the latest sources where there are many, and its links with other facts: sourceCount, sources, links.
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
