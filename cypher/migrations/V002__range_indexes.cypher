// versions: 5.26+
// An index serves a statement only when all its leading properties are given: hence one on the scope alone for every label.
CREATE INDEX change_scope IF NOT EXISTS FOR (n:Change) ON (n.scope);
CREATE INDEX change_time IF NOT EXISTS FOR (n:Change) ON (n.scope, n.at);
CREATE INDEX session_scope IF NOT EXISTS FOR (n:Session) ON (n.scope);
CREATE INDEX turn_scope IF NOT EXISTS FOR (n:Turn) ON (n.scope);
CREATE INDEX turn_time IF NOT EXISTS FOR (n:Turn) ON (n.scope, n.saidAt);
CREATE INDEX turn_session IF NOT EXISTS FOR (n:Turn) ON (n.scope, n.session, n.saidAt);
CREATE INDEX turn_position IF NOT EXISTS FOR (n:Turn) ON (n.scope, n.session, n.position);
CREATE INDEX turn_external IF NOT EXISTS FOR (n:Turn) ON (n.scope, n.externalId);
CREATE INDEX turn_due IF NOT EXISTS FOR (n:Turn) ON (n.dueUntil);
CREATE INDEX turn_model IF NOT EXISTS FOR (n:Turn) ON (n.embeddingModel);
CREATE INDEX entity_scope IF NOT EXISTS FOR (n:Entity) ON (n.scope);
CREATE INDEX entity_self IF NOT EXISTS FOR (n:Entity) ON (n.scope, n.isSelf);
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.scope, n.nameKey);
CREATE INDEX name_scope IF NOT EXISTS FOR (n:Name) ON (n.scope);
CREATE INDEX name_key IF NOT EXISTS FOR (n:Name) ON (n.scope, n.nameKey);
CREATE INDEX fact_scope IF NOT EXISTS FOR (n:Fact) ON (n.scope);
CREATE INDEX fact_slot IF NOT EXISTS FOR (n:Fact) ON (n.scope, n.subjectId, n.predicate);
CREATE INDEX fact_model IF NOT EXISTS FOR (n:Fact) ON (n.embeddingModel);
CREATE INDEX active_fact_scope IF NOT EXISTS FOR (n:ActiveFact) ON (n.scope);
CREATE INDEX version_scope IF NOT EXISTS FOR (n:FactVersion) ON (n.scope);
CREATE INDEX source_scope IF NOT EXISTS FOR (n:Source) ON (n.scope);
CREATE INDEX term_scope IF NOT EXISTS FOR (n:Term) ON (n.scope);
