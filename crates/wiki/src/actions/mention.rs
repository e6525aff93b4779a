//! Tells those who are mentioned anew in a version that readers see.

use super::confirm_page::readers;
use super::save_page::BROUGHT;
use crate::model::mention::{MOST_KEYS, new_mentions};
use crate::model::{Page, markdown};
use crate::store::{page, revision};
use maru_directory::behind::{self, Reach};
use maru_kernel::{Event, Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, EventRow, StoreResult, Tx};
use std::collections::BTreeSet;

/// A unit with more people than these is not told: a page is no circular.
pub const MOST_TOLD: usize = 200;
/// The most people told of one version, whoever brings them in.
pub const MOST_IN_ALL: usize = 1_000;

/// Those behind the mentions that are new in a version.
#[derive(Debug, Default)]
pub struct Mentioned {
    /// Who is told: those who may see the page.
    pub people: BTreeSet<PersonId>,
    /// Keys behind which too many people stand to be told.
    pub too_many: Vec<String>,
    /// How many keys come after as many, or as many people, as one version tells.
    pub beyond: usize,
}

/// Hears that readers got a version and tells who is mentioned in it and was not in the one they had before, as far
/// as they may see the page; once, as this is heard once.
pub fn tell_mentioned(tx: &mut Tx<'_>, event: &EventRow) -> StoreResult<()> {
    let Some((id, number)) = version(event) else { return Ok(()) };
    let Some(page) = page::any(tx.conn(), id)?.filter(|page| page.trashed_at.is_none()) else {
        return Ok(());
    };
    let now = tx.now();
    let people = mentioned(tx.conn(), &page, number, now)?.people;
    let told: Vec<PersonId> =
        people.into_iter().filter(|person| Some(person.as_i64()) != event.actor_person).collect();
    if !told.is_empty() {
        let details = super::save_page::numbered(number);
        tx.record(&Event::new("wiki.page_mentioned").about(page.to_ref()).with(details).to(told))?;
    }
    Ok(())
}

/// Who may see the page, is mentioned in version `number` of it and was not in what readers had before.
pub fn mentioned(conn: &mut DbConn, page: &Page, number: i32, now: Timestamp) -> StoreResult<Mentioned> {
    let mut found = Mentioned::default();
    let addresses = mentions_of(conn, page.id, number)?;
    if addresses.is_empty() {
        return Ok(found);
    }
    let before = match revision::shown_before(conn, page.id, number, 1)?.pop() {
        Some(before) => mentions_of(conn, page.id, before.number)?,
        None => Vec::new(),
    };
    let limit = i64::try_from(MOST_TOLD).unwrap_or(i64::MAX).saturating_add(1);
    let among = readers(conn, page)?;
    for (place, key) in new_mentions(&before, &addresses).into_iter().enumerate() {
        if place >= MOST_KEYS || found.people.len() + MOST_TOLD > MOST_IN_ALL {
            found.beyond += 1;
        } else if behind::people(conn, &key, now, limit)?.len() > MOST_TOLD {
            found.too_many.push(key);
        } else {
            found.people.extend(behind::after(conn, Reach { key: &key, among: &among }, now, 0, limit)?);
        }
    }
    Ok(found)
}

fn mentions_of(conn: &mut DbConn, page: Id, number: i32) -> StoreResult<Vec<String>> {
    let text = revision::text(conn, page, number)?;
    Ok(text.map(|text| markdown::facts(&text.body).mentions).unwrap_or_default())
}

fn version(event: &EventRow) -> Option<(Id, i32)> {
    let subject: Ref = event.subject.as_deref()?.parse().ok()?;
    let details: serde_json::Value = serde_json::from_str(&event.details).ok()?;
    let number = i32::try_from(details.get("version")?.as_i64()?).ok()?;
    // What was written elsewhere and brought in addresses nobody now.
    let is_brought = details.get(BROUGHT).is_some();
    (event.name == "wiki.page_published" && !is_brought).then_some((subject.id, number))
}
