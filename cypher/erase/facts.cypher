// versions: 5.26+
// What the facts of a scope are indexed by.
MATCH (f:Fact {scope: $scope})
OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
WHERE v.embedding IS NOT NULL
WITH f, head(collect(v)) AS v
WITH f, coalesce(v, f) AS bearer
RETURN f.id AS id, f.terms AS terms, bearer.embeddingModel AS model, bearer.vector AS vector
