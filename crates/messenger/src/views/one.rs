//! A message alone: who has read it, who has not, and everything that can be done with it.

use super::asking::AskingView;
use super::face::{Face, People};
use super::later::LaterChoice;
use super::log::QUICK;
use super::message::{MessageRow, ReactionRow};
use super::room::SIGNS;
use crate::model::{Asked, Asking, Message};
use crate::store::member::Reached;
use crate::texts::T;
use askama::Template;
use maru_directory::faces::Known;
use maru_kernel::{PersonId, Timestamp};
use maru_web::Page;
use std::collections::BTreeMap;

/// The page.
#[derive(Template)]
#[template(path = "messenger/one.html")]
pub struct OnePage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's address.
    pub base: String,
    /// This page's address.
    pub here: String,
    /// Where the message stands among the others.
    pub back: String,
    /// The message.
    pub m: MessageRow,
    /// When it was written, in full.
    pub when: String,
    /// What the viewer may do with it.
    pub can: Can,
    /// What it says, to be written anew.
    pub body: String,
    /// What was wrong with that; may be empty.
    pub problem: String,
    /// Whether the viewer kept it.
    pub is_kept: bool,
    /// Whether it stands at the room's head.
    pub is_pinned: bool,
    /// Signs to choose from: the sign and whether the viewer put it there.
    pub signs: Vec<(String, bool)>,
    /// Who put which sign below it: the sign, how many, and their names.
    pub signed: Vec<(String, i64, String)>,
    /// Who has read it, by unit.
    pub read: ByUnit,
    /// Who has not.
    pub unread: ByUnit,
    /// Who has said that they have seen it.
    pub confirmed: Vec<Face>,
    /// Who has not, by unit.
    pub unconfirmed: ByUnit,
    /// Where answers are written beside the room; empty for what is an answer itself.
    pub thread: String,
    /// How it asks again, for whoever asks.
    pub asking: AskingView,
    /// Times at which the viewer can be reminded of it.
    pub later: LaterChoice,
    /// When they are; empty for never.
    pub reminder: String,
}

/// What somebody may do with a message.
#[derive(Clone, Copy, Debug, Default)]
pub struct Can {
    /// Answer it.
    pub reply: bool,
    /// Write it anew.
    pub edit: bool,
    /// Take it back.
    pub recall: bool,
    /// Put it at the room's head, or take it from there.
    pub pin: bool,
    /// Put signs below it.
    pub react: bool,
    /// Say it elsewhere.
    pub forward: bool,
    /// Have it ask everybody in its room.
    pub press: bool,
    /// Make something of it.
    pub make: bool,
}

/// People by the units they serve in.
pub struct ByUnit {
    /// What is said of them.
    pub label: String,
    /// Units with their people.
    pub units: Vec<(String, String)>,
    /// That not all are named; may be empty.
    pub more: String,
}

impl ByUnit {
    /// `people` by unit, the first of `count`.
    pub fn new(t: T, people: &People, who: &[PersonId], (count, label): (i64, String)) -> ByUnit {
        let mut units: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for person in who {
            let unit = people.known.get(person).map(|known: &Known| known.unit.clone()).unwrap_or_default();
            let unit = if unit.is_empty() { t.message_no_unit().to_owned() } else { unit };
            units.entry(unit).or_default().push(people.name(t, *person));
        }
        ByUnit {
            more: if i64::try_from(who.len()).is_ok_and(|named| named < count) {
                t.message_first_of(who.len())
            } else {
                String::new()
            },
            label,
            units: units
                .into_iter()
                .map(|(unit, names)| (format!("{unit} {}", names.len()), names.join(", ")))
                .collect(),
        }
    }
}

