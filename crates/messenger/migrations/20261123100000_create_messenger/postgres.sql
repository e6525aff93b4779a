-- Messages are numbered within their room, and so is every change to one: `last` and `change` of the room are the newest of each. Whoever
-- knows a room up to a change asks for what comes after it, and gets new, edited, recalled and marked messages alike.
-- `direct_key` names the two people of a room of two, or the one of notes; `unit` the unit a room follows.
CREATE TABLE messenger_rooms (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    topic TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    unit BIGINT,
    direct_key TEXT UNIQUE,
    posting TEXT NOT NULL DEFAULT 'members',
    inviting TEXT NOT NULL DEFAULT 'members',
    history TEXT NOT NULL DEFAULT 'all',
    history_since TIMESTAMPTZ,
    guests BOOLEAN NOT NULL DEFAULT false,
    confined BOOLEAN NOT NULL DEFAULT false,
    keeps_days INTEGER,
    last BIGINT NOT NULL DEFAULT 0,
    change BIGINT NOT NULL DEFAULT 0,
    last_at TIMESTAMPTZ NOT NULL,
    made_by BIGINT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    people INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX messenger_rooms_by_unit ON messenger_rooms (unit) WHERE unit IS NOT NULL;
CREATE INDEX messenger_rooms_channels ON messenger_rooms (name_key) WHERE kind = 'channel';

-- `first` is the first message somebody may read, `read` the last they have read.
CREATE TABLE messenger_members (
    room BIGINT NOT NULL REFERENCES messenger_rooms (id),
    person BIGINT NOT NULL,
    manages BOOLEAN NOT NULL DEFAULT false,
    by_unit BOOLEAN NOT NULL DEFAULT false,
    first BIGINT NOT NULL DEFAULT 1,
    read BIGINT NOT NULL DEFAULT 0,
    since TIMESTAMPTZ NOT NULL,
    muted BOOLEAN NOT NULL DEFAULT false,
    muted_until TIMESTAMPTZ,
    starred BOOLEAN NOT NULL DEFAULT false,
    PRIMARY KEY (room, person)
);
CREATE INDEX messenger_members_by_person ON messenger_members (person, room);
CREATE INDEX messenger_members_muted ON messenger_members (muted_until) WHERE muted_until IS NOT NULL;

-- The rows of a room lie beside one another, as they are read. `born` is the change that brought a message, `change` the last that concerned
-- it; `sending` is the id it was sent with, once; `forwarded` the message of another room it is a copy of.
CREATE TABLE messenger_messages (
    room BIGINT NOT NULL REFERENCES messenger_rooms (id),
    seq BIGINT NOT NULL,
    id BIGINT NOT NULL,
    born BIGINT NOT NULL,
    change BIGINT NOT NULL,
    author BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    body TEXT NOT NULL,
    thread BIGINT,
    reply_to BIGINT,
    priority SMALLINT NOT NULL DEFAULT 0,
    asks BOOLEAN NOT NULL DEFAULT false,
    edited_at TIMESTAMPTZ,
    recalled_at TIMESTAMPTZ,
    pinned_at TIMESTAMPTZ,
    answers INTEGER NOT NULL DEFAULT 0,
    answered_at TIMESTAMPTZ,
    files INTEGER NOT NULL DEFAULT 0,
    sending TEXT,
    forwarded BIGINT,
    PRIMARY KEY (room, seq)
);
CREATE UNIQUE INDEX messenger_messages_by_id ON messenger_messages (id);
CREATE INDEX messenger_messages_by_change ON messenger_messages (room, change);
CREATE INDEX messenger_messages_main ON messenger_messages (room, seq) WHERE thread IS NULL;
CREATE INDEX messenger_messages_by_thread ON messenger_messages (room, thread, seq) WHERE thread IS NOT NULL;
CREATE INDEX messenger_messages_pinned ON messenger_messages (room, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX messenger_messages_by_time ON messenger_messages (room, at);
CREATE UNIQUE INDEX messenger_messages_once ON messenger_messages (room, author, sending) WHERE sending IS NOT NULL;

-- What stood there before a message was edited or recalled. No page shows it; it is read in an audited case alone.
CREATE TABLE messenger_originals (
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    change BIGINT NOT NULL,
    body TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room, seq, change)
);

CREATE TABLE messenger_reactions (
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    sign TEXT NOT NULL,
    person BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room, seq, sign, person)
);

