//! Makes something of a message in another module: whatever the house offers for it, as a draft of the viewer's own.

use crate::access;
use crate::error::Error;
use crate::model::body;
use crate::store::{message, room};
use maru_contract::{Offers, Quote};
use maru_directory::faces;
use maru_kernel::{Event, Id, Viewer};
use maru_store::{Sending, Tx, leads_to, led_before};

/// Letters of a title.
const TITLE: usize = 60;

/// Begins what `key` makes in one of its places with the message, once for each form; returns where the viewer goes on.
///
/// # Errors
/// Not inside, taken back, kept in, or nothing that is made there.
pub fn make_of(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    offers: &Offers,
    (id, seq): (Id, i64),
    (key, place, form): (&str, &str, &str),
) -> Result<String, Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let message = message::one(tx.conn(), seen.place(), seq)?.ok_or(Error::Missing)?;
    let policy = super::policy(tx.conn())?;
    // What stays in its room does not leave it this way either.
    let allowed = access::forward(&seen, message, &policy)?;
    let (message, now) = (allowed.noun(), tx.now());
    let author = faces::of(tx.conn(), [message.author], now)?.remove(&message.author);
    let title = body::line(&message.body, TITLE);
    let quote = Quote {
        source: message.to_ref(),
        href: format!("/messenger/rooms/{id}?at={seq}#m-{seq}"),
        title,
        author: author.map(|known| known.name).unwrap_or_default(),
        at: message.at,
        text: message.body.clone(),
    };
    let all = offers.all();
    let making = all.makings.iter().find(|making| making.key() == key).ok_or(Error::Missing)?;
    let source = quote.source.to_string();
    let sending = Sending { person: viewer.id, form, said: &["messenger.made_of", &source, key, place] };
    if let Some(begun) = led_before(tx, &sending)? {
        return Ok(begun);
    }
    let begun = making.begin(tx, viewer, viewer.lang, place, &quote)?.ok_or(Error::Making)?;
    leads_to(tx, &sending, &begun)?;
    let details = serde_json::json!({ "made": key });
    tx.record(&Event::new("messenger.made_of").about(message.to_ref()).with(details))?;
    Ok(begun)
}
