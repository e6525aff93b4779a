-- How often a room was arranged, by which a form knows whether somebody else did meanwhile.
ALTER TABLE messenger_rooms ADD COLUMN arranged BIGINT NOT NULL DEFAULT 0;
-- When nobody writes in a room any more: that of a project ends with it.
ALTER TABLE messenger_rooms ADD COLUMN ends_at TIMESTAMPTZ;
CREATE INDEX messenger_rooms_ending ON messenger_rooms (ends_at) WHERE ends_at IS NOT NULL AND closed_at IS NULL;
