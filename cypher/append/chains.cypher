// versions: 5.26+
// Chains the turns of sessions anew, from the last turn before the earliest new one.
UNWIND $lists.rows AS row
CALL (row) {
    MATCH (t:Turn)
    WHERE t.scope = $scope AND t.session = row.session AND t.saidAt <= row.saidAt AND (t.saidAt < row.saidAt OR t.position < row.position)
    RETURN t AS start ORDER BY t.saidAt DESC, t.position DESC, t.id DESC LIMIT 1
  UNION
    MATCH (t:Turn)
    WHERE t.scope = $scope AND t.session = row.session AND t.saidAt >= row.saidAt AND (t.saidAt > row.saidAt OR t.position >= row.position)
    RETURN t AS start
}
WITH row, start ORDER BY start.saidAt, start.position, start.id
WITH row, collect(start) AS turns
CALL (turns) {
    UNWIND turns AS t
    MATCH (t)-[next:NEXT]->(other:Turn)
    WHERE other IN turns
    DELETE next
}
CALL (turns) {
    UNWIND range(0, size(turns) - 2) AS i
    WITH turns[i] AS a, turns[i + 1] AS b
    CREATE (a)-[:NEXT]->(b)
}
