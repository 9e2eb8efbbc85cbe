// versions: 5.26+
// A page of an entity's facts, of which there may be very many, in the order of their ids; and which of them lead to another entity.
CREATE INDEX fact_of_subject IF NOT EXISTS FOR (n:Fact) ON (n.scope, n.subjectId, n.id);
CREATE INDEX fact_of_object IF NOT EXISTS FOR (n:Fact) ON (n.scope, n.objectId, n.id);
CREATE INDEX fact_between IF NOT EXISTS FOR (n:Fact) ON (n.scope, n.subjectId, n.objectId);
