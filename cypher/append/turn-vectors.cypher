// versions: 5.26+
// Vectors of turns: a compact list for the index, and bytes for recall.
UNWIND $lists.rows AS row
MATCH (t:Turn {scope: $scope, id: row.id})
SET t.embeddingModel = row.model, t.vector = row.bytes, t.revision = $revision
WITH t, row
CALL db.create.setNodeVectorProperty(t, 'embedding', row.vector)
