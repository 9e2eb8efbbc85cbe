// versions: 5.26+
// Turns of a session, latest said first.
MATCH (t:Turn)
WHERE t.scope = $scope AND t.session = $session AND t.saidAt >= $from AND t.saidAt <= $until AND t.saidAt < $before AND t.recordedAt <= $known
    AND (t.saidAt < $afterSaidAt
        OR (t.saidAt = $afterSaidAt AND (t.session < $afterSession OR (t.session = $afterSession AND t.position < $afterPosition))))
RETURN
// include parts/turn-columns
ORDER BY saidAt DESC, session DESC, position DESC, id DESC LIMIT $limit
