//! Somebody's rooms, ready to print.

use super::face::People;
use super::message::one_line;
use super::room_face::RoomFace;
use super::when;
use crate::model::{Listed, Message, Room, RoomKind};
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, PersonId, Timestamp, korean};
use maru_web::Page;

/// Letters of a preview.
const PREVIEW: usize = 60;

/// Which rooms are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Those with something new.
    Unread,
    /// Those that call.
    Calls,
}

impl Only {
    /// What the address says.
    pub fn from_name(name: &str) -> Only {
        match name {
            "unread" => Only::Unread,
            "calls" => Only::Calls,
            _ => Only::All,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Only::All => "",
            Only::Unread => "unread",
            Only::Calls => "calls",
        }
    }

    fn holds(self, had: &Listed) -> bool {
        match self {
            Only::All => true,
            Only::Unread => had.unread > 0,
            Only::Calls => had.calls > 0,
        }
    }
}

/// The list beside a talk.
pub struct List {
    /// The rooms in their groups.
    pub groups: Vec<Group>,
    /// Ways to show fewer.
    pub chips: Vec<Chip>,
    /// What was looked for.
    pub query: String,
    /// Which are shown, for the form.
    pub only: &'static str,
    /// What is said when none are shown; empty otherwise.
    pub none: &'static str,
    /// Where the same list is told anew.
    pub from: String,
    /// When something was said last in any room, for scripts.
    pub latest: String,
    /// Whether the list is the page.
    pub is_page: bool,
    /// Whether the viewer may begin rooms.
    pub can_begin: bool,
}

/// A way to show fewer rooms.
pub struct Chip {
    /// Which rooms, for scripts.
    pub key: &'static str,
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether it is taken.
    pub current: bool,
}

/// Rooms of a kind.
pub struct Group {
    /// What they are.
    pub label: &'static str,
    /// The rooms, the liveliest first.
    pub rooms: Vec<RoomRow>,
}

/// A room in the list.
#[derive(Clone, Debug)]
pub struct RoomRow {
    /// Its id.
    pub id: String,
    /// Where it opens.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How many are in it, or what stands after a person's name.
    pub small: String,
    /// What stands for it.
    pub face: RoomFace,
    /// What was said last, or what was begun.
    pub preview: String,
    /// Whether it was begun and not sent.
    pub is_draft: bool,
    /// When that was.
    pub when: String,
    /// Messages that were not read; empty for none.
    pub badge: String,
    /// Whether they call.
    pub is_called: bool,
    /// Whether nothing rings.
    pub is_muted: bool,
    /// Classes besides `rm`, each after a space.
    pub class: &'static str,
    /// Whether it is open.
    pub current: bool,
}

/// What a list is made for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Which rooms.
    pub only: Only,
    /// What their names have in common.
    pub query: String,
    /// The room that is open.
    pub open: Option<Id>,
    /// Whether the viewer is a guest.
    pub is_guest: bool,
}

impl Wish {
    /// Where a list like this is told alone.
    fn address(&self) -> String {
        let query: String = self.query.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let open = self.open.map(|open| open.to_string()).unwrap_or_default();
        format!("/messenger/list?only={}&q={query}&open={open}", self.only.name())
    }
}

impl List {
    /// The list of those who are `viewer`'s.
    pub fn new(
        t: T,
        web: maru_web::T,
        had: &[Listed],
        people: &People,
        viewer: PersonId,
        wish: &Wish,
        now: Timestamp,
    ) -> List {
        let count = |only: Only| had.iter().filter(|one| only.holds(one)).count();
        let chip = |only: Only, label: String| Chip {
            href: if only == Only::All {
                "/messenger".to_owned()
            } else {
                format!("/messenger?only={}", only.name())
            },
            key: only.name(),
            label,
            current: only == wish.only,
        };
        let shown = |one: &&Listed| wish.only.holds(one) && fits(&title(t, one, people), &wish.query);
        let mut groups = [
            (t.messenger_starred(), Vec::new()),
            (t.messenger_rooms(), Vec::new()),
            (t.messenger_direct(), Vec::new()),
        ];
        for one in had.iter().filter(shown) {
            let row = RoomRow::new(t, web, one, people, (viewer, wish.open), now);
            let [starred, rooms, direct] = &mut groups;
            let group = match one.seen.room.kind {
                _ if one.seen.me.starred => starred,
                RoomKind::Direct | RoomKind::Own => direct,
                RoomKind::Group | RoomKind::Unit | RoomKind::Channel => rooms,
            };
            group.1.push(row);
        }
        let groups: Vec<Group> = groups
            .into_iter()
            .filter(|(_, rooms)| !rooms.is_empty())
            .map(|(label, rooms)| Group { label, rooms })
            .collect();
        List {
            none: match (groups.is_empty(), had.is_empty()) {
                (false, _) => "",
                (true, true) => t.messenger_none(),
                (true, false) => t.messenger_none_such(),
            },
            chips: vec![
                chip(Only::All, t.messenger_all().to_owned()),
                chip(Only::Unread, t.messenger_unread(count(Only::Unread))),
                chip(Only::Calls, t.messenger_called(count(Only::Calls))),
            ],
            groups,
            query: wish.query.clone(),
            only: wish.only.name(),
            from: wish.address(),
            latest: had.first().map(|one| one.seen.room.last_at.to_string()).unwrap_or_default(),
            is_page: wish.open.is_none(),
            can_begin: !wish.is_guest,
        }
    }
}

