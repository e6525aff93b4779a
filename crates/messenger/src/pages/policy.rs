//! What the agency decides for all rooms.

use super::eye::Eye;
use crate::actions;
use crate::error::Error;
use crate::model::Policy;
use crate::views::policy::{PolicyPage, Typed};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use jiff::SignedDuration;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// The longest time that is a limit, in minutes: ten years.
const MOST_MINUTES: i64 = 10 * 366 * 24 * 60;

/// The form; empty times are without end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyForm {
    recall: String,
    edit: String,
    call_all: String,
    #[serde(default)]
    confined: String,
}

pub async fn show(eye: Eye, _: HttpRequest) -> Answer {
    let policy = eye.read(|conn, _, _| Ok(actions::policy(conn)?)).await?;
    eye.cx.html(&PolicyPage::new(eye.cx.page(eye.t().policy_title()), eye.t(), Typed::of(&policy)))
}

pub async fn update(eye: Eye, _: HttpRequest, Form(form): Form<PolicyForm>) -> Answer {
    eye.cx.recently_proven()?;
    let Ok(policy) = form.policy() else {
        let problem = eye.t().policy_wrong().to_owned();
        let typed = Typed {
            recall: form.recall,
            edit: form.edit,
            call_all: form.call_all,
            confined: form.confined == "on",
            problem,
        };
        let page = PolicyPage::new(eye.cx.page(eye.t().policy_title()), eye.t(), typed);
        let mut answer = eye.cx.html(&page)?;
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(answer);
    };
    eye.write(move |tx, viewer, _| actions::decide(tx, viewer, &policy)).await?;
    eye.cx.see_other_with("/admin/messenger", FlashKind::Ok, eye.t().policy_saved())
}

impl PolicyForm {
    fn policy(&self) -> Result<Policy, Error> {
        let time = |text: &str| match text.trim() {
            "" => Ok(None),
            text => {
                let minutes = text.parse().ok().filter(|minutes| (0..=MOST_MINUTES).contains(minutes));
                minutes.map(|minutes| Some(SignedDuration::from_mins(minutes))).ok_or(Error::Time)
            }
        };
        let call_all = self.call_all.trim().parse().ok().filter(|people| *people >= 0);
        Ok(Policy {
            recall: time(&self.recall)?,
            edit: time(&self.edit)?,
            call_all: call_all.ok_or(Error::Time)?,
            confined: self.confined == "on",
        })
    }
}
