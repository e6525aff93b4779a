-- Messages are numbered within their room, and so is every change to one: `last` and `change` of the room are the newest of each. Whoever
-- knows a room up to a change asks for what comes after it, and gets new, edited, recalled and marked messages alike.
-- `direct_key` names the two people of a room of two, or the one of notes; `unit` the unit a room follows.
CREATE TABLE messenger_rooms (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    topic TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    unit INTEGER,
    direct_key TEXT UNIQUE,
    posting TEXT NOT NULL DEFAULT 'members',
    inviting TEXT NOT NULL DEFAULT 'members',
    history TEXT NOT NULL DEFAULT 'all',
    history_since INTEGER,
    guests INTEGER NOT NULL DEFAULT 0,
    confined INTEGER NOT NULL DEFAULT 0,
    keeps_days INTEGER,
    last INTEGER NOT NULL DEFAULT 0,
    change INTEGER NOT NULL DEFAULT 0,
    last_at INTEGER NOT NULL,
    made_by INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    closed_at INTEGER,
    people INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX messenger_rooms_by_unit ON messenger_rooms (unit) WHERE unit IS NOT NULL;
CREATE INDEX messenger_rooms_channels ON messenger_rooms (name_key) WHERE kind = 'channel';

-- `first` is the first message somebody may read, `read` the last they have read.
CREATE TABLE messenger_members (
    room INTEGER NOT NULL REFERENCES messenger_rooms (id),
    person INTEGER NOT NULL,
    manages INTEGER NOT NULL DEFAULT 0,
    by_unit INTEGER NOT NULL DEFAULT 0,
    first INTEGER NOT NULL DEFAULT 1,
    read INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL,
    muted INTEGER NOT NULL DEFAULT 0,
    muted_until INTEGER,
    starred INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (room, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX messenger_members_by_person ON messenger_members (person, room);
CREATE INDEX messenger_members_muted ON messenger_members (muted_until) WHERE muted_until IS NOT NULL;

-- The rows of a room lie beside one another, as they are read. `born` is the change that brought a message, `change` the last that concerned
-- it; `sending` is the id it was sent with, once; `forwarded` the message of another room it is a copy of.
CREATE TABLE messenger_messages (
    room INTEGER NOT NULL REFERENCES messenger_rooms (id),
    seq INTEGER NOT NULL,
    id INTEGER NOT NULL,
    born INTEGER NOT NULL,
    change INTEGER NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    thread INTEGER,
    reply_to INTEGER,
    priority INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,
    edited_at INTEGER,
    recalled_at INTEGER,
    pinned_at INTEGER,
    answers INTEGER NOT NULL DEFAULT 0,
    answered_at INTEGER,
    files INTEGER NOT NULL DEFAULT 0,
    sending TEXT,
    forwarded INTEGER,
    PRIMARY KEY (room, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messenger_messages_by_id ON messenger_messages (id);
CREATE INDEX messenger_messages_by_change ON messenger_messages (room, change);
CREATE INDEX messenger_messages_main ON messenger_messages (room, seq) WHERE thread IS NULL;
CREATE INDEX messenger_messages_by_thread ON messenger_messages (room, thread, seq) WHERE thread IS NOT NULL;
CREATE INDEX messenger_messages_pinned ON messenger_messages (room, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX messenger_messages_by_time ON messenger_messages (room, at);
CREATE UNIQUE INDEX messenger_messages_once ON messenger_messages (room, author, sending) WHERE sending IS NOT NULL;

-- What stood there before a message was edited or recalled. No page shows it; it is read in an audited case alone.
CREATE TABLE messenger_originals (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    change INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, seq, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE messenger_reactions (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    sign TEXT NOT NULL,
    person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, seq, sign, person)
) STRICT, WITHOUT ROWID;

-- Who is called in which message, once whoever stands behind a post or a unit was found.
CREATE TABLE messenger_calls (
    person INTEGER NOT NULL,
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, room, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX messenger_calls_by_message ON messenger_calls (room, seq);

CREATE TABLE messenger_bookmarks (
    person INTEGER NOT NULL,
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, room, seq)
) STRICT, WITHOUT ROWID;

-- Who has said that they have seen a message which asks for it.
CREATE TABLE messenger_confirmations (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, seq, person)
) STRICT, WITHOUT ROWID;

-- Messages that ask again until everybody has confirmed: how often, after how many rounds others are told, and rounds so far. `next_at` is
-- empty once it ended, and `ended` says why.
CREATE TABLE messenger_askings (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    every TEXT NOT NULL,
    rounds INTEGER NOT NULL,
    round INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER,
    ended TEXT,
    PRIMARY KEY (room, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX messenger_askings_due ON messenger_askings (next_at) WHERE next_at IS NOT NULL;

-- Who was told in which round: `person` had not confirmed, `told` heard of it.
CREATE TABLE messenger_asked (
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    round INTEGER NOT NULL,
    person INTEGER NOT NULL,
    told INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, seq, round, person, told)
) STRICT, WITHOUT ROWID;

-- What somebody has typed and not sent.
CREATE TABLE messenger_drafts (
    person INTEGER NOT NULL,
    room INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, room)
) STRICT, WITHOUT ROWID;

-- Messages that wait for their time. A message is sent with the id it waited under; `failed` is the code of what kept it from being sent.
CREATE TABLE messenger_scheduled (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES messenger_rooms (id),
    person INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    thread INTEGER,
    reply_to INTEGER,
    priority INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,
    files INTEGER NOT NULL DEFAULT 0,
    every TEXT,
    rounds INTEGER NOT NULL DEFAULT 0,
    failed TEXT
) STRICT;
CREATE INDEX messenger_scheduled_due ON messenger_scheduled (at) WHERE failed IS NULL;
CREATE INDEX messenger_scheduled_by_person ON messenger_scheduled (person, at);

-- Messages somebody wants to be told of again.
CREATE TABLE messenger_reminders (
    person INTEGER NOT NULL,
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, room, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX messenger_reminders_due ON messenger_reminders (at);
CREATE INDEX messenger_reminders_by_message ON messenger_reminders (room, seq);

-- How browsers tell somebody of what is new while they look elsewhere: at all, with the words, with a sound.
CREATE TABLE messenger_alerts (
    person INTEGER PRIMARY KEY,
    desktop INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    sound INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What people say of where they are, until when, and who stands in for them; `hidden` keeps it, and whether they are there, from others.
CREATE TABLE messenger_presence (
    person INTEGER PRIMARY KEY,
    state TEXT,
    until INTEGER,
    note TEXT NOT NULL DEFAULT '',
    deputy INTEGER,
    hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Who had a page open when; written once a minute where several servers serve one house.
CREATE TABLE messenger_online (
    person INTEGER PRIMARY KEY,
    seen_at INTEGER NOT NULL
) STRICT;

-- Two-letter pieces of messages, the initial consonants of their words, and their room as one more piece; the row id is the message's id.
CREATE VIRTUAL TABLE messenger_words USING fts5(
    room, initials, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
