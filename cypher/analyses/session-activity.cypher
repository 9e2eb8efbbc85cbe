// versions: 5.26+
// question: What did each conversation bring?
// parameters: scope, the token of a memory
// columns: session, startedAt, endedAt, turns, byUser, facts (that rest on its turns), factsPerTurn
// cost: the turns of the memory, and the facts that rest on them
MATCH (c:Session {scope: $scope})<-[:IN]-(t:Turn)
USING INDEX SEEK c:Session(scope)
WITH c, t, COLLECT { MATCH (t)<-[:STATED_IN]-(f:Fact) RETURN DISTINCT f.id } AS said
WITH c, min(t.saidAt) AS startedAt, max(t.saidAt) AS endedAt, count(t) AS turns,
     sum(CASE t.role WHEN 'USER' THEN 1 ELSE 0 END) AS byUser, collect(said) AS lists
WITH c, startedAt, endedAt, turns, byUser,
     size(reduce(ids = [], list IN lists | ids + [id IN list WHERE NOT id IN ids])) AS facts
RETURN c.key AS session, startedAt, endedAt, turns, byUser, facts, round(1.0 * facts / turns, 2) AS factsPerTurn
ORDER BY startedAt, session
