// Facts f with their version v as they are, then those that they are linked with; each with what it rests on, and the turns among that.
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
    // include parts/seen-version
    RETURN f, v, true AS isLinked
}
// include parts/fact-rests-on
CALL (sources) {
    UNWIND [source IN sources WHERE source.turn IS NOT NULL | source.turn] AS turn
    MATCH (t:Turn {scope: $scope, id: turn})
    WHERE t.recordedAt <= $known
    RETURN collect({id: t.id, session: t.session, position: t.position, role: t.role, speaker: t.speaker, text: t.text, saidAt: t.saidAt,
        offsetMinutes: t.offsetMinutes, externalId: t.externalId, sequence: t.sequence, recordedAt: t.recordedAt, dueUntil: t.dueUntil}) AS turns
}
