//! A message, ready to print; but for a few marks the same for everybody.

use super::face::{Face, People};
use super::room::PINNED;
use super::when;
use crate::live::Origin;
use crate::model::{Message, Priority, Reaction, body};
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_files::{File, Scan};
use maru_kernel::{Lang, PersonId};

/// A message's words as HTML; made of nothing else.
#[derive(Clone, Debug, Default)]
pub struct Html(String);

impl Html {
    /// What somebody wrote.
    pub fn of(text: &str) -> Html {
        Html(body::html(text))
    }
}

impl std::fmt::Display for Html {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// [`body::html`] lets nothing through but what it writes itself; the type is the proof, so it is printed as it is.
impl askama::filters::HtmlSafe for Html {}

/// What is known of a message, whoever looks.
pub struct Told<'a> {
    /// The message.
    pub message: &'a Message,
    /// The people it names.
    pub people: &'a People,
    /// The signs below it, those of other messages may be among them.
    pub reactions: &'a [Reaction],
    /// What came with it.
    pub files: &'a [File],
    /// How many have not read it; nothing where the page keeps count.
    pub unread: Option<i64>,
    /// How many have said that they have seen it, where it asks for that.
    pub confirmed: i64,
    /// Whether the viewer has; false in what goes to all alike.
    pub has_confirmed: bool,
    /// The id it was sent with, for the page that waits for it; may be empty.
    pub sending: &'a str,
    /// What it leads to in this house, as far as the viewer may see it; nothing in what goes to all alike.
    pub cards: &'a [Card],
    /// Where it was forwarded from; nothing for those who may not read it there, and in what goes to all alike.
    pub origin: Option<&'a Origin>,
    /// The message it answers; nothing for those who may not read that, and in what goes to all alike.
    pub quoted: Option<&'a Message>,
}

/// For whom a message is printed, and after which other.
#[derive(Clone, Copy, Default)]
pub struct For<'a> {
    /// Who looks; nobody in what goes to all alike.
    pub viewer: Option<PersonId>,
    /// The message before it.
    pub before: Option<&'a Message>,
    /// The message after it.
    pub after: Option<&'a Message>,
}

/// A message.
#[derive(Clone, Debug, Default)]
pub struct MessageRow {
    /// Its number in the room.
    pub seq: i64,
    /// The room's change that last concerned it.
    pub change: i64,
    /// Classes besides `m`, each after a space.
    pub class: String,
    /// Who wrote it.
    pub by: Face,
    /// Whether the viewer wrote it, as far as it is printed for one.
    pub is_mine: bool,
    /// Whether name and face are printed.
    pub has_face: bool,
    /// When, for scripts.
    pub at: String,
    /// When, for people.
    pub time: String,
    /// The id it was sent with; may be empty.
    pub sending: String,
    /// Its words.
    pub html: Html,
    /// That it was taken back; empty when it was not.
    pub gone: &'static str,
    /// That it was written anew; may be empty.
    pub edited: &'static str,
    /// How much it matters: words and tones.
    pub flags: Vec<(&'static str, &'static str)>,
    /// Where it was forwarded from: what is said of that, and where it stands, as far as the viewer may know.
    pub forwarded: Option<(String, String)>,
    /// What it answers.
    pub reply: Option<ReplyRow>,
    /// What came with it.
    pub files: Vec<FileRow>,
    /// What it leads to: things of this house.
    pub cards: Vec<CardRow>,
    /// The signs below it.
    pub reactions: Vec<ReactionRow>,
    /// How many have not read it; empty for none.
    pub unread: String,
    /// Where it can be looked at alone.
    pub href: String,
    /// Where its thread opens, how many answers it has, and when the last was written; empty for none.
    pub thread: String,
    /// How many answers it has.
    pub answers: String,
    /// When the last was written.
    pub answered: String,
    /// When it was put at the head of its room, in microseconds, and what it says there; empty where it was not.
    pub pinned: (String, String),
    /// Whether who reads it is asked to say so.
    pub asks: bool,
    /// Whether the viewer has said so.
    pub has_confirmed: bool,
    /// How many have.
    pub confirmed: String,
}

