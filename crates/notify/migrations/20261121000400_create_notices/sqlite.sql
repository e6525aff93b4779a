-- One notice per person and event. Its words come from the module at display time.
CREATE TABLE notify_notices (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL,
    event BIGINT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    read_at INTEGER,
    UNIQUE (person, event)
);
CREATE INDEX notify_notices_by_person ON notify_notices (person, id);
CREATE INDEX notify_notices_unread ON notify_notices (person, id) WHERE read_at IS NULL;

-- Kinds of events somebody does not want to hear of.
CREATE TABLE notify_muted (
    person BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (person, name)
) WITHOUT ROWID;

-- When channels wait: minutes since midnight in Korea.
CREATE TABLE notify_quiet_hours (
    person INTEGER PRIMARY KEY,
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL
);

-- What still has to go, or went, through a channel. state: waiting, done, dropped or failed.
CREATE TABLE notify_deliveries (
    notice_id BIGINT NOT NULL REFERENCES notify_notices (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (notice_id, channel)
) WITHOUT ROWID;
CREATE INDEX notify_deliveries_waiting ON notify_deliveries (state, due_at);
