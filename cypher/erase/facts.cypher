// versions: 5.26+
// What the facts of a scope are indexed by.
MATCH (f:Fact {scope: $scope})
OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
WHERE v.embedding IS NOT NULL
WITH f, head(collect(v)) AS v
RETURN f.id AS id, f.terms AS terms, v.embeddingModel AS model, v.vector AS vector
