-- The files of a room, the newest first.
CREATE INDEX messenger_messages_files ON messenger_messages (room, seq) WHERE files > 0;
