//! A room: the list, the talk, what is known of it.

use super::Choice;
use super::about::{About, May};
use super::asking::choices;
use super::face::People;
use super::later::LaterChoice;
use super::list::{List, title};
use super::log::Log;
use super::message::one_line;
use super::room_face::RoomFace;
use super::scheduled::Waits;
use super::when;
use crate::model::asking::USUAL_ROUNDS;
use crate::model::body::LONGEST;
use crate::model::{Every, Listed, Message, RoomKind};
use crate::texts::T;
use askama::Template;
use maru_files::File;
use maru_kernel::Timestamp;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/room.html")]
pub struct RoomPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The rooms.
    pub list: List,
    /// The talk's head.
    pub head: Head,
    /// The messages.
    pub log: Log,
    /// The form to write with.
    pub composer: Composer,
    /// What is known of the room.
    pub info: About,
}

/// What stands above the messages.
pub struct Head {
    /// The room's address.
    pub base: String,
    /// What stands for it.
    pub face: RoomFace,
    /// Its name.
    pub name: String,
    /// How many are in it, and what it is about.
    pub meta: String,
    /// What somebody put at its head.
    pub pin: Option<Pin>,
    /// Where all are that were put there.
    pub pins: String,
}

/// What stands at the head of a room: the message that was put there last.
#[derive(Clone, Debug, Default)]
pub struct Pin {
    /// Its number.
    pub seq: i64,
    /// When it was put there, in microseconds.
    pub at: i64,
    /// What it says in one line.
    pub words: String,
    /// Where it stands.
    pub href: String,
}

impl Pin {
    /// A message that was put there.
    pub fn new(t: T, message: &Message) -> Pin {
        let base = format!("/messenger/rooms/{}", message.room);
        Pin {
            seq: message.seq,
            at: message.pinned_at.map_or(0, Timestamp::as_microsecond),
            words: one_line(t, message, PINNED),
            href: format!("{base}?at={0}#m-{0}", message.seq),
        }
    }
}

/// The same alone, for a page whose own went.
#[derive(Template)]
#[template(path = "messenger/pin.html")]
pub struct PinBar {
    /// The frame, which stands elsewhere.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What stands there; none for a bar that waits for something.
    pub pin: Option<Pin>,
    /// Where all are that were put there.
    pub all: String,
}

/// Letters of what stands at a room's head.
pub const PINNED: usize = 80;

impl Head {
    /// The head of `had`; `pinned` is the newest of what was put there.
    pub fn new(t: T, had: &Listed, people: &People, pinned: Option<&Message>) -> Head {
        let room = &had.seen.room;
        let base = format!("/messenger/rooms/{}", room.id);
        let meta = match (room.kind, had.other) {
            (RoomKind::Own, _) => t.talk_own_hint().to_owned(),
            (RoomKind::Direct, Some(other)) => people.face(t, other).line,
            (_, _) if room.closed_at.is_some() => {
                format!("{} · {}", t.room_closed(), t.talk_people(room.people))
            }
            (_, _) => {
                let end = room.ends_at.map(|at| t.room_ends_on(when::last_day(at)));
                let people = Some(t.talk_people(room.people));
                let topic = room.topic.lines().next().filter(|line| !line.is_empty()).map(str::to_owned);
                end.into_iter().chain(people).chain(topic).collect::<Vec<_>>().join(" · ")
            }
        };
        let pin = pinned.map(|message| Pin::new(t, message));
        let face = RoomFace::new(t, had, people).telling(t, had, people);
        Head { face, name: title(t, had, people), meta, pin, pins: format!("{base}/pins"), base }
    }
}

/// The form to write with.
pub struct Composer {
    /// Whether the viewer may write here.
    pub can_post: bool,
    /// Why they may not; empty when they may.
    pub why_not: &'static str,
    /// Names the form among those of other rooms and threads.
    pub id: String,
    /// The room's address.
    pub base: String,
    /// Where one comes back to with a file.
    pub back: String,
    /// An id by which a message sent twice is one.
    pub sending: String,
    /// What was begun.
    pub body: String,
    /// The letters a message takes.
    pub most: usize,
    /// When that was kept, where it was, in microseconds; empty for what was not.
    pub drafted: String,
    /// What was wrong with what was sent; may be empty.
    pub problem: String,
    /// The message a thread began with; empty in the room itself.
    pub thread: String,
    /// The message that is answered: its number, who wrote it, what it says.
    pub reply: Option<(i64, String, String)>,
    /// Where nothing is answered any more.
    pub plain: String,
    /// Files that come along: id, name, size.
    pub files: Vec<(String, String, String)>,
    /// How much it can matter.
    pub priorities: Vec<Choice>,
    /// How often those can be asked again who have not confirmed it.
    pub every: Vec<Choice>,
    /// Whether everybody can be asked to confirm it.
    pub can_ask: bool,
    /// Whether whoever reads it is asked to say so.
    pub asks: bool,
    /// After how many rounds somebody else is told.
    pub rounds: String,
    /// What the field says while it is empty.
    pub hint: &'static str,
    /// Where it goes to be sent later.
    pub scheduled: String,
    /// Times at which it can be sent instead of now.
    pub later: LaterChoice,
    /// What already waits for its time here.
    pub waits: Waits,
}