/// What a room is called for whoever has it.
pub fn title(t: T, had: &Listed, people: &People) -> String {
    match (had.seen.room.kind, had.other) {
        (RoomKind::Own, _) => t.messenger_own().to_owned(),
        (RoomKind::Direct, Some(other)) => people.name(t, other),
        (RoomKind::Direct, None) => t.messenger_somebody().to_owned(),
        (RoomKind::Unit, _) => {
            let unit = had.seen.room.unit.and_then(|unit| people.units.get(&unit)).cloned();
            unit.unwrap_or_else(|| t.messenger_unit_room().to_owned())
        }
        (RoomKind::Group | RoomKind::Channel, _) => had.seen.room.name.clone(),
    }
}

/// Whether a name has the letters looked for, or their initial consonants, as they were typed or as they were meant if the keyboard was
/// in Latin mode.
pub fn fits(name: &str, query: &str) -> bool {
    holds(name, query)
        || korean::hangul_from_latin_keys(query.trim()).is_some_and(|meant| holds(name, &meant))
}

fn holds(name: &str, query: &str) -> bool {
    let query: String = korean::fold(query).split_whitespace().collect();
    let name: String = korean::fold(name).split_whitespace().collect();
    query.is_empty()
        || name.contains(&query)
        || (korean::is_choseong(&query) && korean::choseong(&name).contains(&query))
}

impl RoomRow {
    /// A room.
    pub fn new(
        t: T,
        web: maru_web::T,
        had: &Listed,
        people: &People,
        (viewer, open): (PersonId, Option<Id>),
        now: Timestamp,
    ) -> RoomRow {
        let room = &had.seen.room;
        let name = title(t, had, people);
        let draft = Some(&had.draft).filter(|draft| !draft.is_empty() && open != Some(room.id));
        let many = if room.kind == RoomKind::Own { String::new() } else { room.people.to_string() };
        let is_unread = had.unread > 0;
        RoomRow {
            id: room.id.to_string(),
            href: format!("/messenger/rooms/{}{}", room.id, if is_unread { "#new" } else { "" }),
            small: had.other.map_or(many, |other| people.face(t, other).position),
            face: RoomFace::new(t, had, people),
            preview: match (draft, &had.newest) {
                (Some(draft), _) => draft.chars().take(PREVIEW).collect(),
                (None, Some(last)) => preview(t, room, last, people, viewer),
                (None, None) => String::new(),
            },
            is_draft: draft.is_some(),
            when: when::short(t, web, had.newest.as_ref().map_or(room.last_at, |last| last.at), now),
            badge: badge(had),
            is_called: had.calls > 0,
            is_muted: had.seen.me.muted,
            class: match (is_unread, had.seen.me.muted) {
                (true, false) => " un",
                (true, true) => " un quiet",
                (false, _) => "",
            },
            current: open == Some(room.id),
            name,
        }
    }
}

fn badge(had: &Listed) -> String {
    match (had.calls, had.unread) {
        (0, 0) => String::new(),
        (0, unread) if unread >= Listed::MOST => format!("{}+", Listed::MOST - 1),
        (0, unread) => unread.to_string(),
        (calls, _) => format!("@{calls}"),
    }
}

fn preview(t: T, room: &Room, last: &Message, people: &People, viewer: PersonId) -> String {
    let line = one_line(t, last, PREVIEW);
    if matches!(room.kind, RoomKind::Own | RoomKind::Direct) {
        return line;
    }
    let who = if last.author == viewer { t.messenger_me().to_owned() } else { people.name(t, last.author) };
    format!("{who}: {line}")
}

/// The rooms alone, for pages that show them already.
#[derive(Template)]
#[template(path = "messenger/rooms.html")]
pub struct RoomsOnly {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The rooms.
    pub list: List,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_found_by_any_part_and_by_initial_consonants() {
        for (name, query, want) in [
            ("하반기 시스템 점검", "시스템 점", true),
            ("하반기 시스템 점검", "ㅅㅅㅌ", true),
            ("하반기 시스템 점검", "ㅂㅅㅌ", false),
            ("IT 지원", "it지", true),
            ("시스템 점검", "tltmxpa", true),
            ("시스템 점검", "dkssud", false),
            ("아무 방", "", true),
        ] {
            assert_eq!(fits(name, query), want, "{name} {query}");
        }
    }
}
