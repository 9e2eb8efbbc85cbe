// versions: 5.26+
// The models whose vectors are kept.
UNWIND $lists.rows AS row
MERGE (m:EmbeddingModel {name: row.name})
ON CREATE SET m.dimensions = row.dimensions
