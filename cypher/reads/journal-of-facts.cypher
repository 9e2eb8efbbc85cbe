// versions: 5.26+
// Entries that hold an item about one of some facts. A fact that was never projected has no node; its entries are looked for in the whole journal.
CALL () {
    UNWIND $lists.facts AS id
    MATCH (f:Fact {scope: $scope, id: id})<-[:CHANGED]-(c:Change)
    RETURN c
  UNION
    UNWIND $lists.facts AS id
    OPTIONAL MATCH (f:Fact {scope: $scope, id: id})
    WITH collect(CASE WHEN f IS NULL THEN id END) AS without
    UNWIND CASE WHEN without = [] THEN [] ELSE [without] END AS ids
    MATCH (c:Change {scope: $scope})
    WHERE any(id IN ids WHERE id IN c.factIds)
    RETURN c
}
RETURN c.sequence AS sequence, c.at AS at, c.actor AS actor, c.reasons AS reasons, c.previous AS previous, c.hash AS hash,
    c.itemHashes AS itemHashes, c.itemSalts AS itemSalts, c.items AS items
ORDER BY sequence
