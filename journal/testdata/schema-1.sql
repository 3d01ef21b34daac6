-- A journal of schema 1 as a released version left it, with a row of every kind.
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
PRAGMA user_version = 1;
PRAGMA application_id = 1433299822;
INSERT INTO reminders VALUES (1, 1795442400000, 3600, 'reminder', 'started', 1795442460000, 'At the desk 75 minutes without a break.', 'five-minute');
INSERT INTO sessions VALUES (2, 'five-minute', 1795442460000, 3600, 1795442754000, 1795442754000, 1, 294, 'window', 'looser', 6, 3);
INSERT INTO session_techniques VALUES (2, 0, 'shoulder-knead', 60, 2, 2);
INSERT INTO session_techniques VALUES (2, 1, 'tennis-ball-wall', 90, 10, 10);
INSERT INTO tensions VALUES (3, 1795442454000, 3600, 6, 'before');
