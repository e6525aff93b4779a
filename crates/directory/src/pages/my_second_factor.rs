//! `/me/second-factor`: set up, new codes, take away. Open to those who owe one.

use super::{html_with, with_session, without_session};
use crate::model::second_factor as factor;
use crate::store::second_factors;
use crate::texts::T;
use crate::views::me::{CodesPage, FactorPage, FactorState};
use crate::{Error, Parts, Refusal, access, actions, authenticator};
use maru_store::DbConn;
use maru_web::{Answer, Cx, FlashKind, Form, Route, Rule, Session};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/me/second-factor";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b, c) = (Arc::clone(parts), Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, Rule::Pending, move |cx: Cx| show(cx, Arc::clone(&a))),
        Route::post(PATH, Rule::Pending, move |cx: Cx| begin(cx, Arc::clone(&b))),
        Route::post("/me/second-factor/confirm", Rule::Pending, move |cx: Cx, form: Form<Code>| {
            confirm(cx, form, Arc::clone(&c))
        }),
        Route::post("/me/second-factor/remove", Rule::SignedIn, remove),
    ]
}

async fn show(cx: Cx, parts: Arc<Parts>) -> Answer {
    let page = page(&cx, &parts, "").await?;
    cx.html(&page)
}

/// An unlocked desk must not be enough to set up somebody else's app (S-119); who has only just begun to
/// sign in has proven the password.
fn proven(cx: &Cx) -> Result<(), maru_web::Failure> {
    if cx.session()?.pending { Ok(()) } else { cx.recently_proven() }
}

async fn begin(cx: Cx, parts: Arc<Parts>) -> Answer {
    proven(&cx)?;
    let (session, from) = (cx.session()?.clone(), cx.from.address);
    cx.write(move |tx| {
        let policies = authenticator::policies(tx.conn(), &parts.options)?;
        if session.pending && !access::may_enrol_from(from, &policies) {
            return Err(Refusal::EnrolOutside.into());
        }
        actions::begin_factor(tx, &parts.options, session.viewer.id)
    })
    .await?;
    cx.see_other(PATH)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    #[serde(default)]
    code: String,
}

async fn confirm(cx: Cx, form: Form<Code>, parts: Arc<Parts>) -> Answer {
    proven(&cx)?;
    let (t, session, code) = (T(cx.lang), cx.session()?.clone(), form.0.code);
    let shared = Arc::clone(&parts);
    let set = cx
        .write(move |tx| actions::confirm_factor(tx, &shared.options, session.viewer.id, session.id, &code))
        .await?;
    let Some(set) = set else {
        let page = page(&cx, &parts, Refusal::Code.text(cx.lang)).await?;
        return html_with(&cx, &page, Refusal::Code.code().status);
    };
    let page = CodesPage { page: cx.page(t.my_factor_codes_title()), t, codes: set.codes };
    with_session(&cx, cx.html(&page)?, set.secret)
}

async fn remove(cx: Cx) -> Answer {
    cx.recently_proven()?;
    let person = cx.viewer()?.id;
    let removed = cx.write(move |tx| actions::remove_factor(tx, person, "own").map_err(Error::from)).await?;
    if !removed {
        return cx.see_other_with(PATH, FlashKind::Warn, T(cx.lang).my_factor_none());
    }
    let answer = cx.see_other_with("/sign-in", FlashKind::Ok, T(cx.lang).my_factor_removed())?;
    without_session(&cx, answer)
}

async fn page(cx: &Cx, parts: &Arc<Parts>, error: &'static str) -> Result<FactorPage, maru_web::Failure> {
    let (t, session) = (T(cx.lang), cx.session()?.clone());
    let (agency, shared, from) = (cx.front.shell.agency.clone(), Arc::clone(parts), cx.from.address);
    let pending = session.pending;
    let state = cx
        .read(move |conn| {
            let policies = authenticator::policies(conn, &shared.options)?;
            let may_enrol = !session.pending || access::may_enrol_from(from, &policies);
            if may_enrol { state(conn, &shared, &session, &agency) } else { Ok(FactorState::Outside) }
        })
        .await?;
    let tabs = if pending { Vec::new() } else { super::me::tabs(t, PATH) };
    Ok(FactorPage {
        page: cx.page(t.my_factor_title()),
        t,
        tabs,
        intro: t.my_factor_intro(),
        pending,
        state,
        error,
    })
}

fn state(conn: &mut DbConn, parts: &Parts, session: &Session, agency: &str) -> Result<FactorState, Error> {
    let person = session.viewer.id;
    let Some(kept) = second_factors::of_person(conn, person)? else { return Ok(FactorState::None) };
    if kept.confirmed {
        let left = second_factors::codes_left(conn, person)?;
        return Ok(FactorState::Set { codes_left: left });
    }
    let Some(secret) = factor::open(&parts.options.master_key, person, &kept.sealed) else {
        return Ok(FactorState::None);
    };
    let picture =
        factor::address(&secret, agency, &session.viewer.name).and_then(|text| factor::picture(&text));
    Ok(FactorState::Begun { secret: factor::as_text(&secret), picture })
}
