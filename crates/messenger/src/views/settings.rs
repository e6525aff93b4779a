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
    /// What was wrong; may be empty.
    pub problem: String,
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

impl SettingsPage {
    /// The page.
    pub fn new(page: Page, t: T, room: &Room, picture: PictureForm, problem: String) -> SettingsPage {
        let choices = |chosen: Who| {
            [Who::Members, Who::Managers]
                .map(|one| Choice::new(one.name(), who(t, one), one == chosen))
                .into()
        };
        let history = |name: &str, label: &str| Choice::new(name, label, room.history.name() == name);
        SettingsPage {
            base: format!("/messenger/rooms/{}", room.id),
            called: room.name.clone(),
            topic: room.topic.clone(),
            has_name: matches!(room.kind, RoomKind::Group | RoomKind::Channel),
            has_guests: room.kind.takes_people(),
            posting: choices(room.posting),
            inviting: choices(room.inviting),
            history: vec![
                history("all", t.room_history_all()),
                history("nothing", t.room_history_nothing()),
                history("since", t.room_history_day()),
            ],
            since: match room.history {
                History::Since(at) => when::day(at).to_string(),
                _ => String::new(),
            },
            guests: room.guests,
            confined: room.confined,
            keeps_days: room.keeps_days.map(|days| days.to_string()).unwrap_or_default(),
            problem,
            picture,
            page,
            t,
        }
    }
}
