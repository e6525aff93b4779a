-- What forms made, for those that are sent twice.
CREATE TABLE store_sendings (
    person BIGINT NOT NULL,
    digest TEXT NOT NULL,
    made TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, digest)
);
