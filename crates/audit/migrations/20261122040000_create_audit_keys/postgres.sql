-- Which signing key followed which, and up to which position of the chain the old one speaks.
CREATE TABLE audit_keys (
    id BIGINT PRIMARY KEY,
    position BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    old_key BYTEA NOT NULL,
    new_key BYTEA NOT NULL,
    by_old BYTEA NOT NULL,
    by_new BYTEA NOT NULL
);
CREATE TRIGGER audit_keys_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_keys
EXECUTE FUNCTION audit_rows_stay();
