-- When publishing by a second person was switched on or off, by whom and why; latest is the newest version at that moment.
CREATE TABLE wiki_four_eyes (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    at INTEGER NOT NULL,
    person INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    reason TEXT NOT NULL,
    latest INTEGER NOT NULL
) STRICT;
CREATE INDEX wiki_four_eyes_by_page ON wiki_four_eyes (page, id);
