-- One seal per event in their order: each hash covers the one before it and the whole event.
CREATE TABLE audit_seals (
    position BIGINT PRIMARY KEY,
    event_id BIGINT NOT NULL UNIQUE,
    hash BYTEA NOT NULL
);

-- Signed statements that the chain had this hash at this position.
CREATE TABLE audit_checkpoints (
    position BIGINT PRIMARY KEY,
    hash BYTEA NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    key_id TEXT NOT NULL,
    signature BYTEA NOT NULL
);

CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'seals and checkpoints are never changed or deleted'; END $$;
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
EXECUTE FUNCTION audit_rows_stay();
CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
EXECUTE FUNCTION audit_rows_stay();

-- What the reviewer of access records found and signed, one row a month.
CREATE TABLE audit_reviews (
    month TEXT PRIMARY KEY,
    reviewer BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    findings BIGINT NOT NULL,
    note TEXT NOT NULL
);