/// Who did what with a message.
pub struct Deeds {
    /// Who has read it.
    pub read: Vec<PersonId>,
    /// Who has not.
    pub unread: Vec<PersonId>,
    /// Who has not said that they have seen it, where it asks for that.
    pub unconfirmed: Vec<PersonId>,
    /// How many that are, as all of them are not named in large rooms.
    pub reached: Reached,
    /// Who has said that they have seen it.
    pub confirmed: Vec<PersonId>,
    /// Who put which sign below it, in the order they did.
    pub signs: Vec<(String, PersonId)>,
    /// Whether the viewer kept it.
    pub is_kept: bool,
    /// How it asks again, and who was told, the last first; for whoever asks.
    pub asking: Option<(Option<Asking>, Vec<Asked>)>,
    /// When the viewer is reminded of it.
    pub reminder: Option<Timestamp>,
    /// When all this was looked up.
    pub now: Timestamp,
}

/// People who have confirmed a message with their faces; the number says how many there are.
const MOST_FACES: usize = 200;

/// Names by sign, each sign where its first came, and how many there are in all.
fn signed(
    t: T,
    people: &People,
    rows: &[ReactionRow],
    signs: &[(String, PersonId)],
) -> Vec<(String, i64, String)> {
    let names = |sign: &str| -> Vec<String> {
        let own = signs.iter().filter(|(one, _)| one == sign);
        own.map(|(_, person)| people.name(t, *person)).collect()
    };
    rows.iter().map(|row| (row.sign.clone(), row.count, names(&row.sign).join(", "))).collect()
}

impl OnePage {
    /// The page.
    pub fn new(
        page: Page,
        t: T,
        message: &Message,
        m: MessageRow,
        people: &People,
        deeds: &Deeds,
        can: Can,
    ) -> OnePage {
        let base = format!("/messenger/rooms/{}", message.room);
        let Reached { read, unread, unconfirmed } = deeds.reached;
        let is_pressed = |sign: &str| m.reactions.iter().any(|r| r.sign == sign && r.pressed);
        let mut signs: Vec<String> = m.reactions.iter().map(|r| r.sign.clone()).collect();
        for sign in QUICK.iter().chain(&SIGNS).copied() {
            if signs.iter().all(|known| known != sign) && signs.len() < 12 {
                signs.push(sign.to_owned());
            }
        }
        OnePage {
            here: format!("{base}/messages/{}", message.seq),
            back: match message.thread {
                Some(thread) => format!("{base}/threads/{thread}#m-{}", message.seq),
                None => format!("{base}?at={0}#m-{0}", message.seq),
            },
            when: maru_web::date_time(page.t, message.at),
            body: message.body.clone(),
            problem: String::new(),
            is_kept: deeds.is_kept,
            is_pinned: message.pinned_at.is_some(),
            signs: signs.into_iter().map(|sign| (sign.clone(), is_pressed(&sign))).collect(),
            signed: signed(t, people, &m.reactions, &deeds.signs),
            read: ByUnit::new(t, people, &deeds.read, (read, t.message_read_by(read))),
            unread: ByUnit::new(t, people, &deeds.unread, (unread, t.message_unread_by(unread))),
            confirmed: deeds.confirmed.iter().take(MOST_FACES).map(|one| people.face(t, *one)).collect(),
            unconfirmed: ByUnit::new(
                t,
                people,
                &deeds.unconfirmed,
                (unconfirmed, t.message_unconfirmed_by(unconfirmed)),
            ),
            thread: if message.thread.is_none() {
                format!("{base}/threads/{}", message.seq)
            } else {
                String::new()
            },
            asking: deeds.asking.as_ref().map_or_else(AskingView::default, |(asking, told)| {
                AskingView::new(t, page.t, asking.as_ref(), told, message.author, people)
            }),
            later: LaterChoice::new(t, page.t, deeds.now, true),
            reminder: deeds
                .reminder
                .map(|at| t.later_remind_at(maru_web::date_time(page.t, at)))
                .unwrap_or_default(),
            base,
            m,
            can,
            page,
            t,
        }
    }
}
