-- Initial consonants are found by a piece of their own for every beginning of a word: looked for by the beginning of a piece, all that any
-- longer one finds was gathered first.
UPDATE messenger_words SET grams = grams || (
    SELECT coalesce(string_agg(DISTINCT format('''%s'':1B', left(piece.lexeme, length)), ' '), '')::tsvector
    FROM unnest(grams) AS piece, generate_series(2, char_length(piece.lexeme) - 1) AS length
    WHERE 'B' = ANY (piece.weights)
);
