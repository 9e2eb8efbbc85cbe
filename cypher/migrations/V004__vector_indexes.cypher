// versions: 2026.01+
// Without a number of dimensions an index takes the vectors of every model, and a search compares those of the question's size;
// the filter on the model keeps two models of one size apart. Indexes of an older server, without filters, are replaced.
DROP INDEX turn_vector IF EXISTS;
DROP INDEX fact_vector IF EXISTS;
CYPHER 25 CREATE VECTOR INDEX turn_vector IF NOT EXISTS FOR (n:Turn) ON (n.embedding)
WITH [n.scope, n.embeddingModel, n.role, n.session, n.saidAt, n.recordedAt]
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}};
CYPHER 25 CREATE VECTOR INDEX fact_vector IF NOT EXISTS FOR (n:FactVersion) ON (n.embedding)
WITH [n.scope, n.embeddingModel, n.countsFrom, n.validUntil, n.recordedAt, n.expiredAt]
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}};
