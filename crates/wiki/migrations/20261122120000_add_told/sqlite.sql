-- Who is asked to confirm a page is told in parts, in the order of people's ids: told is the last one who was, the largest number when
-- all were.
ALTER TABLE wiki_asked ADD COLUMN told INTEGER NOT NULL DEFAULT 9223372036854775807;
