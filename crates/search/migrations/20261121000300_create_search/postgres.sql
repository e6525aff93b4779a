-- How far each module's texts have been read. A rebuild counts `generation` up and starts again at 0;
-- what the new round did not meet is swept out at its end.
CREATE TABLE search_sources (
    module TEXT PRIMARY KEY,
    cursor BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    sweeping BOOLEAN NOT NULL
);

-- What can be found. No text is kept here: titles come from the module, for each viewer. A document goes by
-- the id of its subject, so that the order of ids is the order of age. `grams` are
-- two-letter pieces: weight A the title, B its initial consonants, none the body.
CREATE TABLE search_documents (
    id BIGINT PRIMARY KEY,
    module TEXT NOT NULL,
    kind TEXT NOT NULL,
    generation BIGINT NOT NULL,
    grams TSVECTOR NOT NULL DEFAULT ''
);
CREATE INDEX search_documents_by_generation ON search_documents (module, generation);
CREATE INDEX search_documents_by_grams ON search_documents USING GIN (grams);

CREATE TABLE search_scopes (
    document_id BIGINT NOT NULL REFERENCES search_documents (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    PRIMARY KEY (document_id, scope)
);
