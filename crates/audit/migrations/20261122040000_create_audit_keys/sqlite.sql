-- Which signing key followed which, and up to which position of the chain the old one speaks.
CREATE TABLE audit_keys (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    old_key BLOB NOT NULL,
    new_key BLOB NOT NULL,
    by_old BLOB NOT NULL,
    by_new BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_keys_keep BEFORE UPDATE ON audit_keys
BEGIN SELECT RAISE(ABORT, 'successions of keys are never changed'); END;
CREATE TRIGGER audit_keys_stay BEFORE DELETE ON audit_keys
BEGIN SELECT RAISE(ABORT, 'successions of keys are never deleted'); END;
