// versions: 5.26+
// Conversations, latest first, as their turns at the read point show them.
MATCH (t:Turn)
WHERE t.scope = $scope AND t.saidAt <= $valid AND t.recordedAt <= $known
WITH t.session AS key, min(t.saidAt) AS startedAt, max(t.saidAt) AS lastAt, count(t) AS turns
WHERE lastAt < $afterLastAt OR (lastAt = $afterLastAt AND key < $afterKey)
RETURN key, startedAt, lastAt, turns
ORDER BY lastAt DESC, key DESC LIMIT $limit
