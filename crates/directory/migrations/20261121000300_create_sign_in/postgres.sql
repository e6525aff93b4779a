-- Passwords kept here, for the few who are not checked by the agency's directory.
CREATE TABLE directory_credentials (
    person_id BIGINT PRIMARY KEY REFERENCES directory_persons (id),
    hash TEXT NOT NULL,
    earlier TEXT NOT NULL DEFAULT '[]',
    changed_at TIMESTAMPTZ NOT NULL
);

-- Visits. The secret itself is only in the browser; here is its SHA-256.
CREATE TABLE directory_sessions (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES directory_persons (id),
    secret_hash BYTEA NOT NULL UNIQUE,
    factor_proven BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    proven_at TIMESTAMPTZ NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    agent TEXT NOT NULL DEFAULT ''
);
CREATE INDEX directory_sessions_by_person ON directory_sessions (person_id, created_at);

-- Second factors: `sealed` is the secret under the master key, `last_step` the newest step used.
CREATE TABLE directory_second_factors (
    person_id BIGINT PRIMARY KEY REFERENCES directory_persons (id),
    sealed BYTEA NOT NULL,
    confirmed BOOLEAN NOT NULL DEFAULT FALSE,
    last_step BIGINT NOT NULL DEFAULT 0,
    since TIMESTAMPTZ NOT NULL
);

CREATE TABLE directory_recovery_codes (
    person_id BIGINT NOT NULL REFERENCES directory_persons (id),
    hash BYTEA NOT NULL,
    PRIMARY KEY (person_id, hash)
);

-- Wrong tries by what was tried: a sign-in name, an address, somebody's second factor.
CREATE TABLE directory_attempts (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    first_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX directory_attempts_by_time ON directory_attempts (last_at);

-- Roles. Rows stay after they end: grants are kept for years.
CREATE TABLE directory_grants (
    id BIGINT PRIMARY KEY,
    role TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    holder_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    granted_by BIGINT,
    granted_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    ended_by BIGINT
);
CREATE INDEX directory_grants_by_holder ON directory_grants (holder_kind, holder_id, ended_at);

-- What one person asked for and another has to approve.
-- `asked_as` are the roles of who asked, at that moment: a request lapses when one of them is lost.
CREATE TABLE directory_requests (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_as TEXT NOT NULL,
    requested_by BIGINT NOT NULL,
    requested_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMPTZ
);
CREATE INDEX directory_requests_by_state ON directory_requests (state, expires_at);

CREATE TABLE directory_preferences (
    person_id BIGINT PRIMARY KEY REFERENCES directory_persons (id),
    lang TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL DEFAULT '',
    density TEXT NOT NULL DEFAULT '',
    keys_off BOOLEAN NOT NULL DEFAULT FALSE
);

-- One-time tokens: SHA-256 of the token, the roles it gives, until when, and who used it.
CREATE TABLE directory_tokens (
    hash BYTEA PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES directory_persons (id),
    roles TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
