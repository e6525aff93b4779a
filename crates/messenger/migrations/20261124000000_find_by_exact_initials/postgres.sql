-- Initial consonants are found by a piece of their own for every beginning of a word: looked for by the beginning of a piece, all that any
-- longer one finds was gathered first. A letter before them tells them from words, which a weight did that the index does not know.
UPDATE messenger_words SET grams = ts_filter(grams, '{a,c,d}')
    || array_to_tsvector(ARRAY(SELECT lexeme FROM unnest(grams) WHERE positions IS NULL))
    || array_to_tsvector(ARRAY(
        SELECT DISTINCT 'i' || left(piece.lexeme, length)
        FROM unnest(grams) AS piece, generate_series(2, char_length(piece.lexeme)) AS length
        WHERE 'B' = ANY (piece.weights)
    ));
