-- When publishing by a second person was switched on or off, by whom and why; latest is the newest version at that moment.
CREATE TABLE wiki_four_eyes (
    id BIGINT PRIMARY KEY,
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    at TIMESTAMPTZ NOT NULL,
    person BIGINT NOT NULL,
    is_on BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    latest INTEGER NOT NULL
);
CREATE INDEX wiki_four_eyes_by_page ON wiki_four_eyes (page, id);
