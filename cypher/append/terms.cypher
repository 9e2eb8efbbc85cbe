// versions: 5.26+
// In how many turns and facts the words stand. In the order of the words, so that two writers cannot wait for each other.
UNWIND $lists.rows AS row
MERGE (t:Term {scope: $scope, term: row.term})
ON CREATE SET t.turns = 0, t.facts = 0
SET t.turns = t.turns + row.turns, t.facts = t.facts + row.facts
