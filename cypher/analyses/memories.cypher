// versions: 5.26+
// question: Which memories are there, and how large are they?
// parameters: after, a token ('' for the first page); limit, how many
// columns: scope, tenant, kind, owner, changes, turns, facts, lastChange
// cost: a page of memories
MATCH (s:Scope)
USING INDEX SEEK s:Scope(scope)
WHERE s.scope > $after
RETURN s.scope AS scope, s.tenant AS tenant, s.kind AS kind, s.owner AS owner,
       s.sequence AS changes, s.turnCount AS turns, s.factCount AS facts, s.at AS lastChange
ORDER BY scope
LIMIT $limit
