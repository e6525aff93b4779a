//! What is decided about a room.

use super::Choice;
use super::about::who;
use super::room_face::RoomFace;
use super::when;
use crate::model::{History, Room, RoomKind, Who};
use crate::texts::T;
use askama::Template;
use maru_kernel::Id;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/settings.html")]
pub struct SettingsPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's address.
    pub base: String,
    /// Its name.
    pub called: String,
    /// What it is about.
    pub topic: String,
    /// Whether it is called by its unit's name.
    pub has_name: bool,
    /// Whether others are asked in.
    pub has_guests: bool,
    /// Who may write.
    pub posting: Vec<Choice>,
    /// Who may ask others in.
    pub inviting: Vec<Choice>,
    /// What somebody new reads.
    pub history: Vec<Choice>,
    /// From which day on.
    pub since: String,
    /// Whether guests may be asked in.
    pub guests: bool,
    /// Whether nothing may be forwarded elsewhere.
    pub confined: bool,
    /// Days after which messages go; may be empty.
    pub keeps_days: String,
    /// Whether it can be the room of a project.
    pub has_end: bool,
    /// The last day on which anybody writes; may be empty.
    pub ends: String,
    /// How often the room had been arranged when this was drawn.
    pub known: i64,
    /// What was wrong; may be empty.
    pub problem: String,
    /// What somebody else has saved meanwhile.
    pub others: Vec<(&'static str, String)>,
    /// What stands for the room.
    pub picture: PictureForm,
}

/// The form for what stands for a room.
#[derive(Default)]
pub struct PictureForm {
    /// What stands for it now.
    pub face: RoomFace,
    /// The picture that was sent to stand for it: its id, and where it is seen. Empty for none.
    pub sent: Option<(String, String)>,
    /// What was wrong with it; may be empty.
    pub problem: String,
}

impl PictureForm {
    /// Of a room that is called so; `sent` is what the viewer has sent to stand for it.
    pub fn new(room: &Room, name: &str, sent: Option<Id>) -> PictureForm {
        PictureForm {
            face: RoomFace::of(room, name),
            sent: sent.map(|id| (id.to_string(), format!("/files/{id}/thumb/96"))),
            problem: String::new(),
        }
    }
}

/// What a form about a room says, saved or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub topic: String,
    /// Who may write.
    pub posting: String,
    /// Who may ask others in.
    pub inviting: String,
    /// What somebody new reads.
    pub history: String,
    /// From which day on.
    pub since: String,
    /// Whether guests may be asked in.
    pub guests: bool,
    /// Whether nothing may be forwarded elsewhere.
    pub confined: bool,
    /// Days after which messages go; may be empty.
    pub keeps_days: String,
    /// The last day on which anybody writes; may be empty.
    pub ends: String,
}

impl Shown {
    /// What holds in a room.
    pub fn of(room: &Room) -> Shown {
        Shown {
            name: room.name.clone(),
            topic: room.topic.clone(),
            posting: room.posting.name().to_owned(),
            inviting: room.inviting.name().to_owned(),
            history: room.history.name().to_owned(),
            since: match room.history {
                History::Since(at) => when::day(at).to_string(),
                _ => String::new(),
            },
            guests: room.guests,
            confined: room.confined,
            keeps_days: room.keeps_days.map(|days| days.to_string()).unwrap_or_default(),
            ends: room.ends_at.map(|at| when::last_day(at).to_string()).unwrap_or_default(),
        }
    }

    /// What is said otherwise here than in `other`, in words.
    fn beside(&self, t: T, other: &Shown) -> Vec<(&'static str, String)> {
        let yes = |on: bool| if on { t.room_yes() } else { t.room_no() }.to_owned();
        let plain = |text: &str| if text.is_empty() { t.room_none().to_owned() } else { text.to_owned() };
        let may = |name: &str| who(t, Who::from_name(name)).to_owned();
        let history = match (self.history.as_str(), self.since.as_str()) {
            ("all", _) => t.room_history_all().to_owned(),
            ("since", day) => t.room_history_since(day),
            _ => t.room_history_nothing().to_owned(),
        };
        let all = [
            (self.name != other.name, t.room_name(), plain(&self.name)),
            (self.topic != other.topic, t.room_topic(), plain(&self.topic)),
            (self.posting != other.posting, t.room_posting(), may(&self.posting)),
            (self.inviting != other.inviting, t.room_inviting(), may(&self.inviting)),
            ((&self.history, &self.since) != (&other.history, &other.since), t.room_history(), history),
            (self.guests != other.guests, t.room_guests(), yes(self.guests)),
            (self.confined != other.confined, t.room_confined(), yes(self.confined)),
            (self.keeps_days != other.keeps_days, t.room_keeps(), plain(&self.keeps_days)),
            (self.ends != other.ends, t.room_ends(), plain(&self.ends)),
        ];
        all.into_iter().filter(|(differs, _, _)| *differs).map(|(_, label, value)| (label, value)).collect()
    }
}

/// A form that could not be saved.
#[derive(Default)]
pub struct Refused {
    /// What it said.
    pub shown: Shown,
    /// Why not.
    pub problem: String,
    /// Whether that was because of what somebody else has saved.
    pub is_late: bool,
}

impl SettingsPage {
    /// The page, with what was sent and could not be saved.
    pub fn new(
        page: Page,
        t: T,
        room: &Room,
        picture: PictureForm,
        refused: Option<Refused>,
    ) -> SettingsPage {
        let saved = Shown::of(room);
        let (shown, problem, others) = match refused {
            Some(refused) => {
                let others = if refused.is_late { saved.beside(t, &refused.shown) } else { Vec::new() };
                (refused.shown, refused.problem, others)
            }
            None => (saved, String::new(), Vec::new()),
        };
        let choices = |chosen: &str| {
            [Who::Members, Who::Managers]
                .map(|one| Choice::new(one.name(), who(t, one), one.name() == chosen))
                .into()
        };
        let history = |name: &str, label: &str| Choice::new(name, label, shown.history == name);
        SettingsPage {
            base: format!("/messenger/rooms/{}", room.id),
            has_name: matches!(room.kind, RoomKind::Group | RoomKind::Channel),
            has_guests: room.kind.takes_people(),
            has_end: room.kind == RoomKind::Group,
            posting: choices(&shown.posting),
            inviting: choices(&shown.inviting),
            history: vec![
                history("all", t.room_history_all()),
                history("nothing", t.room_history_nothing()),
                history("since", t.room_history_day()),
            ],
            called: shown.name,
            topic: shown.topic,
            since: shown.since,
            guests: shown.guests,
            confined: shown.confined,
            keeps_days: shown.keeps_days,
            ends: shown.ends,
            known: room.arranged,
            problem,
            others,
            picture,
            page,
            t,
        }
    }
}
