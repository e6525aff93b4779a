//! What was said in a room as one HTML page that needs nothing else, and the page on which it is asked for.

use super::message::Html;
use super::when;
use crate::model::{Message, Priority};
use crate::texts::T;
use askama::Template;
use jiff::civil::Date;
use maru_directory::faces::Known;
use maru_files::File;
use maru_kernel::{Lang, PersonId, Timestamp};
use maru_web::{Page, Standalone};
use std::collections::HashMap;

/// Asks which days and whether files are wanted.
#[derive(Template)]
#[template(path = "messenger/take_away.html")]
pub struct TakeAwayPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's address.
    pub base: String,
    /// The first day, as it was chosen.
    pub since: String,
    /// The last day.
    pub until: String,
    /// Whether files are wanted.
    pub files: bool,
    /// Why, as it was written.
    pub reason: String,
    /// What is wrong with what was sent; may be empty.
    pub problem: String,
}

/// The head of the page of a room, which `name` took away now.
pub fn cover(lang: Lang, title: &str, name: &str, now: Timestamp) -> Standalone {
    let when = maru_web::date_time(maru_web::T(lang), now);
    Standalone::new(lang, title, include_str!("taken.css")).with_line(T(lang).take_line(name, when))
}

/// One message.
#[derive(Template)]
#[template(path = "messenger/taken_message.html")]
pub struct Spoken<'a> {
    /// The texts.
    pub t: T,
    /// Its number in the room.
    pub seq: i64,
    /// The day, where it is the first of one; otherwise empty.
    pub day: String,
    /// Who wrote it.
    pub name: &'a str,
    /// Position and unit; may be empty.
    pub line: String,
    /// When.
    pub time: String,
    /// The same for programs.
    pub at: String,
    /// The message it continues or answers.
    pub above: Option<i64>,
    /// What is to be known of it: how much it mattered, that it was edited or taken back, who confirmed it, the signs below it.
    pub notes: Vec<String>,
    /// What it says.
    pub html: Html,
    /// What came with it: path and name.
    pub files: Vec<(&'a str, &'a str)>,
}

/// What people did with a message.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deeds<'d> {
    /// Signs, each in the order its first came, and who put them there.
    pub signs: &'d [(String, Vec<PersonId>)],
    /// Who has said that they have seen it, and when.
    pub confirmed: &'d [(PersonId, Timestamp)],
}

impl<'a> Spoken<'a> {
    /// The message as it is printed after the one of `day`.
    pub fn new(
        (t, lang): (T, Lang),
        message: &'a Message,
        faces: &'a HashMap<PersonId, Known>,
        files: &'a [(String, File)],
        day: &mut Option<Date>,
    ) -> Spoken<'a> {
        let today = when::day(message.at);
        let is_new = day.replace(today) != Some(today);
        let face = faces.get(&message.author);
        let line =
            face.map_or_else(String::new, |face| [&*face.title, &*face.unit].join(" ").trim().to_owned());
        let urgency = match message.priority {
            _ if message.recalled_at.is_some() => None,
            Priority::Usual => None,
            Priority::High => Some(t.message_high()),
            Priority::Urgent => Some(t.message_urgent()),
        };
        let notes = [
            urgency,
            (message.asks && message.recalled_at.is_none()).then(|| t.message_asks()),
            message.edited_at.map(|_| t.message_edited()),
            message.recalled_at.map(|_| t.message_gone()),
            message.forwarded.map(|_| t.take_copy()),
        ];
        Spoken {
            t,
            seq: message.seq,
            day: if is_new { maru_web::date(maru_web::T(lang), message.at) } else { String::new() },
            name: face.map_or(t.take_nobody(), |face| face.name.as_str()),
            line,
            time: when::clock(t, message.at),
            at: message.at.to_string(),
            above: message.thread.or(message.reply_to),
            notes: notes.into_iter().flatten().map(str::to_owned).collect(),
            html: Html::of(&message.body),
            files: files.iter().map(|(path, file)| (path.as_str(), file.name.as_str())).collect(),
        }
    }

    /// The message with who confirmed it and when, and the signs below it; nothing of what was taken back.
    #[must_use]
    pub fn noted(
        mut self,
        message: &Message,
        faces: &HashMap<PersonId, Known>,
        deeds: Deeds<'_>,
    ) -> Spoken<'a> {
        if message.recalled_at.is_some() {
            return self;
        }
        let (t, web) = (self.t, maru_web::T(self.t.0));
        let name = |person: &PersonId| faces.get(person).map_or(t.take_nobody(), |face| face.name.as_str());
        let Deeds { signs, confirmed } = deeds;
        if message.asks {
            let one = |(person, at): &(PersonId, Timestamp)| {
                format!("{} ({})", name(person), maru_web::date_time(web, *at))
            };
            let who: Vec<String> = confirmed.iter().map(one).collect();
            let count = t.message_confirmed(confirmed.len());
            self.notes.push(if who.is_empty() { count } else { format!("{count}: {}", who.join(", ")) });
        }
        for (sign, people) in signs {
            let names: Vec<&str> = people.iter().map(name).collect();
            self.notes.push(format!("{sign} {}", names.join(", ")));
        }
        self
    }
}
