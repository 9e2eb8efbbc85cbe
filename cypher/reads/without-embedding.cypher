// versions: 5.26+
// Texts that have no vector of a model.
CALL () {
    MATCH (t:Turn) WHERE t.embeddingModel < $model
    RETURN t AS n LIMIT $first
  UNION ALL
    MATCH (t:Turn) WHERE t.embeddingModel > $model
    RETURN t AS n LIMIT $first
  UNION ALL
    MATCH (f:Fact) WHERE f.embeddingModel < $model
    RETURN f AS n LIMIT $first
  UNION ALL
    MATCH (f:Fact) WHERE f.embeddingModel > $model
    RETURN f AS n LIMIT $first
}
WITH n LIMIT $first
MATCH (s:Scope {scope: n.scope})
RETURN s.tenant AS tenant, s.kind AS kind, s.owner AS owner, n:Turn AS isTurn, n.id AS id, n.speaker AS speaker, n.text AS text
