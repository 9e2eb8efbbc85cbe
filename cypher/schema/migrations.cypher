// versions: 5.26+
// The migrations that were applied.
MATCH (m:Migration) WHERE m.name >= ''
RETURN m.name AS name, m.checksum AS checksum ORDER BY name
