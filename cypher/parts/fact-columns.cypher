// The columns of a fact f with its version v and what it rests on.
    f.id AS id, f.subjectId AS subjectId, f.predicate AS predicate, f.facet AS facet, f.objectId AS objectId, f.value AS value, f.valueKey AS valueKey,
    f.polarity AS polarity, f.modality AS modality, f.text AS text, f.rule AS rule,
    v.number AS number, v.validFrom AS validFrom, v.validUntil AS validUntil, v.fromGrain AS fromGrain, v.untilGrain AS untilGrain,
    v.countsFrom AS countsFrom, v.confidence AS confidence, v.recordedAt AS recordedAt, v.expiredAt AS expiredAt,
    sourceCount, sources, links
