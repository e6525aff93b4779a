-- What the NullModule keeps. `only_for` names the one person who may find and see a thing; a hidden
-- thing may be found by its scope but is described to nobody.
CREATE TABLE null_things (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    holder BIGINT NOT NULL,
    only_for BIGINT,
    hidden BOOLEAN NOT NULL,
    gone BOOLEAN NOT NULL DEFAULT FALSE,
    expires_at TIMESTAMPTZ,
    changed BIGINT NOT NULL
);
CREATE INDEX null_things_by_change ON null_things (changed);
