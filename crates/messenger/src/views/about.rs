//! What is known of a room: what it is about, who is in it, what was sent.

use super::face::{Face, People};
use super::list::title;
use super::message::FileRow;
use super::when;
use crate::model::{History, Listed, Member, Room, RoomKind, Who};
use crate::texts::T;
use askama::Template;
use maru_files::File;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_web::Page;

/// What stands beside a talk.
pub struct About {
    /// The room's address.
    pub base: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// Facts of a line each.
    pub facts: Vec<(&'static str, String)>,
    /// How many are in it.
    pub count: String,
    /// The first of them.
    pub people: Vec<MemberRow>,
    /// Whether all are shown elsewhere.
    pub has_people: bool,
    /// The newest files.
    pub files: Vec<SentRow>,
    /// Whether it is among those at hand.
    pub is_starred: bool,
    /// Whether nothing rings.
    pub is_muted: bool,
    /// Until when; empty for without end.
    pub muted_until: String,
    /// Whether the viewer may change the room.
    pub can_set: bool,
    /// Whether the viewer may ask others in.
    pub can_invite: bool,
    /// Whether the viewer may go.
    pub can_leave: bool,
    /// Whether the viewer may take what was said out of the house.
    pub can_take: bool,
    /// The day it is, which no message is after.
    pub today: String,
}

/// What the viewer may do with a room.
#[derive(Clone, Copy, Debug, Default)]
pub struct May {
    /// Write in it.
    pub post: bool,
    /// Ask everybody in it to confirm, and write urgently.
    pub press: bool,
    /// Change it.
    pub set: bool,
    /// Ask others in.
    pub invite: bool,
    /// Go.
    pub leave: bool,
    /// Take what was said out of the house.
    pub take: bool,
}

/// Somebody in a room.
pub struct MemberRow {
    /// Who.
    pub face: Face,
    /// What they are in it; may be empty.
    pub role: &'static str,
    /// Whether they manage it.
    pub manages: bool,
    /// Whether they can be sent away.
    pub can_go: bool,
}

/// A file that was sent.
pub struct SentRow {
    /// The file.
    pub file: FileRow,
    /// Who sent it and when.
    pub line: String,
    /// The message it came with.
    pub href: String,
    /// Its number; empty where it came with none.
    pub seq: String,
}

impl SentRow {
    /// A file; `seq` is the message it came with.
    pub fn new(
        t: T,
        web: maru_web::T,
        room: &str,
        file: &File,
        seq: Option<i64>,
        people: &People,
        now: Timestamp,
    ) -> SentRow {
        SentRow {
            file: FileRow::new(t, file),
            line: format!("{} · {}", people.name(t, file.uploader), when::short(t, web, file.at, now)),
            href: seq.map(|seq| format!("{room}?at={seq}#m-{seq}")).unwrap_or_default(),
            seq: seq.map(|seq| seq.to_string()).unwrap_or_default(),
        }
    }
}

impl MemberRow {
    /// Somebody; `me` looks, and may send others away when `can_send`.
    pub fn new(t: T, member: &Member, people: &People, me: PersonId, can_send: bool) -> MemberRow {
        MemberRow {
            face: people.face(t, member.person),
            role: match (member.person == me, member.manages) {
                (true, _) => t.room_me(),
                (false, true) => t.room_manager(),
                (false, false) => "",
            },
            manages: member.manages,
            can_go: can_send && member.person != me && !member.by_unit,
        }
    }
}

impl About {
    /// What is known of `had`, with some of its members and files.
    pub fn new(
        t: T,
        web: maru_web::T,
        (had, known): (&Listed, &People),
        may: May,
        (people, files): (Vec<MemberRow>, Vec<SentRow>),
        now: Timestamp,
    ) -> About {
        let room = &had.seen.room;
        About {
            base: format!("/messenger/rooms/{}", room.id),
            topic: room.topic.clone(),
            facts: facts(t, web, had, known),
            count: t.room_people(room.people),
            has_people: room.kind != RoomKind::Own,
            people,
            files,
            is_starred: had.seen.me.starred,
            is_muted: had.seen.me.muted,
            muted_until: had
                .seen
                .me
                .muted_until
                .map(|at| t.room_muted_until(maru_web::date_time(web, at)))
                .unwrap_or_default(),
            can_set: may.set,
            can_invite: may.invite,
            can_leave: may.leave,
            can_take: may.take,
            today: when::day(now).to_string(),
        }
    }
}

fn facts(t: T, web: maru_web::T, had: &Listed, people: &People) -> Vec<(&'static str, String)> {
    let room = &had.seen.room;
    let mut facts = vec![(t.room_kind(), kind(t, room).to_owned())];
    let id = |key: &String| key.split_once(':').and_then(|(_, id)| id.parse::<Id>().ok());
    let units = room.follows.iter().filter_map(|key| people.units.get(&id(key)?).cloned());
    let units: Vec<String> = units.collect();
    if !units.is_empty() {
        facts.push((t.room_follows(), units.join(", ")));
    }
    if !matches!(room.kind, RoomKind::Own | RoomKind::Direct) {
        facts.push((t.room_posting(), who(t, room.posting).to_owned()));
        let history = match room.history {
            History::All => t.room_history_all().to_owned(),
            History::Nothing => t.room_history_nothing().to_owned(),
            History::Since(at) => t.room_history_since(maru_web::date(web, at)),
        };
        facts.push((t.room_history(), history));
    }
    facts.extend(room.ends_at.map(|at| (t.room_ends(), maru_web::date(web, when::before(at)))));
    facts.extend(room.closed_at.map(|at| (t.room_state(), t.room_closed_since(maru_web::date(web, at)))));
    facts.extend(room.keeps_days.map(|days| (t.room_keeps(), t.room_days(days))));
    facts
}

/// What a kind of room is called.
pub fn kind(t: T, room: &Room) -> &'static str {
    match room.kind {
        RoomKind::Group if !room.follows.is_empty() => t.room_kind_units(),
        RoomKind::Group if room.ends_at.is_some() => t.room_kind_project(),
        RoomKind::Own => t.room_kind_own(),
        RoomKind::Direct => t.room_kind_direct(),
        RoomKind::Group => t.room_kind_group(),
        RoomKind::Unit => t.room_kind_unit(),
        RoomKind::Channel => t.room_kind_channel(),
    }
}

/// Who may do something, in words.
pub fn who(t: T, who: Who) -> &'static str {
    match who {
        Who::Members => t.room_who_members(),
        Who::Managers => t.room_who_managers(),
    }
}

/// The same as a page, for narrow screens.
#[derive(Template)]
#[template(path = "messenger/about.html")]
pub struct AboutPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's name.
    pub name: String,
    /// What is known of it.
    pub info: About,
}

impl AboutPage {
    /// The page.
    pub fn new(page: Page, t: T, had: &Listed, people: &People, info: About) -> AboutPage {
        AboutPage { page, t, name: title(t, had, people), info }
    }
}

/// All files of a room.
#[derive(Template)]
#[template(path = "messenger/files.html")]
pub struct FilesPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's address.
    pub base: String,
    /// The files, the newest first.
    pub files: Vec<SentRow>,
    /// The next ones; may be empty.
    pub next: String,
}
