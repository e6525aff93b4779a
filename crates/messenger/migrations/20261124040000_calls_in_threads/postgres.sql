-- A call in an answer of a thread ends when its thread is looked at, and not with what was read beside it: `thread` is the message the thread
-- began with, `seen` that it was looked at. What was behind somebody already stays there.
ALTER TABLE messenger_calls ADD COLUMN thread BIGINT;
ALTER TABLE messenger_calls ADD COLUMN seen BOOLEAN NOT NULL DEFAULT false;
UPDATE messenger_calls SET thread = (
    SELECT x.thread FROM messenger_messages x WHERE x.room = messenger_calls.room AND x.seq = messenger_calls.seq
);
UPDATE messenger_calls SET seen = true WHERE seq <= coalesce((
    SELECT m.read FROM messenger_members m WHERE m.room = messenger_calls.room AND m.person = messenger_calls.person
), seq);
CREATE INDEX messenger_calls_in_threads ON messenger_calls (person, room) WHERE thread IS NOT NULL AND NOT seen;
-- Answers that were taken back count no more below the message their thread began with.
UPDATE messenger_messages SET answers = (
    SELECT count(*) FROM messenger_messages a WHERE a.room = messenger_messages.room AND a.thread = messenger_messages.seq
    AND a.recalled_at IS NULL
) WHERE answers > 0 AND EXISTS (
    SELECT 1 FROM messenger_messages a WHERE a.room = messenger_messages.room AND a.thread = messenger_messages.seq
    AND a.recalled_at IS NOT NULL
);
