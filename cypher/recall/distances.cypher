// versions: 5.26+
// How far entities lie from some seeds.
// include parts/rings
UNWIND range(0, 3) AS distance
UNWIND rings[distance] AS e
RETURN e.id AS id, distance
