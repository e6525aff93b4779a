-- Sealed copies of what an open case is about: asked for by who reads it, granted by a second person in an office. `office` is the one that
-- granted it, and empty where it was refused. What was asked for stays for ever.
CREATE TABLE cases_exports (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases_cases (id),
    recipient TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    decided_by INTEGER,
    decided_at INTEGER,
    office TEXT
) STRICT;
CREATE INDEX cases_exports_by_case ON cases_exports (case_id, id);

-- One for each copy that was made, written down before it was sent. `list_sha256` is the digest of the list of what is in it, a reference a
-- line, which are the readings of this receipt in the order of their ids.
CREATE TABLE cases_receipts (
    id INTEGER PRIMARY KEY,
    export_id INTEGER NOT NULL REFERENCES cases_exports (id),
    person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    items INTEGER NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    list_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX cases_receipts_by_export ON cases_receipts (export_id, id);
CREATE INDEX cases_receipts_by_time ON cases_receipts (at);

-- What was read by being in a copy: its receipt.
ALTER TABLE cases_readings ADD COLUMN receipt INTEGER;
