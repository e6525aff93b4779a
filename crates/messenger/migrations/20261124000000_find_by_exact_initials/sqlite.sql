-- Initial consonants are found by a piece of their own for every beginning of a word: looked for by the beginning of a piece, all that any
-- longer one finds was gathered first. The table keeps its pieces and not its texts, so it is made anew from them.
CREATE VIRTUAL TABLE messenger_words_pieces USING fts5vocab('messenger_words', 'instance');
CREATE VIRTUAL TABLE messenger_words_anew USING fts5(
    room, initials, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO messenger_words_anew (rowid, room, initials, body)
WITH RECURSIVE lengths (length) AS (
    SELECT 2 UNION ALL SELECT length + 1 FROM lengths WHERE length < 10
), pieces (message, field, piece, place) AS (
    SELECT doc, col, term, offset FROM messenger_words_pieces WHERE col <> 'initials'
    UNION ALL
    SELECT DISTINCT doc, col, substr(term, 1, length), 0 FROM messenger_words_pieces
    JOIN lengths ON length <= length(term) WHERE col = 'initials'
)
SELECT message,
    group_concat(piece, ' ') FILTER (WHERE field = 'room'),
    group_concat(piece, ' ') FILTER (WHERE field = 'initials'),
    group_concat(piece, ' ' ORDER BY place) FILTER (WHERE field = 'body')
FROM pieces GROUP BY message;
DROP TABLE messenger_words_pieces;
DROP TABLE messenger_words;
ALTER TABLE messenger_words_anew RENAME TO messenger_words;
