//! Tells those who are mentioned anew in a version that readers see.

use crate::access;
use crate::model::mention::new_mentions;
use crate::model::{Keys, Page, markdown};
use crate::store::{page, revision};
use maru_contract::Offers;
use maru_directory::behind;
use maru_kernel::{Event, Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, EventRow, StoreResult, Tx};
use std::collections::BTreeSet;

/// A unit with more people than these is not told: a page is no circular.
pub const MOST_TOLD: usize = 200;
/// The most people told of one version, whoever brings them in.
const MOST_IN_ALL: usize = 1_000;

/// Those behind the mentions that are new in a version.
#[derive(Debug, Default)]
pub struct Mentioned {
    /// Who is told.
    pub people: BTreeSet<PersonId>,
    /// Keys behind which too many people stand to be told.
    pub too_many: Vec<String>,
}

/// Hears that readers got a version and tells who is mentioned in it and was not in the one they had before, as far
/// as they may see the page; once, as this is heard once.
pub fn tell_mentioned(tx: &mut Tx<'_>, offers: &Offers, event: &EventRow) -> StoreResult<()> {
    let (Some(viewer_of), Some((id, number))) = (offers.all().viewer_of.clone(), version(event)) else {
        return Ok(());
    };
    let Some(page) = page::any(tx.conn(), id)? else { return Ok(()) };
    let now = tx.now();
    let mut people = mentioned(tx.conn(), &page, number, now)?.people;
    people.retain(|person| Some(person.as_i64()) != event.actor_person);
    let mut told = Vec::new();
    for person in people {
        let Some(viewer) = viewer_of(tx.conn(), person)? else { continue };
        let keys = Keys::new(&viewer, offers.scope_keys(tx.conn(), &viewer)?);
        if access::read(page::seen(tx.conn(), &keys, id)?).is_ok() {
            told.push(person);
        }
    }
    if !told.is_empty() {
        let details = super::save_page::numbered(number);
        tx.record(&Event::new("wiki.page_mentioned").about(page.to_ref()).with(details).to(told))?;
    }
    Ok(())
}

/// Who is mentioned in version `number` of the page and was not in what readers had before it.
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
    for key in new_mentions(&before, &addresses) {
        let behind = behind::people(conn, &key, now, limit)?;
        if behind.len() > MOST_TOLD || found.people.len() + behind.len() > MOST_IN_ALL {
            found.too_many.push(key);
        } else {
            found.people.extend(behind.into_iter().map(|one| one.person));
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
    (event.name == "wiki.page_published").then_some((subject.id, number))
}
