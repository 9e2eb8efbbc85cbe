// versions: 5.26+
// Scopes that have a journal, by token.
MATCH (s:Scope)
WHERE s.scope > $after AND s.sequence > 0
RETURN s.tenant AS tenant, s.kind AS kind, s.owner AS owner
ORDER BY s.scope LIMIT $first
