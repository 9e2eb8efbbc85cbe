// versions: 5.26+
// What was written to a scope since a revision of it. Nodes that are older than these indexes have no revision and need none.
CREATE INDEX turn_revision IF NOT EXISTS FOR (n:Turn) ON (n.scope, n.revision);
CREATE INDEX fact_revision IF NOT EXISTS FOR (n:Fact) ON (n.scope, n.revision);