-- Who is called in which message, once whoever stands behind a post or a unit was found.
CREATE TABLE messenger_calls (
    person BIGINT NOT NULL,
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, room, seq)
);
CREATE INDEX messenger_calls_by_message ON messenger_calls (room, seq);

CREATE TABLE messenger_bookmarks (
    person BIGINT NOT NULL,
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, room, seq)
);

-- Who has said that they have seen a message which asks for it.
CREATE TABLE messenger_confirmations (
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    person BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room, seq, person)
);

-- Messages that ask again until everybody has confirmed: how often, after how many rounds others are told, and rounds so far. `next_at` is
-- empty once it ended, and `ended` says why.
CREATE TABLE messenger_askings (
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    every TEXT NOT NULL,
    rounds INTEGER NOT NULL,
    round INTEGER NOT NULL DEFAULT 0,
    next_at TIMESTAMPTZ,
    ended TEXT,
    PRIMARY KEY (room, seq)
);
CREATE INDEX messenger_askings_due ON messenger_askings (next_at) WHERE next_at IS NOT NULL;

-- Who was told in which round: `person` had not confirmed, `told` heard of it.
CREATE TABLE messenger_asked (
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    round INTEGER NOT NULL,
    person BIGINT NOT NULL,
    told BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (room, seq, round, person, told)
);

-- What somebody has typed and not sent.
CREATE TABLE messenger_drafts (
    person BIGINT NOT NULL,
    room BIGINT NOT NULL,
    body TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, room)
);

-- Messages that wait for their time. A message is sent with the id it waited under; `failed` is the code of what kept it from being sent.
CREATE TABLE messenger_scheduled (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL REFERENCES messenger_rooms (id),
    person BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    body TEXT NOT NULL,
    thread BIGINT,
    reply_to BIGINT,
    priority SMALLINT NOT NULL DEFAULT 0,
    asks BOOLEAN NOT NULL DEFAULT false,
    files INTEGER NOT NULL DEFAULT 0,
    every TEXT,
    rounds INTEGER NOT NULL DEFAULT 0,
    failed TEXT
);
CREATE INDEX messenger_scheduled_due ON messenger_scheduled (at) WHERE failed IS NULL;
CREATE INDEX messenger_scheduled_by_person ON messenger_scheduled (person, at);

-- Messages somebody wants to be told of again.
CREATE TABLE messenger_reminders (
    person BIGINT NOT NULL,
    room BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, room, seq)
);
CREATE INDEX messenger_reminders_due ON messenger_reminders (at);
CREATE INDEX messenger_reminders_by_message ON messenger_reminders (room, seq);

-- How browsers tell somebody of what is new while they look elsewhere: at all, with the words, with a sound.
CREATE TABLE messenger_alerts (
    person BIGINT PRIMARY KEY,
    desktop BOOLEAN NOT NULL DEFAULT FALSE,
    words BOOLEAN NOT NULL DEFAULT FALSE,
    sound BOOLEAN NOT NULL DEFAULT FALSE
);

-- What people say of where they are, until when, and who stands in for them; `hidden` keeps it, and whether they are there, from others.
CREATE TABLE messenger_presence (
    person BIGINT PRIMARY KEY,
    state TEXT,
    until TIMESTAMPTZ,
    note TEXT NOT NULL DEFAULT '',
    deputy BIGINT,
    hidden BOOLEAN NOT NULL DEFAULT false
);

-- Who had a page open when; written once a minute where several servers serve one house.
CREATE TABLE messenger_online (
    person BIGINT PRIMARY KEY,
    seen_at TIMESTAMPTZ NOT NULL
);

-- Two-letter pieces of messages, the initial consonants of their words, of weight B, and their room as one more piece, of weight A.
CREATE TABLE messenger_words (
    message BIGINT PRIMARY KEY,
    grams TSVECTOR NOT NULL
);
CREATE INDEX messenger_words_by_grams ON messenger_words USING GIN (grams);