/// Signs to choose from.
pub const SIGNS: [&str; 48] = [
    "👍", "✅", "🙏", "👏", "😊", "😂", "❤️", "🎉", "👌", "💪", "🙇", "🙋", "🤝", "👀", "🔥", "⭐", "😀",
    "😄", "😅", "😍", "🤔", "😮", "😢", "😭", "😴", "😎", "🥳", "😇", "👋", "🫡", "💯", "❗", "❓", "⏰",
    "📌", "📎", "📅", "📝", "📢", "☎️", "🚗", "☕", "🍚", "🌧️", "❄️", "☀️", "🌸", "🍀",
];

/// What was on its way when the page was asked for.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// What was typed.
    pub body: String,
    /// What was wrong with it; may be empty.
    pub problem: String,
    /// The status that says so; 422 where none is told.
    pub status: Option<u16>,
    /// How much it was to matter.
    pub priority: String,
    /// Whether whoever reads it was to say so.
    pub asks: bool,
    /// How often those were to be asked again who had not; may be empty.
    pub every: String,
    /// After how many rounds somebody else was to be told; may be empty.
    pub rounds: String,
    /// The time of one's own it was to be sent at; may be empty.
    pub at: String,
    /// When what it began with was kept, in microseconds; empty where nothing was.
    pub drafted: String,
}

/// Sending later: the times to choose from, and how many messages wait in the room already.
pub struct Waiting {
    /// The times.
    pub choice: LaterChoice,
    /// How many wait.
    pub count: i64,
}

impl Composer {
    /// The form; `here` is the page it stands on.
    pub fn new(
        t: T,
        had: &Listed,
        may: May,
        sending: String,
        begun: Begun,
        thread: Option<i64>,
        later: Waiting,
    ) -> Composer {
        let base = format!("/messenger/rooms/{}", had.seen.room.id);
        let here = thread.map_or_else(|| base.clone(), |seq| format!("{base}/threads/{seq}"));
        let choice = |value: &str, label: &str| Choice::new(value, label, begun.priority == value);
        let every = Every::from_name(&begun.every);
        Composer {
            can_post: may.post,
            why_not: match (may.post, had.seen.room.closed_at) {
                (true, _) => "",
                (false, Some(_)) => t.talk_closed(),
                (false, None) => t.talk_only_managers(),
            },
            every: [Choice::new("", t.asking_once(), every.is_none())]
                .into_iter()
                .chain(choices(t, every))
                .collect(),
            asks: begun.asks,
            rounds: if begun.rounds.is_empty() { USUAL_ROUNDS.to_string() } else { begun.rounds },
            can_ask: may.press,
            priorities: [choice("", t.talk_usual()), choice("high", t.message_high())]
                .into_iter()
                .chain(may.press.then(|| choice("urgent", t.message_urgent())))
                .collect(),
            id: format!("{}-{}", had.seen.room.id, thread.unwrap_or_default()),
            body: begun.body,
            most: LONGEST,
            drafted: begun.drafted,
            problem: begun.problem,
            thread: thread.map(|seq| seq.to_string()).unwrap_or_default(),
            reply: None,
            plain: here.clone(),
            back: here,
            files: Vec::new(),
            hint: if thread.is_some() { t.talk_answer_hint() } else { t.talk_hint() },
            scheduled: format!("{base}/scheduled"),
            later: LaterChoice { own: begun.at, ..later.choice },
            waits: Waits::new(t, had.seen.room.id, later.count),
            sending,
            base,
        }
    }

    /// The form with what it answers.
    #[must_use]
    pub fn answering(mut self, t: T, people: &People, message: Option<&Message>) -> Composer {
        self.reply = message.map(|message| {
            (message.seq, people.name(t, message.author), one_line(t, message, super::message::QUOTED))
        });
        if let Some((seq, _, _)) = self.reply {
            self.back = format!("{}?reply={seq}", self.plain);
        }
        self
    }

    /// No form: `why` nothing is written here any more.
    #[must_use]
    pub fn ended(mut self, why: &'static str) -> Composer {
        if self.can_post {
            (self.can_post, self.why_not) = (false, why);
        }
        self
    }

    /// The form with files that come along.
    #[must_use]
    pub fn carrying(mut self, files: &[File]) -> Composer {
        for file in files {
            let join = if self.back.contains('?') { '&' } else { '?' };
            self.back = format!("{}{join}file={}", self.back, file.id);
            self.files.push((file.id.to_string(), file.name.clone(), maru_web::size(file.size)));
        }
        self
    }
}
