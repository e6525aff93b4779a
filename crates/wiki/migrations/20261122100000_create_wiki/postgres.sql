-- Every space is a tree of pages; its first page is the space's own. What a person may do with a page follows from the grants on
-- the way up to it; `acl` names the nearest page, itself or above, where rights change, and wiki_access tells what is in force there.
-- `title_key` is the title as it is looked for: folded, and below it the initial consonants.
-- `place` is the order of changes that others follow; a page that changed is unplaced until one listener gives it the next.
CREATE TABLE wiki_pages (
    id BIGINT PRIMARY KEY,
    space BIGINT NOT NULL,
    parent BIGINT REFERENCES wiki_pages (id),
    ord BIGINT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    title_key TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    holder_id BIGINT NOT NULL,
    breaks BOOLEAN NOT NULL DEFAULT false,
    acl BIGINT NOT NULL,
    published INTEGER NOT NULL DEFAULT 0,
    latest INTEGER NOT NULL DEFAULT 0,
    four_eyes BOOLEAN NOT NULL DEFAULT false,
    review_months INTEGER NOT NULL DEFAULT 0,
    review_due TIMESTAMPTZ,
    review_told BOOLEAN NOT NULL DEFAULT false,
    is_template BOOLEAN NOT NULL DEFAULT false,
    made_at TIMESTAMPTZ NOT NULL,
    made_by BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    changed_by BIGINT NOT NULL,
    trashed_at TIMESTAMPTZ,
    trashed_by BIGINT,
    trashed_with BIGINT,
    place BIGINT NOT NULL DEFAULT 0,
    unplaced BOOLEAN NOT NULL DEFAULT true
);
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
    id BIGINT PRIMARY KEY REFERENCES wiki_pages (id),
    kind TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT ''
);

-- Rights given at a page; level is 1 read, 2 comment, 3 edit, 4 manage.
CREATE TABLE wiki_grants (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    scope TEXT NOT NULL,
    level SMALLINT NOT NULL,
    PRIMARY KEY (page, scope)
);

CREATE TABLE wiki_access (
    acl BIGINT NOT NULL,
    scope TEXT NOT NULL,
    level SMALLINT NOT NULL,
    PRIMARY KEY (acl, scope)
);
CREATE INDEX wiki_access_by_scope ON wiki_access (scope, level);

-- state: published, proposed, refused or withdrawn. Versions are never changed and go only with their page.
CREATE TABLE wiki_revisions (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    number INTEGER NOT NULL,
    base INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    author BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMPTZ,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (page, number)
);

CREATE TABLE wiki_links (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    target BIGINT NOT NULL,
    PRIMARY KEY (page, target)
);
CREATE INDEX wiki_links_by_target ON wiki_links (target);

CREATE TABLE wiki_labels (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    label TEXT NOT NULL,
    PRIMARY KEY (page, label)
);
CREATE INDEX wiki_labels_by_label ON wiki_labels (label);

-- What somebody is writing. A draft of a page that does not exist yet stands under the page it will be below, with base 0.
CREATE TABLE wiki_drafts (
    person BIGINT NOT NULL,
    page BIGINT NOT NULL,
    is_new BOOLEAN NOT NULL,
    base INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    -- The form of the window that kept it last.
    form TEXT NOT NULL,
    PRIMARY KEY (person, page, is_new)
);
CREATE INDEX wiki_drafts_by_page ON wiki_drafts (page);

CREATE TABLE wiki_locks (
    page BIGINT PRIMARY KEY REFERENCES wiki_pages (id),
    person BIGINT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    until TIMESTAMPTZ NOT NULL
);

-- Watches and stars; kind: watch or star.
CREATE TABLE wiki_marks (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    person BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (page, person, kind)
);
CREATE INDEX wiki_marks_by_person ON wiki_marks (person, kind);

-- Addresses a page has or had, so that an old link still leads to it.
CREATE TABLE wiki_addresses (
    space BIGINT NOT NULL,
    slug TEXT NOT NULL,
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    PRIMARY KEY (space, slug)
);
CREATE INDEX wiki_addresses_by_page ON wiki_addresses (page);

-- Who is asked to confirm that they read a page, in which version or a later one, and who did.
CREATE TABLE wiki_asked (
    page BIGINT PRIMARY KEY REFERENCES wiki_pages (id),
    scope TEXT NOT NULL,
    since INTEGER NOT NULL
);
CREATE INDEX wiki_asked_by_scope ON wiki_asked (scope);

CREATE TABLE wiki_confirmations (
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    person BIGINT NOT NULL,
    number INTEGER NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (page, person)
);

-- Which page decided about another's rights since when, and what was in force where a page decides.
CREATE TABLE wiki_acl_log (
    id BIGINT PRIMARY KEY,
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    at TIMESTAMPTZ NOT NULL,
    acl BIGINT NOT NULL
);
CREATE INDEX wiki_acl_log_by_page ON wiki_acl_log (page);
CREATE INDEX wiki_acl_log_by_acl ON wiki_acl_log (acl);

CREATE TABLE wiki_rights_log (
    id BIGINT PRIMARY KEY,
    acl BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    rights TEXT NOT NULL
);
CREATE INDEX wiki_rights_log_by_acl ON wiki_rights_log (acl);

-- Remarks beside a page; thread is the first remark of its thread, which alone can be settled.
CREATE TABLE wiki_comments (
    id BIGINT PRIMARY KEY,
    page BIGINT NOT NULL REFERENCES wiki_pages (id),
    thread BIGINT NOT NULL,
    number INTEGER NOT NULL,
    quote TEXT NOT NULL,
    body TEXT NOT NULL,
    author BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    settled_by BIGINT,
    settled_at TIMESTAMPTZ
);
CREATE INDEX wiki_comments_by_page ON wiki_comments (page, thread);
CREATE INDEX wiki_comments_by_thread ON wiki_comments (thread);
