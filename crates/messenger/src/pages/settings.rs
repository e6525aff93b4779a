//! What is decided about a room, by those who manage it.

use super::eye::{Eye, had, inside, people};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::live::lists;
use crate::model::{History, Room, Who};
use crate::store::room::Settings;
use crate::views::list::title;
use crate::views::settings::{PictureForm, SettingsPage};
use crate::views::when;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// The form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    name: String,
    topic: String,
    posting: String,
    #[serde(default = "members")]
    inviting: String,
    history: String,
    #[serde(default)]
    since: String,
    #[serde(default)]
    guests: String,
    #[serde(default)]
    confined: String,
    #[serde(default)]
    keeps_days: String,
}

fn members() -> String {
    Who::Members.name().to_owned()
}

/// What was sent before the page was asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    file: String,
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let sent = asked.ok().and_then(|asked| asked.file.parse().ok());
    page(&eye, eye.room(&request)?, sent, Wrong::default()).await
}

/// What was sent and is wrong.
#[derive(Default)]
pub struct Wrong {
    settings: Option<(SettingsForm, String)>,
    /// With the picture; may be empty.
    picture: String,
}

impl Wrong {
    /// With the picture alone.
    pub fn picture(problem: String) -> Wrong {
        Wrong { picture: problem, ..Wrong::default() }
    }
}

/// The page; with a picture that was sent to stand for the room, and with what is wrong.
pub async fn page(eye: &Eye, id: Id, sent: Option<Id>, wrong: Wrong) -> Answer {
    let (t, lang) = (eye.t(), eye.cx.lang);
    let (name, room, sent) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            access::arrange(&seen)?;
            let had = had(conn, seen)?;
            let people = people(conn, desk, (viewer, lang), had.other, std::slice::from_ref(&had))?;
            let sent = match sent {
                Some(file) => maru_files::draft_of(conn, viewer.id, file)?.filter(|file| file.thumbnails),
                None => None,
            };
            Ok((title(t, &had, &people), had.seen.room, sent.map(|file| file.id)))
        })
        .await?;
    let picture = PictureForm { problem: wrong.picture.clone(), ..PictureForm::new(&room, &name, sent) };
    let frame = eye.cx.page(t.room_settings_title(name));
    let page = match wrong.settings {
        Some((sent, problem)) => {
            let shown = Room { name: sent.name, topic: sent.topic, ..room };
            SettingsPage {
                keeps_days: sent.keeps_days,
                ..SettingsPage::new(frame, t, &shown, picture, problem)
            }
        }
        None if wrong.picture.is_empty() => {
            return eye.cx.html(&SettingsPage::new(frame, t, &room, picture, String::new()));
        }
        None => SettingsPage::new(frame, t, &room, picture, String::new()),
    };
    let mut answer = eye.cx.html(&page)?;
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(answer)
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<SettingsForm>) -> Answer {
    let id = eye.room(&request)?;
    let changed = match form.settings() {
        Ok(settings) => {
            eye.write(move |tx, viewer, _| actions::arrange_room(tx, viewer, id, &settings)).await
        }
        Err(error) => Err(error.into()),
    };
    if let Err(failure) = changed {
        if matches!(failure.0.code().name, "messenger.name" | "messenger.time") {
            let problem = failure.0.text(eye.cx.lang);
            let wrong = Wrong { settings: Some((form, problem)), ..Wrong::default() };
            return page(&eye, id, None, wrong).await;
        }
        return Err(failure);
    }
    lists::arranged(&eye.desk, eye.cx.db(), id);
    eye.cx.see_other_with(&format!("/messenger/rooms/{id}/settings"), FlashKind::Ok, eye.t().room_saved())
}

impl SettingsForm {
    fn settings(&self) -> Result<Settings, Error> {
        let days = self.keeps_days.trim();
        let day = || self.since.parse().ok().and_then(when::beginning).ok_or(Error::Time);
        Ok(Settings {
            name: self.name.clone(),
            topic: self.topic.clone(),
            posting: Who::from_name(&self.posting),
            inviting: Who::from_name(&self.inviting),
            history: match self.history.as_str() {
                "all" => History::All,
                "since" => History::Since(day()?),
                _ => History::Nothing,
            },
            guests: self.guests == "on",
            confined: self.confined == "on",
            keeps_days: if days.is_empty() { None } else { Some(days.parse().or(Err(Error::Time))?) },
        })
    }
}
