-- Times are milliseconds since 1970 in UTC (…_ms), so that they sort and subtract
-- whatever the clocks did. zone_s is the zone's offset then, in seconds east of UTC, so
-- that a day stays the day that the person lived, also after a journey.

CREATE TABLE reminders (
    id       INTEGER PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    zone_s   INTEGER NOT NULL,
    kind     TEXT    NOT NULL, -- heads-up, reminder
    outcome  TEXT    NOT NULL, -- open, started, snoozed, skipped, not-seen, moved
    ended_ms INTEGER,          -- null while open
    reason   TEXT    NOT NULL,
    routine  TEXT    NOT NULL
) STRICT;
CREATE INDEX reminders_at ON reminders (at_ms);

CREATE TABLE sessions (
    id             INTEGER PRIMARY KEY,
    routine        TEXT    NOT NULL,
    started_ms     INTEGER NOT NULL,
    zone_s         INTEGER NOT NULL,
    ended_ms       INTEGER,          -- null while open, also after a crash
    seen_ms        INTEGER NOT NULL, -- last report of progress
    completed      INTEGER NOT NULL CHECK (completed IN (0, 1)),
    spent_s        INTEGER NOT NULL CHECK (spent_s >= 0),
    face           TEXT    NOT NULL, -- window, terminal
    note           TEXT    NOT NULL,
    tension_before INTEGER CHECK (tension_before BETWEEN 1 AND 10),
    tension_after  INTEGER CHECK (tension_after BETWEEN 1 AND 10)
) STRICT;
CREATE INDEX sessions_started ON sessions (started_ms);

CREATE TABLE session_techniques (
    session   INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL, -- from 0, in the order they were done
    technique TEXT    NOT NULL,
    spent_s   INTEGER NOT NULL CHECK (spent_s >= 0),
    done      INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tensions (
    id     INTEGER PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    zone_s INTEGER NOT NULL,
    value  INTEGER NOT NULL CHECK (value BETWEEN 1 AND 10),
    source TEXT    NOT NULL -- check-in, before, after
) STRICT;
CREATE INDEX tensions_at ON tensions (at_ms);
