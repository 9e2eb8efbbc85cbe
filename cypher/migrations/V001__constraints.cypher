// versions: 5.26+
CREATE CONSTRAINT scope_key IF NOT EXISTS FOR (n:Scope) REQUIRE n.scope IS UNIQUE;
CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (n:Change) REQUIRE (n.scope, n.sequence) IS UNIQUE;
CREATE CONSTRAINT session_key IF NOT EXISTS FOR (n:Session) REQUIRE (n.scope, n.key) IS UNIQUE;
CREATE CONSTRAINT turn_id IF NOT EXISTS FOR (n:Turn) REQUIRE (n.scope, n.id) IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE (n.scope, n.id) IS UNIQUE;
CREATE CONSTRAINT name_place IF NOT EXISTS FOR (n:Name) REQUIRE (n.scope, n.entityId, n.sequence, n.ordinal) IS UNIQUE;
CREATE CONSTRAINT fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE (n.scope, n.id) IS UNIQUE;
CREATE CONSTRAINT version_number IF NOT EXISTS FOR (n:FactVersion) REQUIRE (n.scope, n.factId, n.number) IS UNIQUE;
CREATE CONSTRAINT source_label IF NOT EXISTS FOR (n:Source) REQUIRE (n.scope, n.label) IS UNIQUE;
CREATE CONSTRAINT term_key IF NOT EXISTS FOR (n:Term) REQUIRE (n.scope, n.term) IS UNIQUE;
CREATE CONSTRAINT embedding_model_name IF NOT EXISTS FOR (n:EmbeddingModel) REQUIRE n.name IS UNIQUE;
