// versions: 5.26+
// question: On which words does a fact rest, and who said them when?
// parameters: scope, the token of a memory; factId
// columns: fact, words, role, speaker, saidAt, session, turnId, externalId, source (what a caller named instead of a turn), rule;
//          words are cut by UTF-16 units, so an emoji before them shifts them
// cost: one fact and its sources
MATCH (f:Fact {scope: $scope, id: $factId})-[s:STATED_IN]->(t:Turn|Source)
USING INDEX SEEK f:Fact(scope, id)
RETURN f.text AS fact, substring(t.text, s.start, s.length) AS words, t.role AS role, t.speaker AS speaker,
       t.saidAt AS saidAt, t.session AS session, t.id AS turnId, t.externalId AS externalId, t.label AS source, f.rule AS rule
ORDER BY s.sequence, s.ordinal
