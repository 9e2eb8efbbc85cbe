// versions: 5.26+
// As facts-page-descending.cypher, then the facts that these are linked with, each with the turns it rests on.
// include parts/paged-facts-descending
// include parts/linked-facts
RETURN isLinked, turns,
// include parts/fact-columns
ORDER BY isLinked, CASE WHEN $descending THEN null ELSE id END, id DESC
