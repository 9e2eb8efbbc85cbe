// versions: 5.26+
// question: What changes most in what people say of themselves?
// parameters: scope, the token of a memory
// columns: predicate, facts, versions, replaced (superseded, corrected or retracted by what is believed now), share of replaced in facts
// cost: the facts of the memory, and their versions
MATCH (f:Fact {scope: $scope})
USING INDEX SEEK f:Fact(scope)
WITH f.predicate AS predicate,
     COUNT { (f)-[:HAS_VERSION]->() } AS versions,
     CASE WHEN EXISTS {
       (f)<-[:SUPERSEDES|CORRECTS|RETRACTS]-(by:Fact) WHERE by.expiredAt = datetime('9999-12-31T23:59:59Z')
     } THEN 1 ELSE 0 END AS replaced
WITH predicate, count(*) AS facts, sum(versions) AS versions, sum(replaced) AS replaced
RETURN predicate, facts, versions, replaced, round(1.0 * replaced / facts, 2) AS share
ORDER BY share DESC, facts DESC, predicate
