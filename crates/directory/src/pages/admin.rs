//! `/admin`: the console's first page, with ways to what the viewer may open, whichever module brings it.

use crate::texts::T;
use crate::views::admin::{CardLine, ConsolePage};
use crate::{Parts, access};
use maru_contract::{ConsoleCard, Contributions};
use maru_kernel::{Lang, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Failure, Route, Rule};
use std::sync::Arc;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![Route::get("/admin", Rule::May(access::CONSOLE), move |cx: Cx| show(cx, parts.offers.all()))]
}

async fn show(cx: Cx, offers: Arc<Contributions>) -> Answer {
    let (lang, viewer) = (cx.lang, cx.viewer()?.clone());
    let cards = cx.read(move |conn| Ok::<_, Failure>(lines(conn, &offers.console, &viewer, lang))).await?;
    let t = T(lang);
    cx.html(&ConsolePage { page: cx.page(t.admin_title()), t, cards })
}

fn lines(conn: &mut DbConn, cards: &[ConsoleCard], viewer: &Viewer, lang: Lang) -> Vec<CardLine> {
    let open = cards.iter().filter(|card| viewer.may(card.permission));
    open.map(|card| line(conn, card, viewer, lang)).collect()
}

/// What waits is told instead of the hint. A card that cannot count still leads to its page.
fn line(conn: &mut DbConn, card: &ConsoleCard, viewer: &Viewer, lang: Lang) -> CardLine {
    let count = card.waiting.as_ref().map_or(Ok(0), |count| count(conn, viewer));
    let count = count.unwrap_or_else(|error| {
        tracing::warn!(card = card.href, %error, "a card of the console could not be counted");
        0
    });
    let hint = if count == 0 { (card.hint)(lang).to_owned() } else { T(lang).admin_waiting(count) };
    CardLine { href: card.href, icon: card.icon, label: (card.label)(lang), hint, waiting: count > 0 }
}
