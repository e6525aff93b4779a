//! What people do with a message beside it: signs, bookmarks, the head of the room, and that they have seen it.

use super::ask_again::end_if_confirmed;
use crate::access;
use crate::error::Error;
use crate::model::{Message, Seen};
use crate::store::{mark, message, reaction, room};
use maru_kernel::{Event, Id, Viewer, is_hidden};
use maru_store::Tx;

/// Different signs below one message.
const MOST_SIGNS: usize = 20;
/// The longest sign, in code points: families and flags are made of several.
const LONGEST_SIGN: usize = 10;

/// Puts a sign below a message, or takes one's own away.
///
/// # Errors
/// Not inside, taken back, a closed room, or not a sign.
pub fn react(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64, sign: &str, on: bool) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    let allowed = access::sign(&seen, message)?;
    if on {
        let known = reaction::signs(tx.conn(), allowed.noun())?;
        let is_new = !known.iter().any(|one| one == sign);
        if !is_sign(sign) || (is_new && known.len() >= MOST_SIGNS) {
            return Err(Error::Sign);
        }
    }
    reaction::set(tx, &allowed, viewer.id, sign, on)?;
    Ok(())
}

/// Pictures only: no letters that spell something, nothing that cannot be seen, nothing that ends a tag.
fn is_sign(text: &str) -> bool {
    let is_picture = |c: char| c as u32 > 0x2000 && !c.is_alphabetic() && !c.is_whitespace();
    // Joiners and selectors are hidden and belong to pictures.
    let is_part =
        |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}') || (is_picture(c) && !is_hidden(c));
    text.chars().count() <= LONGEST_SIGN
        && text.chars().any(|c| is_picture(c) && !is_hidden(c))
        && text.chars().all(is_part)
}

/// Puts a message at the head of its room, or takes it from there.
///
/// # Errors
/// Not inside, taken back, or no right to write here.
pub fn pin(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64, on: bool) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    let allowed = access::pin(&seen, message)?;
    message::pin(tx, &allowed, on)?;
    let name = if on { "messenger.pinned" } else { "messenger.unpinned" };
    tx.record(&Event::new(name).about(allowed.noun().to_ref()))?;
    Ok(())
}

/// Keeps a message at hand, or no more.
///
/// # Errors
/// Not inside, or taken back.
pub fn bookmark(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64, on: bool) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    let allowed = if on { access::react(&seen, message)? } else { access::forget(&seen, message) };
    Ok(mark::bookmark(tx, &allowed, viewer.id, on)?)
}

/// Says that one has seen a message that asks for it; the author hears of it.
///
/// # Errors
/// Not inside, taken back, or nothing that asks.
pub fn confirm(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    if !message.asks || message.author == viewer.id {
        return Err(Error::Missing);
    }
    let allowed = access::react(&seen, message)?;
    mark::confirm(tx, &allowed, viewer.id)?;
    Ok(end_if_confirmed(tx, allowed.noun())?)
}

/// The message and the room, for whoever is inside.
pub(super) fn here(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<(Seen, Message), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let message = message::one(tx.conn(), seen.place(), seq)?.ok_or(Error::Missing)?;
    Ok((seen, message))
}

#[cfg(test)]
mod tests {
    use super::is_sign;

    #[test]
    fn only_pictures_are_signs() {
        for sign in ["👍", "✅", "❤️", "👨‍👩‍👧", "🇰🇷"] {
            assert!(is_sign(sign), "{sign}");
        }
        for other in ["", "가", "ok", "<b>", "👍 ", "\u{200d}", "\"", "👍👍👍👍👍👍👍👍👍👍👍"]
        {
            assert!(!is_sign(other), "{other}");
        }
    }
}
