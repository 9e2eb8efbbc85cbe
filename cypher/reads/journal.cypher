// versions: 5.26+
// Entries behind a number.
MATCH (c:Change)
WHERE c.scope = $scope AND c.sequence > $after
RETURN c.sequence AS sequence, c.at AS at, c.actor AS actor, c.reasons AS reasons, c.previous AS previous, c.hash AS hash,
    c.itemHashes AS itemHashes, c.itemSalts AS itemSalts, c.items AS items
ORDER BY sequence LIMIT $first
