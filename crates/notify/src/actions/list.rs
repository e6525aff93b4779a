//! Lists what the viewer was told and may still see.

use crate::error::Error;
use crate::model::Notice;
use crate::store::notice;
use maru_contract::{Card, Offers};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::DbConn;

/// A part of the list.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Notices with what they are about; those without a subject stand alone, those of things the viewer
    /// may not see now are left out.
    pub rows: Vec<(Notice, Option<Card>)>,
    /// Where to go on.
    pub next: Option<Id>,
}

/// A part of the viewer's notices before `before`, newest first.
pub fn list(
    conn: &mut DbConn,
    viewer: &Viewer,
    lang: Lang,
    offers: &Offers,
    only_unread: bool,
    before: Id,
    limit: i64,
) -> Result<Shown, Error> {
    let mut notices = notice::list(conn, viewer, only_unread, before, limit + 1)?;
    let more = notices.len() > usize::try_from(limit).unwrap_or(0);
    notices.truncate(usize::try_from(limit).unwrap_or(0));
    let next = notices.last().map(|n| n.id).filter(|_| more);
    let refs: Vec<_> = notices.iter().filter_map(|n| n.subject.clone()).collect();
    let mut cards = offers.describe(conn, viewer, lang, &refs)?.into_iter();
    let mut shown = Shown { next, ..Shown::default() };
    for notice in notices {
        let card = notice.subject.as_ref().and_then(|_| cards.next().flatten());
        if notice.subject.is_none() || card.is_some() {
            shown.rows.push((notice, card));
        }
    }
    Ok(shown)
}
