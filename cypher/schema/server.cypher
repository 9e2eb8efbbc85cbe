// versions: 5.26+
// Which server this is.
CALL dbms.components() YIELD name, versions, edition
RETURN name, head(versions) AS version, edition LIMIT 1
