-- A page of an entity's facts, of which there may be very many, in the order of their ids.
CREATE INDEX fact_subject ON fact (scope, subject, id);
