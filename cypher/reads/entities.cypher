// versions: 5.26+
// Entities with their names in order, as far as known. $start says which condition finds the fewest; the others are tested.
// Where none does, a page is read off the index of ids, in its order, and no further.
CALL () {
    WITH 1 AS one WHERE $start = 'ids'
    MATCH (e:Entity) WHERE e.scope = $scope AND e.id IN $lists.ids
    RETURN e
  UNION
    WITH 1 AS one WHERE $start = 'self'
    MATCH (e:Entity) WHERE e.scope = $scope AND e.isSelf = true
    RETURN e
  UNION
    WITH 1 AS one WHERE $start = 'names'
    UNWIND $lists.nameKeys AS nameKey
    MATCH (n:Name {scope: $scope, nameKey: nameKey})-[:NAMES]->(e:Entity) WHERE n.recordedAt <= $known
    RETURN e
  UNION
    WITH 1 AS one WHERE $start = 'prefix'
    MATCH (n:Name) WHERE n.scope = $scope AND n.nameKey STARTS WITH $prefix AND n.recordedAt <= $known
    MATCH (n)-[:NAMES]->(e:Entity)
    RETURN e
  UNION
    WITH 1 AS one WHERE $start = 'page'
    CALL () {
        MATCH (e:Entity)
        WHERE e.scope = $scope AND e.id > $after AND e.recordedAt <= $known AND (size($lists.kinds) = 0 OR e.kind IN $lists.kinds)
        RETURN e ORDER BY e.scope, e.id LIMIT $limit
    }
    RETURN e
}
WITH e
WHERE e.recordedAt <= $known AND e.id > $after
    AND (size($lists.ids) = 0 OR e.id IN $lists.ids) AND (size($lists.kinds) = 0 OR e.kind IN $lists.kinds) AND (NOT $selfOnly OR e.isSelf)
    AND (size($lists.nameKeys) = 0 OR EXISTS { (e)<-[:NAMES]-(n:Name) WHERE n.nameKey IN $lists.nameKeys AND n.recordedAt <= $known })
    AND ($prefix = '' OR EXISTS { (e)<-[:NAMES]-(n:Name) WHERE n.nameKey STARTS WITH $prefix AND n.recordedAt <= $known })
WITH e ORDER BY e.id LIMIT $limit
CALL (e) {
    MATCH (e)<-[:NAMES]-(n:Name) WHERE n.recordedAt <= $known
    WITH n ORDER BY n.sequence, n.ordinal
    RETURN collect(n.name) AS names
}
RETURN e.id AS id, e.kind AS kind, e.isSelf AS isSelf, e.recordedAt AS recordedAt, names
ORDER BY id
