// versions: 5.26+
// States of facts. A later one has the vector of those before it, which is the fact's.
UNWIND $rows AS row
MATCH (f:Fact {scope: $scope, id: row.factId})
OPTIONAL MATCH (f)-[:HAS_VERSION]->(former:FactVersion)
WHERE former.embedding IS NOT NULL
WITH f, row, head(collect(former)) AS former
CREATE (f)-[:HAS_VERSION]->(v:FactVersion)
SET v = row, v.embeddingModel = former.embeddingModel, v.embedding = former.embedding, v.vector = former.vector
