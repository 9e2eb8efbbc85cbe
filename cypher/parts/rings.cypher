// The seeds, and a ring of entities for every hop around them in active relationships, of each entity the latest: rings.
UNWIND $lists.seeds AS seed
MATCH (e:Entity {scope: $scope, id: seed})
WHERE e.recordedAt <= $known
WITH collect(DISTINCT e)[..$entitiesMax] AS seeds
CALL (seeds) {
    UNWIND [e IN seeds WHERE NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        // include parts/active-relationships
        RETURN f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds
    RETURN collect(DISTINCT other) AS found
}
WITH seeds, found[..$entitiesMax - size(seeds)] AS first
CALL (seeds, first) {
    UNWIND [e IN first WHERE $hops > 1 AND NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        // include parts/active-relationships
        RETURN f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds AND NOT other IN first
    RETURN collect(DISTINCT other) AS found
}
WITH seeds, first, found[..$entitiesMax - size(seeds) - size(first)] AS second
CALL (seeds, first, second) {
    UNWIND [e IN second WHERE $hops > 2 AND NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        // include parts/active-relationships
        RETURN f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds AND NOT other IN first AND NOT other IN second
    RETURN collect(DISTINCT other) AS found
}
WITH [seeds, first, second, found[..$entitiesMax - size(seeds) - size(first) - size(second)]] AS rings
