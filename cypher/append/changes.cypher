// versions: 5.26+
// The entries of the journal, each behind the one before.
UNWIND $lists.rows AS row
CREATE (c:Change)
SET c = row
WITH c
MATCH (before:Change {scope: $scope, sequence: c.sequence - 1})
CREATE (before)-[:NEXT]->(c)
