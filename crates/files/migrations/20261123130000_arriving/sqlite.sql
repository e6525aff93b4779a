-- Contents that are sent piece by piece. `arrived` bytes of them are on disk for good, in a file named by the id. `file` is the draft
-- that was made of it; a row stays a day longer, so that a sender who missed the answer is told the same again.
CREATE TABLE files_arriving (
    id INTEGER PRIMARY KEY,
    uploader INTEGER NOT NULL,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    size INTEGER NOT NULL,
    arrived INTEGER NOT NULL DEFAULT 0,
    file INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX files_arriving_by_uploader ON files_arriving (uploader, mark);
CREATE INDEX files_arriving_by_age ON files_arriving (changed_at);
