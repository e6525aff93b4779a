//! `/me/sessions`: where one is signed in, and ending that.

use crate::Error;
use crate::actions::{self, Why};
use crate::model::browser;
use crate::store::sessions::{self, Listed};
use crate::texts::T;
use crate::views::me::{SessionLine, SessionsPage};
use actix_web::HttpRequest;
use maru_kernel::{Id, Timestamp};
use maru_web::{Answer, Cx, FlashKind, Route, Rule, date_time, relative};

const PATH: &str = "/me/sessions";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(PATH, Rule::SignedIn, index),
        Route::post("/me/sessions/{id}/end", Rule::SignedIn, end),
        Route::post("/me/sessions/end-others", Rule::SignedIn, end_others),
    ]
}

async fn index(cx: Cx) -> Answer {
    let (t, session) = (T(cx.lang), cx.session()?.clone());
    let person = session.viewer.id;
    let mine = cx.read(move |conn| sessions::of_person(conn, person).map_err(Error::from)).await?;
    let page = SessionsPage {
        sessions: mine.iter().rev().map(|s| line(&cx, s, session.id)).collect(),
        others: mine.len() > 1,
        tabs: super::me::tabs(t, PATH),
        page: cx.page(t.my_session_title()),
        t,
    };
    cx.html(&page)
}

/// One session, ready to print.
pub(super) fn line(cx: &Cx, session: &Listed, own: Id) -> SessionLine {
    let (t, words) = (T(cx.lang), cx.page("").t);
    let named = browser::name(&session.agent);
    SessionLine {
        id: session.id.to_string(),
        device: named
            .map_or_else(|| t.my_session_unknown().to_owned(), |(app, system)| format!("{app} · {system}")),
        address: session.address.clone(),
        began: date_time(words, session.created_at),
        began_iso: iso(session.created_at),
        seen: relative(words, session.seen_at, cx.now()),
        seen_iso: iso(session.seen_at),
        own: session.id == own,
    }
}

fn iso(at: Timestamp) -> String {
    at.to_string()
}

async fn end(cx: Cx, request: HttpRequest) -> Answer {
    let (id, person) = (cx.id_in(&request, "id")?, cx.viewer()?.id);
    cx.write(move |tx| {
        let mine = sessions::of_person(tx.conn(), person)?;
        if !mine.iter().any(|s| s.id == id) {
            return Err(Error::Missing);
        }
        Ok(actions::end_session(tx, id, Why::Ended)?)
    })
    .await?;
    cx.front.hub.end_session(id);
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).my_session_ended())
}

async fn end_others(cx: Cx) -> Answer {
    let (own, person) = (cx.session()?.id, cx.viewer()?.id);
    let count =
        cx.write(move |tx| actions::end_others(tx, person, own, Why::Ended).map_err(Error::from)).await?;
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).my_session_ended_others(count))
}
