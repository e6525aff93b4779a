-- What forms made, for those that are sent twice.
CREATE TABLE store_sendings (
    person INTEGER NOT NULL,
    digest TEXT NOT NULL,
    made TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, digest)
) STRICT;
