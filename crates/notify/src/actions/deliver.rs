//! Carries notices through the channels.

use crate::error::Error;
use crate::store::delivery::{self, End, Waiting};
use crate::texts::T;
use maru_contract::{Card, Offers};
use maru_kernel::{Cause, Ref, Viewer};
use maru_store::{Db, DbConn, Tx};

const AT_ONCE: i64 = 50;

/// Delivers everything that is due. One channel's failure puts off its own delivery and no other.
pub fn deliver(db: &Db, offers: &Offers) -> Result<(), Error> {
    let cause = Cause::system("notify.deliver");
    loop {
        let now = db.now();
        let due = db.read_blocking(|conn| delivery::due(conn, now, AT_ONCE))?;
        if due.is_empty() {
            return Ok(());
        }
        for waiting in due {
            let (offers, again) = (offers.clone(), waiting.clone());
            let done = db.write_blocking(&cause, move |tx| one(tx, &offers, &waiting));
            if let Err(error) = done {
                tracing::warn!(channel = again.channel, %error, "a notice was not delivered");
                db.write_blocking(&cause, move |tx| delivery::put_off(tx, &again))?;
            }
        }
    }
}

fn one(tx: &mut Tx<'_>, offers: &Offers, waiting: &Waiting) -> Result<(), Error> {
    let all = offers.all();
    let channel = all.channels.iter().find(|c| c.name() == waiting.channel);
    let viewer = match &all.viewer_of {
        Some(viewer_of) => viewer_of(tx.conn(), waiting.person)?,
        None => None,
    };
    let card = match viewer {
        Some(viewer) if !waiting.read => card(tx.conn(), offers, &viewer, waiting)?,
        _ => None,
    };
    let (Some(channel), Some(card)) = (channel, card) else {
        delivery::end(tx, waiting, End::Dropped)?;
        return Ok(());
    };
    if delivery::end(tx, waiting, End::Done)? {
        channel.deliver(tx, waiting.person, &card)?;
    }
    Ok(())
}

/// What the receiver may see of it now.
fn card(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    waiting: &Waiting,
) -> Result<Option<Card>, Error> {
    let Some(subject) = &waiting.subject else { return Ok(Some(plain(offers, viewer, waiting))) };
    let cards = offers.describe(conn, viewer, viewer.lang, std::slice::from_ref(subject))?;
    Ok(cards.into_iter().next().flatten())
}

/// A notice of nothing in particular says what happened and leads to the list.
fn plain(offers: &Offers, viewer: &Viewer, waiting: &Waiting) -> Card {
    let title = offers.event_label(viewer.lang, &waiting.name).unwrap_or(T(viewer.lang).notice_plain());
    Card {
        subject: Ref::new("notify", "notice", waiting.notice),
        title: title.to_owned(),
        line: String::new(),
        href: format!("/notices/{}", waiting.notice),
        icon: "bell",
    }
}
