-- How far each module's texts have been read. A rebuild counts `generation` up and starts again at 0;
-- what the new round did not meet is swept out at its end.
CREATE TABLE search_sources (
    module TEXT PRIMARY KEY,
    cursor BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    sweeping INTEGER NOT NULL
);

-- What can be found. No text is kept here: titles come from the module, for each viewer. A document goes by
-- the id of its subject, so that the order of ids is the order of age.
CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY,
    module TEXT NOT NULL,
    kind TEXT NOT NULL,
    generation BIGINT NOT NULL
);
CREATE INDEX search_documents_by_generation ON search_documents (module, generation);

CREATE TABLE search_scopes (
    document_id BIGINT NOT NULL REFERENCES search_documents (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    PRIMARY KEY (document_id, scope)
) WITHOUT ROWID;

-- Two-letter pieces; the row id is the document's.
CREATE VIRTUAL TABLE search_grams USING fts5(
    title, initials, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
