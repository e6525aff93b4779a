-- Whether a file was made of another one by whoever passed it on, and not sent by them: its content counts to the share of whoever sent it.
ALTER TABLE files_links ADD COLUMN is_copy BOOLEAN NOT NULL DEFAULT FALSE;
