-- What stands in titles and their initial consonants has an index of its own, so that it is found without looking at
-- everything that has the same words in its body.
CREATE INDEX search_documents_by_title ON search_documents USING GIN (ts_filter(grams, '{a,b}'));
