// versions: 5.26+
// Turns whose claims are to be read, oldest first.
MATCH (t:Turn {dueUntil: $open})
WITH t ORDER BY t.recordedAt, t.scope, t.sequence, t.ordinal LIMIT $first
MATCH (s:Scope {scope: t.scope})
RETURN s.tenant AS tenant, s.kind AS kind, s.owner AS owner, t.id AS id
ORDER BY t.recordedAt, t.scope, t.sequence, t.ordinal
