-- Passwords kept here, for the few who are not checked by the agency's directory.
CREATE TABLE directory_credentials (
    person_id INTEGER PRIMARY KEY REFERENCES directory_persons (id),
    hash TEXT NOT NULL,
    earlier TEXT NOT NULL DEFAULT '[]',
    changed_at INTEGER NOT NULL
) STRICT;

-- Visits. The secret itself is only in the browser; here is its SHA-256.
CREATE TABLE directory_sessions (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES directory_persons (id),
    secret_hash BLOB NOT NULL UNIQUE,
    factor_proven INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    proven_at INTEGER NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    agent TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX directory_sessions_by_person ON directory_sessions (person_id, created_at);

-- Second factors: `sealed` is the secret under the master key, `last_step` the newest step used.
CREATE TABLE directory_second_factors (
    person_id INTEGER PRIMARY KEY REFERENCES directory_persons (id),
    sealed BLOB NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0,
    last_step INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE directory_recovery_codes (
    person_id INTEGER NOT NULL REFERENCES directory_persons (id),
    hash BLOB NOT NULL,
    PRIMARY KEY (person_id, hash)
) STRICT, WITHOUT ROWID;

-- Wrong tries by what was tried: a sign-in name, an address, somebody's second factor.
CREATE TABLE directory_attempts (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX directory_attempts_by_time ON directory_attempts (last_at);

-- Roles. Rows stay after they end: grants are kept for years.
CREATE TABLE directory_grants (
    id INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    holder_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    granted_by INTEGER,
    granted_at INTEGER NOT NULL,
    until_at INTEGER,
    ended_at INTEGER,
    ended_by INTEGER
) STRICT;
CREATE INDEX directory_grants_by_holder ON directory_grants (holder_kind, holder_id, ended_at);

-- What one person asked for and another has to approve.
-- `asked_as` are the roles of who asked, at that moment: a request lapses when one of them is lost.
CREATE TABLE directory_requests (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_as TEXT NOT NULL,
    requested_by INTEGER NOT NULL,
    requested_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    decided_by INTEGER,
    decided_at INTEGER
) STRICT;
CREATE INDEX directory_requests_by_state ON directory_requests (state, expires_at);

CREATE TABLE directory_preferences (
    person_id INTEGER PRIMARY KEY REFERENCES directory_persons (id),
    lang TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL DEFAULT '',
    density TEXT NOT NULL DEFAULT '',
    keys_off INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One-time tokens: SHA-256 of the token, the roles it gives, until when, and who used it.
CREATE TABLE directory_tokens (
    hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES directory_persons (id),
    roles TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