/// What a message answers.
#[derive(Clone, Debug)]
pub struct ReplyRow {
    /// Its number.
    pub seq: i64,
    /// Where it stands.
    pub href: String,
    /// Who wrote it; empty when that is not for the viewer.
    pub name: String,
    /// What it says in one line.
    pub line: String,
}

/// A sign below a message.
#[derive(Clone, Debug)]
pub struct ReactionRow {
    /// The sign.
    pub sign: String,
    /// How many put it there.
    pub count: i64,
    /// Who, by name, as far as that is short.
    pub names: String,
    /// Whether the viewer did, where it is printed for one.
    pub pressed: bool,
}

/// What came with a message.
#[derive(Clone, Debug)]
pub struct FileRow {
    /// Where it opens; empty while it may not be opened.
    pub href: String,
    /// A small picture of it; empty for what is none.
    pub picture: String,
    /// How wide and high that is, in pixels; empty where nobody knows.
    pub sides: (String, String),
    /// Its name.
    pub name: String,
    /// The end of its name.
    pub kind: String,
    /// The tone of that.
    pub tone: &'static str,
    /// How large it is, and what is to be known.
    pub line: String,
    /// Whether the scanner has not looked yet.
    pub waits: bool,
}

/// The longer side of a picture in a talk, in pixels.
const THUMBNAIL: u32 = 320;

/// A thing of this house that a message leads to.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// Where it opens.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// A second line; may be empty.
    pub line: String,
}

impl CardRow {
    /// All of them.
    pub fn all(cards: &[Card]) -> Vec<CardRow> {
        let row = |card: &Card| CardRow {
            href: card.href.clone(),
            title: card.title.clone(),
            line: card.line.clone(),
        };
        cards.iter().map(row).collect()
    }
}

/// The cards of a message that a page was told of without them.
#[derive(Template)]
#[template(path = "messenger/cards.html")]
pub struct CardsOnly {
    cards: Vec<CardRow>,
}

impl CardsOnly {
    /// The Turbo stream that puts them into the message.
    ///
    /// # Errors
    /// None in practice: a template only fails when writing to memory does.
    pub fn stream(seq: i64, cards: Vec<CardRow>) -> askama::Result<String> {
        let cards = CardsOnly { cards }.render()?;
        Ok(format!(
            "<turbo-stream action=\"append\" targets=\"#m-{seq} .bb\"><template>{cards}</template></turbo-stream>"
        ))
    }
}

/// Messages of one person no further apart than this are one group, in seconds.
const GROUP: i64 = 300;
/// Letters of an answered message.
pub const QUOTED: usize = 80;

impl MessageRow {
    /// A message.
    pub fn new(t: T, told: &Told<'_>, eye: For<'_>) -> MessageRow {
        let message = told.message;
        let room = format!("/messenger/rooms/{}", message.room);
        let is_gone = message.recalled_at.is_some();
        let html = if is_gone { Html::default() } else { Html::of(&message.body) };
        MessageRow {
            class: class(message, eye, &html),
            has_face: eye.viewer.is_none() || begins(eye.before, message),
            by: told.people.author(t, message.author),
            is_mine: eye.viewer == Some(message.author),
            seq: message.seq,
            change: message.change,
            at: when::plain(message.at),
            time: when::clock(t, message.at),
            sending: told.sending.to_owned(),
            gone: if is_gone { t.message_gone() } else { "" },
            edited: if message.edited_at.is_some() && !is_gone { t.message_edited() } else { "" },
            flags: flags(t, message),
            forwarded: message.forwarded.filter(|_| !is_gone).map(|_| forwarded(t, told.origin)),
            reply: message.reply_to.filter(|_| !is_gone).map(|seq| reply(t, told, seq)),
            files: if is_gone {
                Vec::new()
            } else {
                told.files.iter().map(|file| FileRow::new(t, file)).collect()
            },
            cards: if is_gone { Vec::new() } else { CardRow::all(told.cards) },
            reactions: reactions(t, told),
            unread: told
                .unread
                .filter(|count| *count > 0 && !is_gone)
                .map(|count| count.to_string())
                .unwrap_or_default(),
            href: format!("{room}/messages/{}", message.seq),
            thread: if message.answers > 0 {
                format!("{room}/threads/{}", message.seq)
            } else {
                String::new()
            },
            answers: t.message_answers(message.answers),
            answered: message
                .answered_at
                .map(|at| t.message_answered(when::clock(t, at)))
                .unwrap_or_default(),
            pinned: message
                .pinned_at
                .filter(|_| !is_gone)
                .map(|at| (at.as_microsecond().to_string(), one_line(t, message, PINNED)))
                .unwrap_or_default(),
            asks: message.asks && !is_gone,
            has_confirmed: told.has_confirmed,
            confirmed: t.message_confirmed(told.confirmed),
            html,
        }
    }
}

