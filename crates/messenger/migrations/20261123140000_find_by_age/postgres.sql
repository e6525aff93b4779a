-- The files of a room, the newest first.
CREATE INDEX messenger_messages_files ON messenger_messages (room, seq) WHERE files > 0;

-- The time of a message as a piece among its words: an index of words knows no order, so the newest are looked for in spans of time.
UPDATE messenger_words SET grams = grams || array_to_tsvector(ARRAY['t' || (message >> 48)::text]);
