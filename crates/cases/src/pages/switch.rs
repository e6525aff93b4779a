//! `/admin/cases/switch`: cases are switched on and off by two.

use super::deeds::Nothing;
use super::names::Names;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::switch;
use crate::texts::T;
use crate::views::SwitchPage;
use actix_web::HttpRequest;
use maru_web::{Answer, Cx, FlashKind, Form};
use serde::Deserialize;

const HERE: &str = "/admin/cases/switch";

/// What is wanted, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnForm {
    to: String,
    reason: String,
}

pub async fn show(cx: Cx) -> Answer {
    let now = cx.now();
    let (state, names) = cx
        .read(move |conn| {
            let state = switch::read(conn, now)?;
            let names = Names::of(conn, state.waiting.iter().map(|waiting| waiting.asked.by), now)?;
            Ok::<_, Error>((state, names))
        })
        .await?;
    let may_confirm = state.waiting.as_ref().is_some_and(|waiting| {
        cx.viewer().is_ok_and(|viewer| access::confirm(viewer, state.clone(), waiting.id).is_ok())
    });
    cx.html(&SwitchPage::new(&cx, &state, &names, may_confirm))
}

pub async fn turn(cx: Cx, Form(form): Form<TurnForm>) -> Answer {
    cx.recently_proven()?;
    let (viewer, on) = (cx.viewer()?.clone(), form.to == "on");
    cx.write(move |tx| actions::turn(tx, &viewer, on, &form.reason)).await?;
    cx.see_other_with(HERE, FlashKind::Ok, T(cx.lang).switch_asked())
}

pub async fn confirm(cx: Cx, request: HttpRequest, Form(Nothing {}): Form<Nothing>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let on = cx.write(move |tx| actions::confirm(tx, &viewer, id)).await?;
    cx.see_other_with(HERE, FlashKind::Ok, if on { t.switch_done_on() } else { t.switch_done_off() })
}
