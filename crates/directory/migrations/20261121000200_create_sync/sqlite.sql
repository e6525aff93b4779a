-- Where people come from. `config` is TOML; bind passwords are never in it, only names of files.
CREATE TABLE directory_sources (
    name TEXT PRIMARY KEY,
    config TEXT NOT NULL,
    every_minutes INTEGER NOT NULL DEFAULT 60,
    enabled INTEGER NOT NULL DEFAULT 1,
    confirmed_digest TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    cursor_server TEXT NOT NULL DEFAULT '',
    last_good_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;

-- state: waiting, planning, held, ready, applied, undone, lapsed, failed. staged: rows of the stage the plan was made of.
CREATE TABLE directory_runs (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    counts TEXT NOT NULL DEFAULT '{}',
    brakes TEXT NOT NULL DEFAULT '[]',
    config_digest TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    cursor_server TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    overruled TEXT NOT NULL DEFAULT '',
    staged INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX directory_runs_by_source ON directory_runs (source, id);

-- What a run changes, with the row before and after as JSON. Kept for undo.
CREATE TABLE directory_plan_items (
    run_id INTEGER NOT NULL,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    label TEXT NOT NULL,
    dn TEXT NOT NULL DEFAULT '',
    before TEXT,
    after TEXT,
    PRIMARY KEY (run_id, noun, action, row_id)
) STRICT, WITHOUT ROWID;

-- Entries that could not be used.
CREATE TABLE directory_quarantine (
    run_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    dn TEXT NOT NULL,
    trouble TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

-- Only one run at a time in the whole cluster.
CREATE TABLE directory_sync_lease (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    holder INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- What the run at hand would make of the organisation: new and changed rows only.
CREATE TABLE directory_stage_units (
    id INTEGER PRIMARY KEY,
    fresh INTEGER NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    parent_id INTEGER,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    choseong TEXT NOT NULL,
    ord INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    dn TEXT NOT NULL,
    mark INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_stage_persons (
    id INTEGER PRIMARY KEY,
    fresh INTEGER NOT NULL,
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
    active INTEGER NOT NULL,
    on_leave INTEGER NOT NULL,
    dn TEXT NOT NULL,
    mark INTEGER NOT NULL,
    grams TEXT NOT NULL
) STRICT;
CREATE TABLE directory_stage_photos (
    person_id INTEGER PRIMARY KEY,
    image BLOB NOT NULL
) STRICT;
CREATE TABLE directory_stage_posts (
    id INTEGER PRIMARY KEY,
    fresh INTEGER NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    choseong TEXT NOT NULL,
    active INTEGER NOT NULL,
    mark INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_stage_appointments (
    id INTEGER PRIMARY KEY,
    fresh INTEGER NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    post_id INTEGER,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    ord INTEGER NOT NULL,
    starts_at INTEGER,
    ends_at INTEGER,
    mark INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_stage_groups (
    id INTEGER PRIMARY KEY,
    fresh INTEGER NOT NULL,
    source TEXT NOT NULL,
    stable_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    active INTEGER NOT NULL,
    dn TEXT NOT NULL,
    mark INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_stage_members (
    group_id INTEGER NOT NULL,
    member_kind TEXT NOT NULL,
    member_id INTEGER NOT NULL
) STRICT;
-- Rows we know and the source no longer has.
CREATE TABLE directory_stage_gone (
    noun TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (noun, id)
) STRICT, WITHOUT ROWID;
