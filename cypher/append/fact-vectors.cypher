// versions: 5.26+
// Vectors of facts, at each of their versions: a compact list for the index, and bytes for recall. A fact that has no version yet keeps its own for the first.
UNWIND $lists.rows AS row
MATCH (f:Fact {scope: $scope, id: row.id})
SET f.embeddingModel = row.model, f.revision = $revision
WITH f, row
OPTIONAL MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
WITH row, coalesce(v, f) AS bearer
SET bearer.embeddingModel = row.model, bearer.vector = row.bytes
WITH bearer, row
CALL db.create.setNodeVectorProperty(bearer, 'embedding', row.vector)
