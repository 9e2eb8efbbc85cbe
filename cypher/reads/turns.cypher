// versions: 5.26+
// Turns in the order of their saying.
MATCH (t:Turn)
WHERE t.scope = $scope AND t.saidAt >= $from AND t.saidAt <= $until AND t.saidAt < $before AND t.recordedAt <= $known
    AND (t.saidAt > $afterSaidAt
        OR (t.saidAt = $afterSaidAt AND (t.session > $afterSession OR (t.session = $afterSession AND t.position > $afterPosition))))
RETURN
// include parts/turn-columns
ORDER BY saidAt ASC, session ASC, position ASC, id ASC LIMIT $limit
