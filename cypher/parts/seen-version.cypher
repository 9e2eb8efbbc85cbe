// Of each fact f its version v that the read point sees: known then, or else the last one before.
CALL (f) {
    MATCH (f)-[:HAS_VERSION]->(v:FactVersion)
    WHERE v.recordedAt <= $known
    RETURN v ORDER BY v.expiredAt > $known DESC, v.number DESC LIMIT 1
}
