// versions: 5.26+
// The entities around some seeds, and of each the latest active facts between it and another, as subject or object, with one more than is looked at.
// include parts/rings
UNWIND range(0, 3) AS distance
UNWIND range(0, size(rings[distance]) - 1) AS place
WITH distance, place, rings[distance][place] AS e
CALL (e) {
    // include parts/active-relationships
    WITH f, v ORDER BY f.id DESC LIMIT $edgesMax + 1
    RETURN collect({f: f, v: v}) AS edges
}
UNWIND CASE WHEN edges = [] THEN [null] ELSE edges END AS edge
WITH e, distance, place, edge.f AS f, edge.v AS v
// include parts/fact-rests-on
RETURN e.id AS entity, distance, place,
// include parts/fact-columns
ORDER BY distance, place, id DESC
