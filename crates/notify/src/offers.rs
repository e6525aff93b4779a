//! What the module of notices brings.

use crate::actions::{Bell, Teller, deliver, list, unread};
use crate::error::Error;
use crate::store::setting;
use crate::texts::T;
use maru_contract::{Contributions, Offers, Panel, PanelLine};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{DbConn, Handler, JobError, StoreResult};
use maru_web::live::Hub;
use std::sync::Arc;
use std::time::Duration;

/// Deliveries that waited for the end of quiet hours, or failed, are looked for so often.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Notices on the home page.
const NEWEST: i64 = 6;

pub fn bring(offers: &Offers, hub: &Hub, to: &mut Contributions) {
    to.readers.push(offers.clone());
    let counter = offers.clone();
    to.unread = Some(Arc::new(move |conn, viewer| unread(conn, viewer, &counter)));
    to.quiet = Some(Arc::new(|conn, person, now| {
        Ok(setting::quiet_hours(conn, person)?.map(|quiet| quiet.periods(now)).unwrap_or_default())
    }));
    let reader = offers.clone();
    to.panels.push(Panel {
        key: "notices",
        permission: None,
        label: |lang| T(lang).notice_newest(),
        none: |lang| T(lang).notice_none(),
        icon: "bell",
        href: "/notices",
        order: 0,
        lines: Arc::new(move |conn, viewer, lang| newest(conn, viewer, lang, &reader)),
    });
    // In this order: the bell counts what the teller wrote.
    to.listeners.push(Arc::new(Teller(offers.clone())));
    to.listeners.push(Arc::new(Bell { hub: hub.clone(), offers: offers.clone() }));
    let reader = offers.clone();
    to.jobs.push(Handler {
        kind: "notify.deliver",
        every: Some(LOOK_EVERY),
        run: Arc::new(move |db, _| deliver(db, &reader).map_err(|e| JobError(e.to_string()))),
    });
    to.event_labels.push(("notify.settings_changed", |lang| T(lang).notice_settings_changed()));
}

fn newest(conn: &mut DbConn, viewer: &Viewer, lang: Lang, offers: &Offers) -> StoreResult<Vec<PanelLine>> {
    let shown = match list(conn, viewer, lang, offers, false, Id::from_i64(i64::MAX), NEWEST) {
        Ok(shown) => shown,
        Err(Error::Store(error)) => return Err(error),
        Err(_) => return Ok(Vec::new()),
    };
    let line = |(notice, card): (crate::model::Notice, Option<maru_contract::Card>)| PanelLine {
        href: format!("/notices/{}", notice.id),
        title: offers.event_label(lang, &notice.name).unwrap_or(T(lang).notice_plain()).to_owned(),
        line: card.map(|card| card.title).unwrap_or_default(),
        mark: String::new(),
        tone: "",
        at: notice.at,
        is_new: !notice.read,
    };
    Ok(shown.rows.into_iter().map(line).collect())
}
