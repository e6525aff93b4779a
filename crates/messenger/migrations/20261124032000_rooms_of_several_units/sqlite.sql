-- The keys of units and posts whose people a room has in it, with blanks between them: `below:1 post:2`.
ALTER TABLE messenger_rooms ADD COLUMN follows TEXT NOT NULL DEFAULT '';
CREATE INDEX messenger_rooms_reaching ON messenger_rooms (id) WHERE follows <> '';
