-- Events are written in the transaction of the change they tell of, and never changed.
CREATE TABLE store_events (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_person INTEGER,
    actor_name TEXT,
    on_behalf_of INTEGER,
    subject TEXT,
    data_subject INTEGER,
    audience TEXT NOT NULL,
    details TEXT NOT NULL,
    address TEXT,
    request TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX store_events_by_actor ON store_events (actor_person, id);
CREATE INDEX store_events_by_data_subject ON store_events (data_subject, id);
CREATE INDEX store_events_by_name ON store_events (name, id);
CREATE TRIGGER store_events_keep BEFORE UPDATE ON store_events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER store_events_stay BEFORE DELETE ON store_events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- Events that have no place in the order yet.
CREATE TABLE store_outbox (event_id INTEGER PRIMARY KEY) STRICT;

-- The one order in which everybody hears of events, without gaps.
CREATE TABLE store_event_order (
    position INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL UNIQUE
) STRICT;

-- How far each listener has heard.
CREATE TABLE store_cursors (
    listener TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT;

-- `unique_key` holds off a second waiting job, `running_key` is the same once somebody works on it; `claim`
-- tells who does.
CREATE TABLE store_jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT UNIQUE,
    running_key TEXT,
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER,
    claim INTEGER,
    dead INTEGER NOT NULL DEFAULT 0,
    last_error TEXT
) STRICT;
CREATE INDEX store_jobs_due ON store_jobs (dead, run_at);
CREATE INDEX store_jobs_running ON store_jobs (running_key);

-- When each regular job is due next.
CREATE TABLE store_schedules (
    kind TEXT PRIMARY KEY,
    next_at INTEGER NOT NULL
) STRICT;

-- Node numbers for ids, leased by running processes.
CREATE TABLE store_nodes (
    node INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    lease_until INTEGER NOT NULL
) STRICT;

-- Small values that many modules keep: policies, cursors of their own, flags.
CREATE TABLE store_settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- One row per thing that only one transaction at a time may do.
CREATE TABLE store_locks (name TEXT PRIMARY KEY) STRICT;
