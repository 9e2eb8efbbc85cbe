// versions: 5.26+
// Every index with what it indexes and how far it is filled.
SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, state, populationPercent
RETURN name, type, coalesce(labelsOrTypes, []) AS labels, coalesce(properties, []) AS properties,
       owningConstraint IS NOT NULL AS isUnique, state, populationPercent AS share
