// versions: 5.26+
// Every index with its state.
SHOW INDEXES YIELD name, state
RETURN name, state
