-- Another version whose words a version has too: the one it takes back into use, or the one its author began with.
ALTER TABLE wiki_revisions ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
