// versions: 5.26+
// The models whose vectors are kept, with how many there are.
MATCH (m:EmbeddingModel) WHERE m.name > ''
CALL (m) {
    MATCH (t:Turn {embeddingModel: m.name})
    RETURN count(t) AS turns
}
CALL (m) {
    MATCH (f:Fact {embeddingModel: m.name})
    RETURN count(f) AS facts
}
WITH m, turns + facts AS uses
WHERE uses > 0
RETURN m.name AS name, m.dimensions AS dimensions, uses
ORDER BY name
