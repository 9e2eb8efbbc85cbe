// versions: 5.26+
// Notes that a migration was applied.
MERGE (m:Migration {name: $name})
SET m.checksum = $checksum, m.appliedAt = datetime()
