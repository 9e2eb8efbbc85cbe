// versions: 5.26+
// How many texts have no vector of a model.
CALL () {
    MATCH (t:Turn) WHERE t.embeddingModel < $model
    RETURN count(t) AS turnsBelow
}
CALL () {
    MATCH (t:Turn) WHERE t.embeddingModel > $model
    RETURN count(t) AS turnsAbove
}
CALL () {
    MATCH (f:Fact) WHERE f.embeddingModel < $model
    RETURN count(f) AS factsBelow
}
CALL () {
    MATCH (f:Fact) WHERE f.embeddingModel > $model
    RETURN count(f) AS factsAbove
}
RETURN turnsBelow + turnsAbove + factsBelow + factsAbove AS count
