-- Days a class of things is kept beyond its own time. Keeping shorter waits for a second person.
CREATE TABLE records_schedules (
    class TEXT PRIMARY KEY,
    extra_days INTEGER NOT NULL,
    asked_days INTEGER,
    asked_by BIGINT,
    asked_at INTEGER
);

-- Legal holds: what they cover is not disposed of. Lifting one takes two persons.
CREATE TABLE records_holds (
    id INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    prefix TEXT NOT NULL,
    person BIGINT,
    from_at INTEGER,
    to_at INTEGER,
    placed_by BIGINT NOT NULL,
    placed_at INTEGER NOT NULL,
    lift_asked_by BIGINT,
    lift_asked_at INTEGER,
    lifted_by BIGINT,
    lifted_at INTEGER
);

-- The register of what was disposed of.
CREATE TABLE records_disposals (
    id INTEGER PRIMARY KEY,
    class TEXT NOT NULL,
    subject TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    disposed_at INTEGER NOT NULL,
    UNIQUE (class, subject)
);

-- What somebody who left or moved still holds. kind: left or moved.
CREATE TABLE records_worksheets (
    id INTEGER PRIMARY KEY,
    person BIGINT NOT NULL,
    event BIGINT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
);
CREATE INDEX records_worksheets_by_person ON records_worksheets (person);

-- state: open, given, kept or elsewhere.
CREATE TABLE records_items (
    id INTEGER PRIMARY KEY,
    worksheet_id BIGINT NOT NULL REFERENCES records_worksheets (id),
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    to_person BIGINT,
    decided_by BIGINT,
    decided_at INTEGER,
    UNIQUE (worksheet_id, subject)
);
