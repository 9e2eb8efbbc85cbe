-- Version 1. Instants are UTC ticks; an open end is 9223372036854775807. Ids are 16 bytes, big-endian, so that their order is
-- the order of creation. The key of a turn or fact is scope * 2^32 + number within the scope: what belongs to one scope lies together.

CREATE TABLE schema_version (version INTEGER PRIMARY KEY) STRICT;

-- Which process writes now or wrote last: read only while that process holds the lock file.
CREATE TABLE writer (one INTEGER PRIMARY KEY CHECK (one = 1), process INTEGER NOT NULL, machine TEXT NOT NULL) STRICT;

CREATE TABLE scope (
    number    INTEGER PRIMARY KEY,
    token     TEXT    NOT NULL UNIQUE,
    tenant    TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    sequence  INTEGER NOT NULL,           -- the head of the journal
    hash      BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    rows      INTEGER NOT NULL DEFAULT 0, -- the last number given to a turn or fact
    rewrites  INTEGER NOT NULL DEFAULT 0  -- counts what changes the index without a new entry: vectors, erasure
) STRICT;

CREATE TABLE entry (
    scope    INTEGER NOT NULL REFERENCES scope (number),
    sequence INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    reasons  TEXT    NOT NULL,            -- a JSON array
    previous BLOB    NOT NULL,
    hash     BLOB    NOT NULL,
    PRIMARY KEY (scope, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    scope    INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    hash     BLOB    NOT NULL,
    salt     BLOB,                        -- null once erased
    body     TEXT,                        -- canonical JSON; null once erased
    PRIMARY KEY (scope, sequence, ordinal),
    FOREIGN KEY (scope, sequence) REFERENCES entry (scope, sequence)
) STRICT, WITHOUT ROWID;

-- Which entries hold an item about a fact.
CREATE TABLE item_fact (
    scope    INTEGER NOT NULL,
    fact     BLOB    NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (scope, fact, sequence),
    FOREIGN KEY (scope, sequence) REFERENCES entry (scope, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE model (
    number     INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    dimensions INTEGER NOT NULL
) STRICT;

CREATE TABLE turn (
    key            INTEGER PRIMARY KEY,
    scope          INTEGER NOT NULL REFERENCES scope (number),
    id             BLOB    NOT NULL,
    session        TEXT    NOT NULL,
    position       INTEGER NOT NULL,
    role           INTEGER NOT NULL,
    speaker        TEXT,
    said_at        INTEGER NOT NULL,
    offset_minutes INTEGER NOT NULL,
    external_id    TEXT,
    sequence       INTEGER NOT NULL,
    recorded_at    INTEGER NOT NULL,
    due_until      INTEGER NOT NULL,      -- 0: extraction was never due; open: it is; else when it was done
    characters     INTEGER NOT NULL,
    question       INTEGER NOT NULL,
    question_share REAL    NOT NULL,
    time_word      INTEGER NOT NULL,
    names          INTEGER NOT NULL,
    terms          BLOB    NOT NULL,      -- see TermList
    model          INTEGER NOT NULL DEFAULT 0, -- whose vector it has; 0: none
    text           TEXT    NOT NULL       -- last, so that a scan of the others does not read long texts
) STRICT;
CREATE UNIQUE INDEX turn_id ON turn (scope, id);
CREATE INDEX turn_time ON turn (scope, said_at, session, position, recorded_at);
CREATE INDEX turn_session ON turn (scope, session, said_at, position, recorded_at);
CREATE INDEX turn_position ON turn (scope, session, position);
CREATE INDEX turn_external ON turn (scope, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX turn_due ON turn (recorded_at, key) WHERE due_until = 9223372036854775807;
CREATE INDEX turn_model ON turn (model);

CREATE TABLE entity (
    scope       INTEGER NOT NULL REFERENCES scope (number),
    id          BLOB    NOT NULL,
    kind        INTEGER NOT NULL,
    self        INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (scope, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_self ON entity (scope) WHERE self = 1;

-- The first name and the aliases, in the order of the journal.
CREATE TABLE entity_name (
    scope       INTEGER NOT NULL,
    entity      BLOB    NOT NULL,
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (scope, entity, sequence, ordinal),
    FOREIGN KEY (scope, entity) REFERENCES entity (scope, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_key ON entity_name (scope, name_key, entity);

CREATE TABLE fact (
    key       INTEGER PRIMARY KEY,
    scope     INTEGER NOT NULL REFERENCES scope (number),
    id        BLOB    NOT NULL,
    subject   BLOB    NOT NULL,
    predicate TEXT    NOT NULL,
    facet     TEXT,
    object    BLOB,
    value     TEXT,
    value_key TEXT    NOT NULL,
    polarity  INTEGER NOT NULL,
    modality  INTEGER NOT NULL,
    rule      TEXT    NOT NULL,
    terms     BLOB    NOT NULL,
    model     INTEGER NOT NULL DEFAULT 0,
    text      TEXT    NOT NULL,
    FOREIGN KEY (scope, subject) REFERENCES entity (scope, id),
    FOREIGN KEY (scope, object) REFERENCES entity (scope, id)
) STRICT;
CREATE UNIQUE INDEX fact_id ON fact (scope, id);
CREATE INDEX fact_slot ON fact (scope, subject, predicate, facet);
CREATE INDEX fact_from ON fact (scope, subject, id) WHERE object IS NOT NULL;
CREATE INDEX fact_to ON fact (scope, object, id) WHERE object IS NOT NULL;
CREATE INDEX fact_model ON fact (model);

CREATE TABLE version (
    fact        INTEGER NOT NULL REFERENCES fact (key),
    number      INTEGER NOT NULL,
    valid_from  INTEGER,
    valid_until INTEGER NOT NULL,
    from_grain  INTEGER NOT NULL,
    until_grain INTEGER NOT NULL,
    counts_from INTEGER NOT NULL,
    confidence  INTEGER NOT NULL,         -- ten-thousandths
    recorded_at INTEGER NOT NULL,
    expired_at  INTEGER NOT NULL,
    PRIMARY KEY (fact, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    fact        INTEGER NOT NULL REFERENCES fact (key),
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    turn        INTEGER REFERENCES turn (key),
    start       INTEGER,
    length      INTEGER,
    label       TEXT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (fact, sequence, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_turn ON source (turn) WHERE turn IS NOT NULL;

CREATE TABLE link (
    from_fact   INTEGER NOT NULL REFERENCES fact (key),
    sequence    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    to_fact     INTEGER NOT NULL REFERENCES fact (key),
    kind        INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (from_fact, sequence, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_to ON link (to_fact);

-- The vector of a turn or fact: float32, little-endian.
CREATE TABLE embedding (
    key    INTEGER PRIMARY KEY,
    vector BLOB NOT NULL
) STRICT;