impl FileRow {
    /// A file.
    pub fn new(t: T, file: &File) -> FileRow {
        let kind = file.name.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let size = maru_web::size(file.size);
        FileRow {
            href: if file.scan == Scan::Clean { format!("/files/{}", file.id) } else { String::new() },
            picture: if file.thumbnails && file.scan == Scan::Clean {
                format!("/files/{}/thumb/{THUMBNAIL}", file.id)
            } else {
                String::new()
            },
            sides: file
                .thumbnail_sides(THUMBNAIL)
                .map(|(width, height)| (width.to_string(), height.to_string()))
                .unwrap_or_default(),
            line: match file.scan {
                Scan::Clean => size,
                Scan::Waiting => format!("{size} · {}", t.message_scan_waiting()),
                Scan::Infected | Scan::Unscannable => format!("{size} · {}", t.message_scan_refused()),
            },
            waits: file.scan == Scan::Waiting,
            tone: match kind.as_str() {
                "hwp" | "hwpx" | "doc" | "docx" | "odt" => "h",
                "xls" | "xlsx" | "csv" | "ods" | "cell" => "x",
                "pdf" | "ppt" | "pptx" | "show" => "p",
                _ => "",
            },
            name: file.name.clone(),
            kind: kind.chars().take(5).collect(),
        }
    }
}

/// Whether a message begins a group: another day, another person, or some minutes later.
pub fn begins(before: Option<&Message>, message: &Message) -> bool {
    before.is_none_or(|before| {
        before.author != message.author
            || message.at.duration_since(before.at).as_secs() > GROUP
            || when::day(before.at) != when::day(message.at)
    })
}

fn class(message: &Message, eye: For<'_>, html: &Html) -> String {
    let Some(viewer) = eye.viewer else { return fixed(message) };
    let mut class = fixed(message);
    if begins(eye.before, message) {
        class.push_str(" first");
    }
    if message.author == viewer {
        class.push_str(" me");
    }
    let is_same = |after: &Message| {
        !begins(Some(message), after) && after.at.as_second() / 60 == message.at.as_second() / 60
    };
    if eye.after.is_some_and(is_same) {
        class.push_str(" same");
    }
    let calls = [format!("data-call=\"person:{viewer}\""), "data-call=\"all\"".to_owned()];
    if calls.iter().any(|call| html.0.contains(call)) {
        class.push_str(" calls");
    }
    class
}

/// What is so for everybody.
fn fixed(message: &Message) -> String {
    let mut class = String::new();
    if message.recalled_at.is_some() {
        class.push_str(" gone");
    }
    if message.priority == Priority::Urgent {
        class.push_str(" urgent");
    }
    class
}

