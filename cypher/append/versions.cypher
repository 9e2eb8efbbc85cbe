// versions: 5.26+
// States of facts. A later one has the vector of those before it, which is the fact's; the first takes the one that came before it.
UNWIND $lists.rows AS row
MATCH (f:Fact {scope: $scope, id: row.factId})
OPTIONAL MATCH (f)-[:HAS_VERSION]->(former:FactVersion)
WHERE former.embedding IS NOT NULL
WITH f, row, head(collect(former)) AS former
WITH f, row, CASE WHEN former IS NULL AND f.embedding IS NOT NULL THEN f ELSE former END AS bearer
WITH f, row, bearer.embeddingModel AS model, bearer.embedding AS embedding, bearer.vector AS vector
CREATE (f)-[:HAS_VERSION]->(v:FactVersion)
SET v = row, v.embeddingModel = model, v.embedding = embedding, v.vector = vector
REMOVE f.embedding, f.vector
