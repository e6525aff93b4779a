-- The file that stands for a room, beside its name; without one its letters are drawn.
ALTER TABLE messenger_rooms ADD COLUMN picture BIGINT;
