-- How large a picture is in pixels, so that pages keep its place before it is there. Nothing for what is none, and for those sent before.
ALTER TABLE files_blobs ADD COLUMN width INTEGER;
ALTER TABLE files_blobs ADD COLUMN height INTEGER;
