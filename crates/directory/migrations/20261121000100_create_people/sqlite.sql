-- The organisation as it is now. `mark` is a digest of what the source said, `since` when this version of the row began; older versions are in
-- directory_history, so that the organisation of any day can be asked for.
CREATE TABLE directory_persons (
    id INTEGER PRIMARY KEY,
    source TEXT,
    stable_id TEXT,
    login TEXT UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    name_hanja TEXT NOT NULL DEFAULT '',
    choseong TEXT NOT NULL DEFAULT '',
    mail TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    employee_number TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    duty TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT '',
    photo_hash TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    on_leave INTEGER NOT NULL DEFAULT 0,
    dn TEXT NOT NULL DEFAULT '',
    mark INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    UNIQUE (source, stable_id)
) STRICT;
CREATE INDEX directory_persons_by_name ON directory_persons (active, name);
CREATE INDEX directory_persons_by_choseong ON directory_persons (active, choseong);
CREATE INDEX directory_persons_by_mail ON directory_persons (mail);

CREATE TABLE directory_photos (
    person_id INTEGER PRIMARY KEY REFERENCES directory_persons (id),
    image BLOB NOT NULL
) STRICT;

CREATE TABLE directory_units (
    id INTEGER PRIMARY KEY,
    source TEXT,
    stable_id TEXT,
    parent_id INTEGER REFERENCES directory_units (id),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    choseong TEXT NOT NULL DEFAULT '',
    ord INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,
    dn TEXT NOT NULL DEFAULT '',
    mark INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    UNIQUE (source, stable_id)
) STRICT;
CREATE INDEX directory_units_by_parent ON directory_units (parent_id, ord);
CREATE INDEX directory_units_by_name ON directory_units (name);
CREATE INDEX directory_units_by_choseong ON directory_units (choseong);

-- A post outlives its holders: approvals, addresses and manuals belong to it.
CREATE TABLE directory_posts (
    id INTEGER PRIMARY KEY,
    source TEXT,
    stable_id TEXT,
    unit_id INTEGER NOT NULL REFERENCES directory_units (id),
    name TEXT NOT NULL,
    choseong TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    mark INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    UNIQUE (source, stable_id)
) STRICT;
CREATE INDEX directory_posts_by_unit ON directory_posts (unit_id);
CREATE INDEX directory_posts_by_choseong ON directory_posts (choseong);

-- kind: main, concurrent, acting or dispatched.
CREATE TABLE directory_appointments (
    id INTEGER PRIMARY KEY,
    source TEXT,
    stable_id TEXT,
    person_id INTEGER NOT NULL REFERENCES directory_persons (id),
    unit_id INTEGER NOT NULL REFERENCES directory_units (id),
    post_id INTEGER REFERENCES directory_posts (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    ord INTEGER NOT NULL DEFAULT 0,
    starts_at INTEGER,
    ends_at INTEGER,
    mark INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    UNIQUE (source, stable_id)
) STRICT;
CREATE INDEX directory_appointments_by_person ON directory_appointments (person_id, kind);
CREATE INDEX directory_appointments_by_unit ON directory_appointments (unit_id, ord);

CREATE TABLE directory_groups (
    id INTEGER PRIMARY KEY,
    source TEXT,
    stable_id TEXT,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    dn TEXT NOT NULL DEFAULT '',
    mark INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    UNIQUE (source, stable_id)
) STRICT;

-- member_kind: person, unit or group.
CREATE TABLE directory_group_members (
    group_id INTEGER NOT NULL REFERENCES directory_groups (id),
    member_kind TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (group_id, member_kind, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_group_members_by_member ON directory_group_members (member_kind, member_id);

-- Versions that are over: `data` is the row as JSON, true from from_at until to_at.
CREATE TABLE directory_history (
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (noun, row_id, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_history_by_time ON directory_history (noun, to_at);

-- Two-letter pieces of name, login, duty, title, telephone; the row id is the person's.
CREATE VIRTUAL TABLE directory_person_grams USING fts5(
    grams, content = '', contentless_delete = 1, tokenize = 'unicode61'
);
