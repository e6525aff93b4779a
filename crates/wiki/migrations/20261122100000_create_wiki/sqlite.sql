-- Every space is a tree of pages; its first page is the space's own. What a person may do with a page follows from the grants on
-- the way up to it; `acl` names the nearest page, itself or above, where rights change, and wiki_access tells what is in force there.
-- `title_key` is the title as it is looked for: folded, and below it the initial consonants.
-- `place` is the order of changes that others follow; a page that changed is unplaced until one listener gives it the next.
CREATE TABLE wiki_pages (
    id INTEGER PRIMARY KEY,
    space INTEGER NOT NULL,
    parent INTEGER REFERENCES wiki_pages (id),
    ord INTEGER NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    title_key TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    holder_id INTEGER NOT NULL,
    breaks INTEGER NOT NULL DEFAULT 0,
    acl INTEGER NOT NULL,
    published INTEGER NOT NULL DEFAULT 0,
    latest INTEGER NOT NULL DEFAULT 0,
    four_eyes INTEGER NOT NULL DEFAULT 0,
    review_months INTEGER NOT NULL DEFAULT 0,
    review_due INTEGER,
    review_told INTEGER NOT NULL DEFAULT 0,
    is_template INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    made_by INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER NOT NULL,
    trashed_at INTEGER,
    trashed_by INTEGER,
    trashed_with INTEGER,
    place INTEGER NOT NULL DEFAULT 0,
    unplaced INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX wiki_pages_by_parent ON wiki_pages (parent, ord);
CREATE INDEX wiki_pages_by_space ON wiki_pages (space, changed_at);
CREATE INDEX wiki_pages_by_acl ON wiki_pages (acl);
CREATE INDEX wiki_pages_by_place ON wiki_pages (place);
CREATE INDEX wiki_pages_unplaced ON wiki_pages (id) WHERE unplaced;
CREATE INDEX wiki_pages_by_change ON wiki_pages (changed_at);
CREATE INDEX wiki_pages_by_holder ON wiki_pages (holder_kind, holder_id);
CREATE INDEX wiki_pages_by_review ON wiki_pages (review_due) WHERE review_due IS NOT NULL;
CREATE INDEX wiki_pages_templates ON wiki_pages (id) WHERE is_template;
-- Partial: nearly all pages are not in the trash, and no list may begin by gathering those.
CREATE INDEX wiki_pages_by_trash ON wiki_pages (trashed_at) WHERE trashed_at IS NOT NULL;

-- kind: agency, unit, project, post or person.
CREATE TABLE wiki_spaces (
    id INTEGER PRIMARY KEY REFERENCES wiki_pages (id),
    kind TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT ''
) STRICT;

-- Rights given at a page; level is 1 read, 2 comment, 3 edit, 4 manage.
CREATE TABLE wiki_grants (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    scope TEXT NOT NULL,
    level INTEGER NOT NULL,
    PRIMARY KEY (page, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE wiki_access (
    acl INTEGER NOT NULL,
    scope TEXT NOT NULL,
    level INTEGER NOT NULL,
    PRIMARY KEY (acl, scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_access_by_scope ON wiki_access (scope, level);

-- state: published, proposed, refused or withdrawn. Versions are never changed and go only with their page.
CREATE TABLE wiki_revisions (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    number INTEGER NOT NULL,
    base INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    decided_by INTEGER,
    decided_at INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE wiki_links (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    target INTEGER NOT NULL,
    PRIMARY KEY (page, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_links_by_target ON wiki_links (target);

CREATE TABLE wiki_labels (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    label TEXT NOT NULL,
    PRIMARY KEY (page, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_labels_by_label ON wiki_labels (label);

-- What somebody is writing. A draft of a page that does not exist yet stands under the page it will be below, with base 0.
CREATE TABLE wiki_drafts (
    person INTEGER NOT NULL,
    page INTEGER NOT NULL,
    is_new INTEGER NOT NULL,
    base INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    -- The form of the window that kept it last.
    form TEXT NOT NULL,
    PRIMARY KEY (person, page, is_new)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_drafts_by_page ON wiki_drafts (page);

CREATE TABLE wiki_locks (
    page INTEGER PRIMARY KEY REFERENCES wiki_pages (id),
    person INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- Watches and stars; kind: watch or star.
CREATE TABLE wiki_marks (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    person INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (page, person, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_marks_by_person ON wiki_marks (person, kind);

-- Addresses a page has or had, so that an old link still leads to it.
CREATE TABLE wiki_addresses (
    space INTEGER NOT NULL,
    slug TEXT NOT NULL,
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    PRIMARY KEY (space, slug)
) STRICT, WITHOUT ROWID;
CREATE INDEX wiki_addresses_by_page ON wiki_addresses (page);

-- Who is asked to confirm that they read a page, in which version or a later one, and who did.
CREATE TABLE wiki_asked (
    page INTEGER PRIMARY KEY REFERENCES wiki_pages (id),
    scope TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX wiki_asked_by_scope ON wiki_asked (scope);

CREATE TABLE wiki_confirmations (
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    person INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (page, person)
) STRICT, WITHOUT ROWID;

-- Which page decided about another's rights since when, and what was in force where a page decides.
CREATE TABLE wiki_acl_log (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    at INTEGER NOT NULL,
    acl INTEGER NOT NULL
) STRICT;
CREATE INDEX wiki_acl_log_by_page ON wiki_acl_log (page);
CREATE INDEX wiki_acl_log_by_acl ON wiki_acl_log (acl);

CREATE TABLE wiki_rights_log (
    id INTEGER PRIMARY KEY,
    acl INTEGER NOT NULL,
    at INTEGER NOT NULL,
    rights TEXT NOT NULL
) STRICT;
CREATE INDEX wiki_rights_log_by_acl ON wiki_rights_log (acl);

-- Remarks beside a page; thread is the first remark of its thread, which alone can be settled.
CREATE TABLE wiki_comments (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES wiki_pages (id),
    thread INTEGER NOT NULL,
    number INTEGER NOT NULL,
    quote TEXT NOT NULL,
    body TEXT NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    settled_by INTEGER,
    settled_at INTEGER
) STRICT;
CREATE INDEX wiki_comments_by_page ON wiki_comments (page, thread);
CREATE INDEX wiki_comments_by_thread ON wiki_comments (thread);
