-- Contents, each kept once under its SHA-256. A row is written only when its file is on disk.
CREATE TABLE files_blobs (
    hash TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    scan TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    thumbnails INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX files_blobs_by_scan ON files_blobs (scan);

-- A content under a name, belonging to something; a draft belongs to nothing yet.
CREATE TABLE files_links (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL REFERENCES files_blobs (hash),
    owner TEXT,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    uploader INTEGER NOT NULL,
    at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX files_links_by_hash ON files_links (hash);
CREATE INDEX files_links_by_owner ON files_links (owner, id);
CREATE INDEX files_links_by_uploader ON files_links (uploader);
CREATE INDEX files_links_removed ON files_links (removed_at) WHERE removed_at IS NOT NULL;