fn flags(t: T, message: &Message) -> Vec<(&'static str, &'static str)> {
    let mut flags = Vec::new();
    if message.recalled_at.is_some() {
        return flags;
    }
    match message.priority {
        Priority::Usual => {}
        Priority::High => flags.push((t.message_high(), "amber")),
        Priority::Urgent => flags.push((t.message_urgent(), "red")),
    }
    flags.extend(message.asks.then(|| (t.message_asks(), "blue")));
    flags.extend(message.pinned_at.map(|_| (t.message_pinned(), "")));
    flags
}

fn forwarded(t: T, origin: Option<&Origin>) -> (String, String) {
    match origin {
        Some(origin) => (t.forward_from(&origin.name, &origin.room), origin.href.clone()),
        None => (t.forward_mark().to_owned(), String::new()),
    }
}

fn reply(t: T, told: &Told<'_>, seq: i64) -> ReplyRow {
    let href = format!("/messenger/rooms/{}?at={seq}#m-{seq}", told.message.room);
    match told.quoted {
        Some(quoted) if quoted.recalled_at.is_some() => {
            ReplyRow { seq, href, name: String::new(), line: t.message_gone().to_owned() }
        }
        Some(quoted) => ReplyRow {
            seq,
            href,
            name: told.people.name(t, quoted.author),
            line: one_line(t, quoted, QUOTED),
        },
        None => ReplyRow { seq, href, name: String::new(), line: t.message_replies().to_owned() },
    }
}

/// A message in one line.
pub fn one_line(t: T, message: &Message, most: usize) -> String {
    if message.recalled_at.is_some() {
        return t.message_gone().to_owned();
    }
    let words = body::line(&message.body, most);
    if words.is_empty() && message.files > 0 { t.message_files(message.files) } else { words }
}

fn reactions(t: T, told: &Told<'_>) -> Vec<ReactionRow> {
    let own = told.reactions.iter().filter(|reaction| reaction.seq == told.message.seq);
    own.map(|reaction| {
        let mut names: Vec<String> =
            reaction.first.iter().map(|person| told.people.name(t, *person)).collect();
        let named = i64::try_from(names.len()).unwrap_or(i64::MAX);
        if reaction.count > named {
            names.push(t.message_and_more(reaction.count - named));
        }
        ReactionRow {
            sign: reaction.sign.clone(),
            count: reaction.count,
            names: names.join(", "),
            pressed: reaction.own,
        }
    })
    .collect()
}

/// The message's element alone.
#[derive(Template)]
#[template(path = "messenger/message.html")]
struct Item<'a> {
    t: T,
    m: &'a MessageRow,
}

/// What happened to a message, as all pages of its room hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It was written.
    New,
    /// Something about it changed.
    Changed,
}

/// The Turbo stream that tells of a message.
///
/// # Errors
/// None in practice: a template only fails when writing to memory does.
pub fn stream(lang: Lang, told: &Told<'_>, happened: Happened) -> askama::Result<String> {
    let message = told.message;
    let t = T(lang);
    let item = Item { t, m: &MessageRow::new(t, told, For::default()) }.render()?;
    let (action, target) = match (happened, message.thread) {
        (Happened::Changed, _) => ("replace", format!("m-{}", message.seq)),
        (Happened::New, None) => ("append", format!("log-{}", message.room)),
        (Happened::New, Some(thread)) => ("append", format!("thread-{}-{thread}", message.room)),
    };
    let exact = if told.unread.is_some() { " data-exact" } else { "" };
    Ok(format!(
        "<turbo-stream action=\"{action}\" target=\"{target}\" data-room=\"{}\"{exact}><template>{item}</template></turbo-stream>",
        message.room
    ))
}

/// The Turbo stream that tells that so many people have read from a message to another.
pub fn read_stream(room: maru_kernel::Id, from: i64, to: i64, count: i64) -> String {
    format!(
        "<turbo-stream action=\"append\" target=\"reads-{room}\"><template><maru-read data-from=\"{from}\" data-to=\"{to}\" data-count=\"{count}\"></maru-read></template></turbo-stream>"
    )
}
