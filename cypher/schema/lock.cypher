// versions: 5.26+
// Taken for as long as the transaction lasts: one server migrates, the others wait.
MERGE (lock:MigrationLock {name: 'graphmemory'})
SET lock.takenAt = datetime()
