// versions: 5.26+
// What the turns of a scope are indexed by.
MATCH (t:Turn {scope: $scope})
RETURN t.id AS id, t.terms AS terms, t.characters AS characters, t.endsWithQuestion AS endsWithQuestion, t.questionShare AS questionShare,
    t.hasTimeWord AS hasTimeWord, t.names AS names, t.embeddingModel AS model, t.vector AS vector
