//! `GET /wiki/pages/{id}`: a page as its readers see it.

use super::eye::{Eye, Names, readable};
use super::present::Present;
use crate::access;
use crate::drawn::Drawn;
use crate::error::Error;
use crate::model::confirmation::standing;
use crate::model::{Keys, Page, Revision, Seen, versions};
use crate::store::mark::Mark;
use crate::store::tree::MOST;
use crate::store::{comment, confirmation, label, link, lock, mark, page, revision, space, tree};
use crate::texts::T;
use crate::views::page::{ReadPage, Reading};
use crate::views::tree::{TreeRow, rows};
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, Failure};

/// Passages marked as remarked on.
const QUOTES: i64 = 200;
/// Pages told that lead here.
const BACKLINKS: i64 = 50;

/// Reads the page that the address names, on the turn that finds out who asks: it is what people open most.
pub fn read(conn: &mut DbConn, eye: &Eye) -> Result<Reading, Error> {
    let (desk, lang, t, now) = (&eye.desk, eye.cx.lang, eye.t(), eye.cx.now());
    let viewer = &eye.cx.session.as_ref().ok_or(Error::Missing)?.viewer;
    let id: Id = eye.cx.path.rsplit('/').next().and_then(|id| id.parse().ok()).ok_or(Error::Missing)?;
    let keys = &Keys::new(viewer, desk.offers.scope_keys(conn, viewer)?);
    let seen = readable(conn, keys, id)?;
    let drawn = match desk.memory.get(id, seen.page.published, lang) {
        Some(drawn) => drawn,
        None => {
            let text = revision::text(conn, id, seen.page.published)?;
            let body = text.map(|text| text.body).unwrap_or_default();
            desk.memory.draw(id, seen.page.published, lang, &body)
        }
    };
    let waiting = waiting(conn, &seen)?;
    let lock = lock::holder(conn, id, now)?.filter(|lock| lock.person != viewer.id);
    let people = [Some(seen.page.changed_by), waiting.as_ref().map(|w| w.author), lock.map(|l| l.person)];
    let names = Names::of(conn, desk, viewer, lang, people.into_iter().flatten())?;
    let around = around(conn, keys, t, &seen.page)?;
    let files = versions(maru_files::of_owner(conn, &seen.page.to_ref())?, |file| file.name.clone());
    let present = Present::on(conn, &eye.cx.front.hub, viewer, id, now)?.by_name(conn, desk, viewer, lang)?;
    let remarks = comment::open(conn, id)?;
    let holder = desk.offers.describe(conn, viewer, lang, &[seen.page.holder.to_ref()])?.pop().flatten();
    Ok(Reading {
        changed_by: names.get(t, seen.page.changed_by),
        waiting: waiting.map(|w| (w.number, names.get(t, w.author), w.author == viewer.id)),
        writes: lock.map(|lock| names.get(t, lock.person)),
        backlinks: link::leading_to(conn, keys, id, BACKLINKS)?,
        starred: mark::has(conn, id, viewer.id, Mark::Star)?,
        watched: mark::has(conn, id, viewer.id, Mark::Watch)?,
        remarks,
        quoted: if remarks > 0 { comment::quoted(conn, id, QUOTES)? } else { Vec::new() },
        standing: standing(
            confirmation::asked(conn, id)?.as_ref(),
            keys.list(),
            confirmation::of_person(conn, id, viewer.id)?,
        ),
        labels: label::of_page(conn, id)?,
        holder: holder.map(|card| card.title).unwrap_or_default(),
        files: files.into_iter().filter_map(|versions| versions.into_iter().next()).collect(),
        present,
        tree: around.tree,
        crumbs: around.crumbs,
        below: around.below,
        has_more_below: around.has_more_below,
        drawn,
        seen,
    })
}

pub async fn show(eye: Eye, reading: Result<Reading, Error>) -> Answer {
    let (reading, t, now) = (reading?, eye.t(), eye.cx.now());
    let frame = eye.cx.page(reading.seen.page.title.clone());
    eye.cx.html(&ReadPage::new(frame, t, now, reading))
}

/// The version that waits for a second person, for those who write here.
fn waiting(conn: &mut DbConn, seen: &Seen) -> StoreResult<Option<Revision>> {
    if !access::may(seen.level).edit || seen.page.latest == seen.page.published {
        return Ok(None);
    }
    revision::waiting(conn, &seen.page)
}

/// What stands around a page, as far as its viewer may see it.
struct Around {
    tree: Vec<TreeRow>,
    crumbs: Vec<Page>,
    below: Vec<Page>,
    has_more_below: bool,
}

fn around(conn: &mut DbConn, keys: &Keys, t: T, current: &Page) -> StoreResult<Around> {
    let way: Vec<Id> = tree::above(conn, current.id)?.iter().map(|p| p.id).collect();
    let seen = page::some(conn, keys, &way)?;
    let crumbs: Vec<Page> = way.iter().filter_map(|id| seen.iter().find(|p| p.id == *id).cloned()).collect();
    let open: Vec<Id> = way.iter().copied().chain([current.id]).collect();
    let children = tree::below(conn, keys, &open)?;
    let mut below: Vec<Page> =
        children.iter().filter(|c| c.page.parent == Some(current.id)).map(|c| c.page.clone()).collect();
    let has_more_below = below.len() > MOST;
    below.truncate(MOST);
    let top = open.first().copied().unwrap_or(current.id);
    Ok(Around { tree: rows(t, &children, &crumbs, current, top), crumbs, below, has_more_below })
}

/// `GET /wiki/at/{space}/{slug}`: the readable address, also one the page had once.
pub async fn at(eye: Eye, request: HttpRequest) -> Answer {
    let part = |name: &str| request.match_info().query(name).to_owned();
    let (space_slug, slug) = (part("space"), part("slug"));
    let id = eye
        .read(move |conn, keys, _| {
            let space = space::at_address(conn, &space_slug)?.ok_or(Error::Missing)?;
            Ok(page::at_address(conn, keys, space, &slug)?.ok_or(Error::Missing)?.id)
        })
        .await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}"))
}

/// A version drawn for looking at, aside and without keeping it.
pub async fn look(eye: &Eye, body: String) -> Result<Drawn, Failure> {
    let lang = eye.cx.lang;
    eye.aside(move || crate::drawn::draw(lang, &body)).await
}
