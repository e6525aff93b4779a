-- Where people come from. `config` is TOML; bind passwords are never in it, only names of files.
CREATE TABLE directory_sources (
    name TEXT PRIMARY KEY,
    config TEXT NOT NULL,
    every_minutes INTEGER NOT NULL DEFAULT 60,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    confirmed_digest TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    cursor_server TEXT NOT NULL DEFAULT '',
    last_good_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL
);

-- state: waiting, planning, held, ready, applied, undone, lapsed, failed. staged: rows of the stage the plan was made of.
CREATE TABLE directory_runs (
    id BIGINT PRIMARY KEY,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    counts TEXT NOT NULL DEFAULT '{}',
    brakes TEXT NOT NULL DEFAULT '[]',
    config_digest TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    cursor_server TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    overruled TEXT NOT NULL DEFAULT '',
    staged BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX directory_runs_by_source ON directory_runs (source, id);

-- What a run changes, with the row before and after as JSON. Kept for undo.
CREATE TABLE directory_plan_items (
    run_id BIGINT NOT NULL,
    noun TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    action TEXT NOT NULL,
    label TEXT NOT NULL,
    dn TEXT NOT NULL DEFAULT '',
    before TEXT,
    after TEXT,
    PRIMARY KEY (run_id, noun, action, row_id)
);

-- Entries that could not be used.
CREATE TABLE directory_quarantine (
    run_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    dn TEXT NOT NULL,
    trouble TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (run_id, number)
);

-- Only one run at a time in the whole cluster.
CREATE TABLE directory_sync_lease (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    holder BIGINT NOT NULL,
    until TIMESTAMPTZ NOT NULL
);

-- Unlogged: a crash empties them, and the next run fills them again.
-- What the run at hand would make of the organisation: new and changed rows only.
CREATE UNLOGGED TABLE directory_stage_units (
    id BIGINT PRIMARY KEY,
    fresh BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    parent_id BIGINT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    choseong TEXT NOT NULL,
    ord INTEGER NOT NULL,
    closed BOOLEAN NOT NULL,
    dn TEXT NOT NULL,
    mark BIGINT NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_persons (
    id BIGINT PRIMARY KEY,
    fresh BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    login TEXT,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_hanja TEXT NOT NULL,
    choseong TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT NOT NULL,
    mobile TEXT NOT NULL,
    employee_number TEXT NOT NULL,
    rank TEXT NOT NULL,
    title TEXT NOT NULL,
    duty TEXT NOT NULL,
    room TEXT NOT NULL,
    lang TEXT NOT NULL,
    photo_hash TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    on_leave BOOLEAN NOT NULL,
    dn TEXT NOT NULL,
    mark BIGINT NOT NULL,
    grams TSVECTOR NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_photos (
    person_id BIGINT PRIMARY KEY,
    image BYTEA NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_posts (
    id BIGINT PRIMARY KEY,
    fresh BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    unit_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    choseong TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    mark BIGINT NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_appointments (
    id BIGINT PRIMARY KEY,
    fresh BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    unit_id BIGINT NOT NULL,
    post_id BIGINT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    ord INTEGER NOT NULL,
    starts_at TIMESTAMPTZ,
    ends_at TIMESTAMPTZ,
    mark BIGINT NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_groups (
    id BIGINT PRIMARY KEY,
    fresh BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    dn TEXT NOT NULL,
    mark BIGINT NOT NULL
);
CREATE UNLOGGED TABLE directory_stage_members (
    group_id BIGINT NOT NULL,
    member_kind TEXT NOT NULL,
    member_id BIGINT NOT NULL
);
-- Rows we know and the source no longer has.
CREATE UNLOGGED TABLE directory_stage_gone (
    noun TEXT NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (noun, id)
);
-- The stage is filled and emptied as a whole. What the server counts in it halfway misleads it about the next run.
ALTER TABLE directory_stage_units SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_persons SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_photos SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_posts SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_appointments SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_groups SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_members SET (autovacuum_enabled = false);
ALTER TABLE directory_stage_gone SET (autovacuum_enabled = false);
