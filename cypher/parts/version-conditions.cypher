// Facts f with the version v that the read point sees, where its status, confidence and time of recording are asked for.
// include parts/seen-version
WITH f, v, CASE WHEN v.expiredAt <= $known THEN 'WITHDRAWN' WHEN v.countsFrom <= $valid AND v.validUntil > $valid THEN 'ACTIVE' ELSE 'CLOSED' END AS status
WHERE (size($lists.statuses) = 0 OR status IN $lists.statuses) AND v.confidence >= $confidenceMin AND v.recordedAt >= $recordedFrom
