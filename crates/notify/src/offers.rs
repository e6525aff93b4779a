//! What the module of notices brings.

use crate::actions::{Bell, Teller, deliver, unread};
use crate::texts::T;
use maru_contract::{Contributions, Offers};
use maru_store::{Handler, JobError};
use maru_web::live::Hub;
use std::sync::Arc;
use std::time::Duration;

/// Deliveries that waited for the end of quiet hours, or failed, are looked for so often.
const LOOK_EVERY: Duration = Duration::from_secs(60);

pub fn bring(offers: &Offers, hub: &Hub, to: &mut Contributions) {
    to.readers.push(offers.clone());
    let counter = offers.clone();
    to.unread = Some(Arc::new(move |conn, viewer| unread(conn, viewer, viewer.lang, &counter)));
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
