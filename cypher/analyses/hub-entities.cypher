// versions: 5.26+
// question: Around whom or what does the memory turn?
// parameters: scope, the token of a memory; limit, how many
// columns: name, kind, isSelf, about (active facts about it), pointing (active facts that point to it), links
// cost: the entities of the memory, and the degree of each
MATCH (e:Entity {scope: $scope})
USING INDEX SEEK e:Entity(scope)
WITH e, COUNT { (e)<-[:SUBJECT]-(:ActiveFact) } AS about, COUNT { (e)<-[:OBJECT]-(:ActiveFact) } AS pointing,
     COUNT { (e)-[:LINK]-() } AS links
RETURN e.name AS name, e.kind AS kind, e.isSelf AS isSelf, about, pointing, links
ORDER BY about + pointing DESC, e.id
LIMIT $limit
