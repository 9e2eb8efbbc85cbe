// versions: 5.26+
// Turns of some ids or external ids, in the order of their saying or its opposite.
CALL () {
    UNWIND $lists.ids AS id
    MATCH (t:Turn {scope: $scope, id: id})
    WHERE size($lists.externalIds) = 0 OR t.externalId IN $lists.externalIds
    RETURN t
  UNION
    UNWIND CASE WHEN size($lists.ids) = 0 THEN $lists.externalIds ELSE [] END AS externalId
    MATCH (t:Turn {scope: $scope, externalId: externalId})
    RETURN t
}
WITH t
WHERE (NOT $ofSession OR t.session = $session)
    AND t.saidAt >= $from AND t.saidAt <= $until AND t.saidAt < $before AND t.recordedAt <= $known
    AND CASE WHEN $descending
        THEN t.saidAt < $afterSaidAt OR (t.saidAt = $afterSaidAt AND (t.session < $afterSession OR (t.session = $afterSession AND t.position < $afterPosition)))
        ELSE t.saidAt > $afterSaidAt OR (t.saidAt = $afterSaidAt AND (t.session > $afterSession OR (t.session = $afterSession AND t.position > $afterPosition))) END
WITH t, CASE WHEN $descending THEN t END AS back, CASE WHEN $descending THEN null ELSE t END AS forth
ORDER BY forth.saidAt, forth.session, forth.position, forth.id, back.saidAt DESC, back.session DESC, back.position DESC, back.id DESC LIMIT $limit
RETURN
// include parts/turn-columns
