// versions: 5.26+
// The vectors of turns and facts. The versions of a fact share one.
CALL () {
    UNWIND $turns AS id
    MATCH (t:Turn {scope: $scope, id: id})
    WHERE t.vector IS NOT NULL
    RETURN true AS isTurn, id, t.embeddingModel AS model, t.vector AS vector
  UNION ALL
    UNWIND $facts AS id
    MATCH (f:Fact {scope: $scope, id: id})-[:HAS_VERSION]->(v:FactVersion)
    WHERE v.vector IS NOT NULL
    WITH id, head(collect(v)) AS v
    RETURN false AS isTurn, id, v.embeddingModel AS model, v.vector AS vector
}
RETURN isTurn, id, model, vector
