-- What the NullModule keeps. `only_for` names the one person who may find and see a thing; a hidden
-- thing may be found by its scope but is described to nobody.
CREATE TABLE null_things (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    holder BIGINT NOT NULL,
    only_for BIGINT,
    hidden INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER,
    changed BIGINT NOT NULL
);
CREATE INDEX null_things_by_change ON null_things (changed);
