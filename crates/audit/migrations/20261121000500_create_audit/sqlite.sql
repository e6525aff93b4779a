-- One seal per event in their order: each hash covers the one before it and the whole event.
CREATE TABLE audit_seals (
    position INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL UNIQUE,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_seals_keep BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
CREATE TRIGGER audit_seals_stay BEFORE DELETE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END;

-- Signed statements that the chain had this hash at this position.
CREATE TABLE audit_checkpoints (
    position INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_checkpoints_keep BEFORE UPDATE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;

-- What the reviewer of access records found and signed, one row a month.
CREATE TABLE audit_reviews (
    month TEXT PRIMARY KEY,
    reviewer INTEGER NOT NULL,
    at INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
