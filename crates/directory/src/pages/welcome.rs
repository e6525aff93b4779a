//! `/welcome/{token}`: the first administrators take their roles.

use super::without_session;
use crate::model::secret;
use crate::store::tokens::{self, Purpose};
use crate::texts::T;
use crate::views::admin::WelcomePage;
use crate::{Error, Parts, Refusal, actions};
use actix_web::HttpRequest;
use maru_contract::Role;
use maru_web::{Answer, Cx, FlashKind, Route, Rule};
use std::sync::Arc;

const PATH: &str = "/welcome/{token}";

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![
        Route::get(PATH, Rule::SignedIn, show),
        Route::post(PATH, Rule::SignedIn, move |cx: Cx, request: HttpRequest| {
            create(cx, request, Arc::clone(&parts))
        }),
    ]
}

fn token_of(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let (t, viewer, now, token) = (T(cx.lang), cx.viewer()?.clone(), cx.now(), token_of(&request));
    let hash = secret::digest(&token);
    let valid =
        cx.read(move |conn| tokens::valid(conn, &hash, Purpose::Roles, now).map_err(Error::from)).await?;
    let (_, roles) = valid.filter(|(person, _)| *person == viewer.id).ok_or(Error::from(Refusal::Token))?;
    let roles = roles.split(',').filter_map(Role::from_name).map(|r| super::roles::role_name(t, r)).collect();
    cx.html(&WelcomePage { page: cx.page(t.welcome_title()), t, token, roles })
}

async fn create(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (t, viewer, token) = (T(cx.lang), cx.viewer()?.clone(), token_of(&request));
    let reason = t.welcome_reason();
    cx.write(move |tx| actions::use_token(tx, &parts.options, &viewer, &token, reason)).await?;
    // Roles ask for a second factor, so the session has ended.
    let answer = cx.see_other_with("/sign-in", FlashKind::Ok, t.welcome_done())?;
    without_session(&cx, answer)
}
