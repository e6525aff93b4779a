//! Messages from here and there: those that call somebody, those that were kept, those that were looked for.

use super::face::{Face, People};
use super::message::one_line;
use super::when;
use crate::model::Message;
use crate::texts::T;
use askama::Template;
use maru_kernel::Timestamp;
use maru_web::Page;

/// Letters of a message in such a list.
const LINE: usize = 200;

/// The page.
#[derive(Template)]
#[template(path = "messenger/found.html")]
pub struct FoundPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What these are.
    pub intro: String,
    /// Where one came from, and what that is called.
    pub back: (String, &'static str),
    /// Where they are looked for; empty where nothing is.
    pub search: String,
    /// Whether rooms are among what is looked for.
    pub has_rooms: bool,
    /// What was looked for.
    pub filters: Filters,
    /// Whether anything was asked for yet.
    pub has_asked: bool,
    /// What is said when there are none.
    pub none: &'static str,
    /// Where one comes back to who lets go of a message, and what that is called.
    pub removal: (String, &'static str),
    /// The messages.
    pub messages: Vec<FoundRow>,
    /// The next ones; may be empty.
    pub next: String,
}

/// What was looked for, as the form shows it.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    /// The words.
    pub query: String,
    /// Who wrote it; may be empty.
    pub from: String,
    /// In which room; may be empty.
    pub room: String,
    /// From which day on; may be empty.
    pub since: String,
    /// Until which day; may be empty.
    pub until: String,
    /// Whether only messages with files are looked for.
    pub has_files: bool,
}

impl Filters {
    /// Whether more is asked for than words.
    pub fn has_more(&self) -> bool {
        self.has_files
            || [&self.from, &self.room, &self.since, &self.until].iter().any(|text| !text.is_empty())
    }
}

/// A message.
pub struct FoundRow {
    /// Where it stands.
    pub href: String,
    /// Who wrote it.
    pub face: Face,
    /// In which room; empty where all are of one.
    pub room: String,
    /// When.
    pub when: String,
    /// What it says.
    pub line: String,
    /// Where it is let go of again; may be empty.
    pub removal: String,
}

impl FoundRow {
    /// A message; `room` is what its room is called.
    pub fn new(
        t: T,
        web: maru_web::T,
        message: &Message,
        room: String,
        people: &People,
        now: Timestamp,
    ) -> FoundRow {
        let base = format!("/messenger/rooms/{}", message.room);
        let at = match message.thread {
            Some(thread) => format!("{base}/threads/{thread}#m-{}", message.seq),
            None => format!("{base}?at={0}#m-{0}", message.seq),
        };
        FoundRow {
            href: at,
            face: people.face(t, message.author),
            room,
            when: when::short(t, web, message.at, now),
            line: one_line(t, message, LINE),
            removal: String::new(),
        }
    }

    /// The message in a list of one room, which need not be told.
    #[must_use]
    pub fn of_one_room(mut self) -> FoundRow {
        self.room.clear();
        self
    }

    /// The message with a way to take it from the head of its room.
    #[must_use]
    pub fn pinned(mut self, message: &Message) -> FoundRow {
        self.removal = format!("/messenger/rooms/{}/messages/{}/pin", message.room, message.seq);
        self
    }

    /// The message with a way to let go of it.
    #[must_use]
    pub fn kept(mut self, message: &Message) -> FoundRow {
        self.removal = format!("/messenger/rooms/{}/messages/{}/bookmark", message.room, message.seq);
        self
    }
}

impl FoundPage {
    /// The page with nothing on it yet.
    pub fn plain(page: Page, t: T) -> FoundPage {
        FoundPage {
            page,
            t,
            intro: String::new(),
            back: ("/messenger".to_owned(), t.messenger_back()),
            search: String::new(),
            has_rooms: false,
            filters: Filters::default(),
            has_asked: true,
            none: "",
            removal: ("/messenger/bookmarks".to_owned(), t.message_unbookmark()),
            messages: Vec::new(),
            next: String::new(),
        }
    }
}
