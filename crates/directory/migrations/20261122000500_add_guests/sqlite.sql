-- People from outside the agency, who see themselves and what was shared with them.
ALTER TABLE directory_persons ADD COLUMN guest INTEGER NOT NULL DEFAULT 0;
