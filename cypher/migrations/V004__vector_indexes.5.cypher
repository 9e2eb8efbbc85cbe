// versions: 5.26+
// Without a number of dimensions an index takes the vectors of every model. This version has no filters inside an index.
CREATE VECTOR INDEX turn_vector IF NOT EXISTS FOR (n:Turn) ON (n.embedding)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}};
CREATE VECTOR INDEX fact_vector IF NOT EXISTS FOR (n:FactVersion) ON (n.embedding)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}};
