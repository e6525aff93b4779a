//! `/me`: what the directory knows of oneself.

use crate::Error;
use crate::store::persons;
use crate::texts::T;
use crate::views::me::{MePage, Tab};
use maru_web::{Answer, Cx, Route, Rule, hue, initials};

const PATH: &str = "/me";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(PATH, Rule::SignedIn, show)]
}

/// The pages about oneself.
pub(super) fn tabs(t: T, here: &str) -> Vec<Tab> {
    let tab = |href, label| Tab { href, label, current: href == here };
    vec![
        tab("/me", t.me_title()),
        tab("/me/sessions", t.my_session_title()),
        tab("/me/password", t.my_password_title()),
        tab("/me/second-factor", t.my_factor_title()),
        tab("/me/preferences", t.preferences_title()),
    ]
}

async fn show(cx: Cx) -> Answer {
    let (t, viewer) = (T(cx.lang), cx.viewer()?.clone());
    let own = viewer.clone();
    let person = cx.read(move |conn| persons::card(conn, &own, own.id).map_err(Error::from)).await?;
    let line = person.ok_or(Error::Missing)?.line;
    let rows = [
        (t.me_unit(), line.unit.clone()),
        (t.me_position(), line.title.clone()),
        (t.me_duty(), line.duty.clone()),
        (t.me_phone(), line.phone.clone()),
        (t.me_mobile(), line.mobile.clone()),
        (t.me_mail(), line.mail.clone()),
    ];
    let page = MePage {
        initials: initials(&viewer.name),
        hue: hue(viewer.id.as_i64()),
        photo: cx.session()?.photo.clone(),
        card: format!("/people/{}", viewer.id),
        name: viewer.name,
        line: [viewer.title, viewer.unit]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        rows: rows.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        tabs: tabs(t, PATH),
        page: cx.page(t.me_title()),
        t,
    };
    cx.html(&page)
}
