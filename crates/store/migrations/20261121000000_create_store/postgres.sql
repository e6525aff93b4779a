-- Events are written in the transaction of the change they tell of, and never changed.
CREATE TABLE store_events (
    id BIGINT PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    name TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_person BIGINT,
    actor_name TEXT,
    on_behalf_of BIGINT,
    subject TEXT,
    data_subject BIGINT,
    audience TEXT NOT NULL,
    details TEXT NOT NULL,
    address TEXT,
    request TEXT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX store_events_by_actor ON store_events (actor_person, id);
CREATE INDEX store_events_by_data_subject ON store_events (data_subject, id);
CREATE INDEX store_events_by_name ON store_events (name, id);
CREATE FUNCTION store_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$;
CREATE TRIGGER store_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store_events
EXECUTE FUNCTION store_events_stay();

-- Events that have no place in the order yet.
CREATE TABLE store_outbox (event_id BIGINT PRIMARY KEY);

-- The one order in which everybody hears of events, without gaps.
CREATE TABLE store_event_order (
    position BIGINT PRIMARY KEY,
    event_id BIGINT NOT NULL UNIQUE
);

-- How far each listener has heard.
CREATE TABLE store_cursors (
    listener TEXT PRIMARY KEY,
    position BIGINT NOT NULL
);

-- `unique_key` holds off a second waiting job, `running_key` is the same once somebody works on it; `claim`
-- tells who does.
CREATE TABLE store_jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT UNIQUE,
    running_key TEXT,
    run_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until TIMESTAMPTZ,
    claim BIGINT,
    dead BOOLEAN NOT NULL DEFAULT FALSE,
    last_error TEXT
);
CREATE INDEX store_jobs_due ON store_jobs (dead, run_at);
CREATE INDEX store_jobs_running ON store_jobs (running_key);

-- When each regular job is due next.
CREATE TABLE store_schedules (
    kind TEXT PRIMARY KEY,
    next_at TIMESTAMPTZ NOT NULL
);

-- Node numbers for ids, leased by running processes.
CREATE TABLE store_nodes (
    node INTEGER PRIMARY KEY,
    owner BIGINT NOT NULL,
    lease_until TIMESTAMPTZ NOT NULL
);

-- Small values that many modules keep: policies, cursors of their own, flags.
CREATE TABLE store_settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

-- One row per thing that only one transaction at a time may do.
CREATE TABLE store_locks (name TEXT PRIMARY KEY);
