//! What somebody has waiting for its time: messages to be sent, and messages to be reminded of.

use super::face::Face;
use super::found::FoundRow;
use super::later::field;
use super::message::Html;
use crate::model::{Scheduled, body};
use crate::texts::T;
use askama::Template;
use maru_files::File;
use maru_kernel::{Id, Lang, Timestamp};
use maru_web::Page;

/// Letters of a message in the list.
const LINE: usize = 120;

/// The page.
#[derive(Template)]
#[template(path = "messenger/scheduled.html")]
pub struct ScheduledPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// Messages that wait, the next first.
    pub waiting: Vec<WaitingRow>,
    /// Messages to be reminded of, the next first.
    pub reminders: Vec<ReminderRow>,
}

/// A message that waits.
pub struct WaitingRow {
    /// Where it is changed.
    pub href: String,
    /// Where it will be said.
    pub room: String,
    /// When.
    pub when: String,
    /// What it says.
    pub line: String,
    /// What kept it from being sent; may be empty.
    pub failed: String,
}

/// A message to be reminded of.
pub struct ReminderRow {
    /// The message.
    pub row: FoundRow,
    /// When.
    pub when: String,
    /// Where one is reminded no more.
    pub removal: String,
}

impl WaitingRow {
    /// A message that waits; `room` is what its room is called.
    pub fn new(t: T, web: maru_web::T, waiting: &Scheduled, room: String) -> WaitingRow {
        let words = body::line(&waiting.body, LINE);
        let is_wordless = words.is_empty() && waiting.files > 0;
        WaitingRow {
            href: format!("/messenger/scheduled/{}", waiting.id),
            room,
            when: maru_web::date_time(web, waiting.at),
            line: if is_wordless { t.message_files(waiting.files) } else { words },
            failed: waiting.failed.as_deref().map(|code| reason(t, code)).unwrap_or_default(),
        }
    }
}

/// What kept a message from being sent.
fn reason(t: T, code: &str) -> String {
    let why = match code {
        "messenger.closed" => t.fault_closed(),
        "messenger.posting" => t.fault_posting(),
        "messenger.recalled" => t.fault_recalled(),
        "messenger.press" | "messenger.call_all" => t.later_managers(),
        "messenger.missing" => t.fault_missing(),
        _ => t.later_refused(),
    };
    t.later_failed(why)
}

/// A message that waits, to be changed.
#[derive(Template)]
#[template(path = "messenger/scheduled_one.html")]
pub struct OneScheduledPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// This page's address.
    pub here: String,
    /// Where it will be said, and by whom.
    pub room: String,
    /// Its author.
    pub face: Face,
    /// How it will look.
    pub html: Html,
    /// What it says.
    pub body: String,
    /// When, as the field has it.
    pub at: String,
    /// When, for people.
    pub when: String,
    /// The earliest time it can wait for.
    pub earliest: String,
    /// Files that come along: where they open, what they are called.
    pub files: Vec<(String, String)>,
    /// What kept it from being sent; may be empty.
    pub failed: String,
    /// What was wrong with what was typed; may be empty.
    pub problem: String,
}

impl OneScheduledPage {
    /// The page.
    pub fn new(
        page: Page,
        t: T,
        waiting: &Scheduled,
        (room, face): (String, Face),
        files: &[File],
        now: Timestamp,
    ) -> OneScheduledPage {
        OneScheduledPage {
            here: format!("/messenger/scheduled/{}", waiting.id),
            html: Html::of(&waiting.body),
            body: waiting.body.clone(),
            at: field(waiting.at),
            when: maru_web::date_time(page.t, waiting.at),
            earliest: field(now),
            files: files.iter().map(|file| (format!("/files/{}", file.id), file.name.clone())).collect(),
            failed: waiting.failed.as_deref().map(|code| reason(t, code)).unwrap_or_default(),
            problem: String::new(),
            room,
            face,
            page,
            t,
        }
    }
}

/// How many messages wait for a room, as its page says it.
#[derive(Template)]
#[template(path = "messenger/waits.html")]
pub struct Waits {
    /// The room.
    pub id: String,
    /// How many; empty for none.
    pub count: String,
}

impl Waits {
    /// The line.
    pub fn new(t: T, room: Id, count: i64) -> Waits {
        let count = if count > 0 { t.later_waits(count) } else { String::new() };
        Waits { id: room.to_string(), count }
    }

    /// The Turbo stream that puts it into open pages of whose it is.
    ///
    /// # Errors
    /// None in practice: a template only fails when writing to memory does.
    pub fn stream(lang: Lang, room: Id, count: i64) -> askama::Result<String> {
        let line = Waits::new(T(lang), room, count).render()?;
        Ok(format!(
            "<turbo-stream action=\"replace\" target=\"waits-{room}\"><template>{line}</template></turbo-stream>"
        ))
    }
}
