-- One notice per person and event. Its words come from the module at display time.
CREATE TABLE notify_notices (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    event BIGINT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ,
    UNIQUE (person, event)
);
CREATE INDEX notify_notices_by_person ON notify_notices (person, id);
CREATE INDEX notify_notices_unread ON notify_notices (person, id) WHERE read_at IS NULL;

-- Kinds of events somebody does not want to hear of.
CREATE TABLE notify_muted (
    person BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (person, name)
);

-- When channels wait: minutes since midnight in Korea.
CREATE TABLE notify_quiet_hours (
    person BIGINT PRIMARY KEY,
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL
);

-- What still has to go, or went, through a channel. state: waiting, done, dropped or failed.
CREATE TABLE notify_deliveries (
    notice_id BIGINT NOT NULL REFERENCES notify_notices (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (notice_id, channel)
);
CREATE INDEX notify_deliveries_waiting ON notify_deliveries (state, due_at);
