// The columns of a turn t.
    t.id AS id, t.session AS session, t.position AS position, t.role AS role, t.speaker AS speaker, t.text AS text, t.saidAt AS saidAt,
    t.offsetMinutes AS offsetMinutes, t.externalId AS externalId, t.sequence AS sequence, t.recordedAt AS recordedAt, t.dueUntil AS dueUntil
