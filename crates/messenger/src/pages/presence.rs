//! Where the viewer says they are.

use super::eye::Eye;
use super::members::Wanted;
use super::people::picker;
use crate::actions;
use crate::error::Error;
use crate::model::{Later, Presence, State};
use crate::store::presence;
use crate::views::later::field;
use crate::views::presence::{PresencePage, Typed};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::Id;
use maru_web::{Answer, Fields, FlashKind};

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let wanted = Wanted::of(&request);
    let own = eye
        .read(|conn, viewer, _| {
            Ok(presence::some(conn, &[viewer.id])?.remove(&viewer.id).unwrap_or_default())
        })
        .await?;
    let own = own.at(eye.cx.now());
    let typed = Typed {
        state: own.state.map(State::name).unwrap_or_default().to_owned(),
        until: own.until.map(field).unwrap_or_default(),
        note: own.note,
        hidden: own.hidden,
        picked: own.deputy.map(|deputy| format!("person:{deputy}")).into_iter().collect(),
        query: wanted.query,
        problem: String::new(),
    };
    page(&eye, typed).await
}

async fn page(eye: &Eye, typed: Typed) -> Answer {
    let (t, lang, now) = (eye.t(), eye.cx.lang, eye.cx.now());
    let (picked, query) = (typed.picked.clone(), typed.query.clone());
    let picker = eye
        .read(move |conn, viewer, desk| {
            Ok(picker(conn, desk, (viewer, lang), &picked, &query)?.of_people(t.presence_find()))
        })
        .await?;
    let is_problem = !typed.problem.is_empty();
    let page = PresencePage::new(eye.cx.page(t.presence_title()), t, picker, typed, field(now));
    let mut answer = eye.cx.html(&page)?;
    if is_problem {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

pub async fn update(eye: Eye, _: HttpRequest, fields: Fields) -> Answer {
    fields.only(&["state", "until", "note", "hidden", "person", "q", "more"])?;
    let typed = Typed {
        state: fields.get("state").to_owned(),
        until: fields.get("until").to_owned(),
        note: fields.get("note").to_owned(),
        hidden: fields.get("hidden") == "on",
        picked: fields.all("person").map(str::to_owned).collect(),
        query: fields.get("q").to_owned(),
        problem: String::new(),
    };
    if fields.get("more") == "true" {
        return page(&eye, typed).await;
    }
    let said = said(&typed, &eye);
    let done = match said {
        Ok(said) => {
            eye.write(move |tx, viewer, desk| actions::say_presence(tx, viewer, &desk.offers, &said)).await
        }
        Err(error) => Err(error.into()),
    };
    if let Err(failure) = done {
        if failure.0.code().status != 422 {
            return Err(failure);
        }
        let problem = failure.0.text(eye.cx.lang);
        return page(&eye, Typed { problem, ..typed }).await;
    }
    eye.cx.see_other_with("/messenger/presence", FlashKind::Ok, eye.t().presence_saved())
}

/// What a form says, if it says one thing.
fn said(typed: &Typed, eye: &Eye) -> Result<Presence, Error> {
    let until = match typed.until.as_str() {
        "" => None,
        own => {
            let at = Later::parse("own", own).and_then(|later| later.at(eye.cx.now()));
            Some(at.ok_or(Error::Later)?)
        }
    };
    let deputy = match typed.picked.as_slice() {
        [] => None,
        [one] => {
            let id = one.strip_prefix("person:").and_then(|id| id.parse::<Id>().ok());
            Some(id.ok_or(Error::Nobody)?)
        }
        _ => return Err(Error::Deputies),
    };
    Ok(Presence {
        state: State::from_name(&typed.state),
        until,
        note: typed.note.clone(),
        deputy,
        hidden: typed.hidden,
        online: false,
    })
}
