// versions: 5.26+
// Locks a scope for the rest of the transaction, and answers its head, the hashes of the entries that have our numbers, and what is there of the ids that are to be referred to.
MERGE (s:Scope {scope: $scope})
ON CREATE SET s.tenant = $tenant, s.kind = $kind, s.owner = $owner, s.sequence = 0, s.hash = $noHash,
    s.turnCount = 0, s.factCount = 0, s.turnLengths = 0, s.factLengths = 0
SET s.lockedAt = datetime()
WITH s
CALL () {
    OPTIONAL MATCH (c:Change {scope: $scope, sequence: $sequence})
    RETURN c.hash AS firstHash
}
CALL () {
    OPTIONAL MATCH (c:Change {scope: $scope, sequence: $lastSequence})
    RETURN c.hash AS lastHash
}
CALL () {
    UNWIND $lists.entities AS id
    MATCH (e:Entity {scope: $scope, id: id})
    RETURN collect(e.id) AS entities
}
CALL () {
    UNWIND $lists.turns AS id
    MATCH (t:Turn {scope: $scope, id: id})
    RETURN collect({id: t.id, terms: t.terms, length: t.length}) AS turns
}
CALL () {
    UNWIND $lists.facts AS id
    MATCH (f:Fact {scope: $scope, id: id})
    RETURN collect({id: f.id, terms: f.terms, length: f.length}) AS facts
}
CALL () {
    UNWIND $lists.models AS name
    MATCH (m:EmbeddingModel {name: name})
    RETURN collect({name: m.name, dimensions: m.dimensions}) AS models
}
RETURN s.sequence AS sequence, s.hash AS hash, s.at AS at, coalesce(s.revision, 0) AS revision, firstHash, lastHash, entities, turns, facts, models
