// versions: 5.26+
// Vectors of facts, at each of their versions: a compact list for the index, and bytes for recall.
UNWIND $rows AS row
MATCH (f:Fact {scope: $scope, id: row.id})
SET f.embeddingModel = row.model, f.revision = $revision
WITH f, row
MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
SET v.embeddingModel = row.model, v.vector = row.bytes
WITH v, row
CALL db.create.setNodeVectorProperty(v, 'embedding', row.vector)
