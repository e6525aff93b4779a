//! Opens a notice: it counts as read, and leads to what it is about.

use crate::access;
use crate::error::Error;
use crate::store::notice;
use maru_contract::Offers;
use maru_kernel::{Id, Lang, Viewer};
use maru_store::Tx;

/// Marks the notice as read and says where its subject is; nowhere when it has none, or none that the
/// viewer may still see.
pub fn open(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    lang: Lang,
    offers: &Offers,
    id: Id,
) -> Result<Option<String>, Error> {
    let found = notice::find(tx.conn(), id)?.ok_or(Error::Missing)?;
    let allowed = access::read(viewer, found)?;
    notice::mark_read(tx, &allowed)?;
    let subject: Vec<_> = allowed.noun().subject.iter().cloned().collect();
    let card = offers.describe(tx.conn(), viewer, lang, &subject)?.into_iter().next().flatten();
    Ok(card.map(|c| c.href))
}
