//! What is decided about a room, by those who manage it.

use super::eye::{Eye, had, inside, people};
use crate::access;
use crate::actions::{self, Arranging};
use crate::error::Error;
use crate::live::lists;
use crate::model::{History, Who};
use crate::store::room::Settings;
use crate::views::list::title;
use crate::views::settings::{PictureForm, Refused, SettingsPage, Shown};
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
    #[serde(default)]
    ends: Option<String>,
    /// How often the room had been arranged when the form was drawn.
    #[serde(default)]
    known: Option<i64>,
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
    settings: Option<Refused>,
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
    let status = match &wrong.settings {
        Some(refused) if refused.is_late => StatusCode::CONFLICT,
        None if wrong.picture.is_empty() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let mut answer = eye.cx.html(&SettingsPage::new(frame, t, &room, picture, wrong.settings))?;
    *answer.status_mut() = status;
    Ok(answer)
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<SettingsForm>) -> Answer {
    let id = eye.room(&request)?;
    let changed = match form.arranging() {
        Ok(new) => eye.write(move |tx, viewer, _| actions::rearrange_room(tx, viewer, id, &new)).await,
        Err(error) => Err(error.into()),
    };
    if let Err(failure) = changed {
        let code = failure.0.code().name;
        if matches!(code, "messenger.name" | "messenger.time" | "messenger.changed") {
            let problem = failure.0.text(eye.cx.lang);
            let refused = Refused { shown: form.shown(), problem, is_late: code == "messenger.changed" };
            let wrong = Wrong { settings: Some(refused), ..Wrong::default() };
            return page(&eye, id, None, wrong).await;
        }
        return Err(failure);
    }
    lists::arranged(&eye.desk, eye.cx.db(), id);
    eye.cx.see_other_with(&format!("/messenger/rooms/{id}/settings"), FlashKind::Ok, eye.t().room_saved())
}

impl SettingsForm {
    fn arranging(&self) -> Result<Arranging, Error> {
        let ends_at = match self.ends.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(day) => Some(Some(when::end_of(day).ok_or(Error::Time)?)),
        };
        Ok(Arranging { settings: self.settings()?, ends_at, known: self.known })
    }

    fn shown(self) -> Shown {
        Shown {
            name: self.name,
            topic: self.topic,
            posting: self.posting,
            inviting: self.inviting,
            history: self.history,
            since: self.since,
            guests: self.guests == "on",
            confined: self.confined == "on",
            keeps_days: self.keeps_days,
            ends: self.ends.unwrap_or_default(),
        }
    }

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
