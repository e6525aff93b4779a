-- Whom the organisation chart has manage the room of a unit; others who do were appointed in the room.
ALTER TABLE messenger_rooms ADD COLUMN head INTEGER;
-- The rooms that follow units, looked after one after another.
CREATE INDEX messenger_rooms_following ON messenger_rooms (id) WHERE unit IS NOT NULL;
