-- Rounds there had been when somebody chose how a message asks again; what they chose is counted from there.
ALTER TABLE messenger_askings ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
