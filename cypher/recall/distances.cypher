// versions: 5.26+
// How far entities lie from some seeds, in active relationships: a ring for every hop, of each entity the latest relationships.
UNWIND $lists.seeds AS seed
MATCH (e:Entity {scope: $scope, id: seed})
WHERE e.recordedAt <= $known
WITH collect(DISTINCT e)[..$entitiesMax] AS seeds
CALL (seeds) {
    UNWIND [e IN seeds WHERE NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
        WHERE f.objectId IS NOT NULL
        WITH DISTINCT f
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
        RETURN DISTINCT f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds
    RETURN collect(DISTINCT other) AS found
}
WITH seeds, found[..$entitiesMax - size(seeds)] AS first
CALL (seeds, first) {
    UNWIND [e IN first WHERE $hops > 1 AND NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
        WHERE f.objectId IS NOT NULL
        WITH DISTINCT f
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
        RETURN DISTINCT f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds AND NOT other IN first
    RETURN collect(DISTINCT other) AS found
}
WITH seeds, first, found[..$entitiesMax - size(seeds) - size(first)] AS second
CALL (seeds, first, second) {
    UNWIND [e IN second WHERE $hops > 2 AND NOT e.id IN $lists.notThrough] AS e
    CALL (e) {
        MATCH (e)<-[:SUBJECT|OBJECT]-(f:Fact)
        WHERE f.objectId IS NOT NULL
        WITH DISTINCT f
        MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
        WHERE v.recordedAt <= $known AND v.expiredAt > $known AND v.countsFrom <= $valid AND v.validUntil > $valid
        RETURN DISTINCT f ORDER BY f.id DESC LIMIT $edgesMax
    }
    MATCH (f)-[:SUBJECT|OBJECT]->(other:Entity)
    WHERE NOT other IN seeds AND NOT other IN first AND NOT other IN second
    RETURN collect(DISTINCT other) AS found
}
WITH [seeds, first, second, found[..$entitiesMax - size(seeds) - size(first) - size(second)]] AS rings
UNWIND range(0, 3) AS distance
UNWIND rings[distance] AS e
RETURN e.id AS id, distance
