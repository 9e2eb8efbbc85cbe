// versions: 5.26+
// The vectors of turns and facts. The versions of a fact share one; a fact without a version has its own.
CALL () {
    UNWIND $lists.turns AS id
    MATCH (t:Turn {scope: $scope, id: id})
    WHERE t.vector IS NOT NULL
    RETURN true AS isTurn, id, t.embeddingModel AS model, t.vector AS vector
  UNION ALL
    UNWIND $lists.facts AS id
    MATCH (f:Fact {scope: $scope, id: id})
    OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
    WHERE v.vector IS NOT NULL
    WITH id, f, head(collect(v)) AS v
    WITH id, coalesce(v, f) AS bearer
    WHERE bearer.vector IS NOT NULL
    RETURN false AS isTurn, id, bearer.embeddingModel AS model, bearer.vector AS vector
}
RETURN isTurn, id, model, vector
