//! Who looks: the request, the desk of this module, and the keys the viewer carries at this moment.

use crate::error::Error;
use crate::model::{Keys, Page, Seen};
use crate::store::{page, tree};
use crate::texts::T;
use crate::{Desk, access};
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, Lang, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreError, StoreResult, Tx};
use maru_web::{Cx, Failure};
use std::collections::HashMap;
use std::sync::Arc;

/// What every handler of this module gets.
#[derive(Clone)]
pub struct Eye {
    /// The request.
    pub cx: Cx,
    /// What the pages of this module share.
    pub desk: Arc<Desk>,
}

impl Eye {
    /// The texts of this module.
    pub fn t(&self) -> T {
        T(self.cx.lang)
    }

    /// The page the address names.
    pub fn page(&self, request: &HttpRequest) -> Result<Id, Failure> {
        self.cx.id_in(request, "id")
    }

    /// Reads with the viewer's keys.
    pub async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConn, &Keys, &Viewer) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let (viewer, desk) = (self.cx.viewer()?.clone(), Arc::clone(&self.desk));
        self.cx
            .read(move |conn| {
                let keys = Keys::new(&viewer, desk.offers.scope_keys(conn, &viewer)?);
                work(conn, &keys, &viewer)
            })
            .await
    }

    /// Works aside, where nobody's answer and no connection waits for it.
    pub async fn aside<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Failure> {
        let done = web::block(work).await;
        done.map_err(|stopped| Error::Store(StoreError::Failed(stopped.to_string())).into())
    }

    /// Writes with the viewer's keys, asked in the transaction itself.
    pub async fn write<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &Keys, &Viewer) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let (viewer, desk) = (self.cx.viewer()?.clone(), Arc::clone(&self.desk));
        self.cx
            .write(move |tx| {
                let keys = Keys::new(&viewer, desk.offers.scope_keys(tx.conn(), &viewer)?);
                work(tx, &keys, &viewer)
            })
            .await
    }
}

/// The page as its viewer sees it; missing for those who see nothing of it.
pub fn readable(conn: &mut DbConn, keys: &Keys, id: Id) -> Result<Seen, Error> {
    access::read(page::seen(conn, keys, id)?)
}

/// The nearest page above that somebody with these keys may see; those between are not told of.
pub fn nearest_above(conn: &mut DbConn, keys: &Keys, page: &Page) -> Result<Option<Page>, Error> {
    let way: Vec<Id> = tree::above(conn, page.id)?.iter().map(|above| above.id).collect();
    let mut seen = page::some(conn, keys, &way)?;
    let nearest = way.iter().rev().find_map(|id| seen.iter().position(|page| page.id == *id));
    Ok(nearest.map(|at| seen.swap_remove(at)))
}

/// What people are called, for this viewer.
pub struct Names(HashMap<Id, String>);

impl Names {
    /// Looks up all of them at once.
    pub fn of(
        conn: &mut DbConn,
        desk: &Desk,
        viewer: &Viewer,
        lang: Lang,
        people: impl IntoIterator<Item = PersonId>,
    ) -> StoreResult<Names> {
        let mut ids: Vec<Id> = people.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let refs: Vec<Ref> = ids.iter().map(|id| Ref::new("directory", "person", *id)).collect();
        let cards = desk.offers.describe(conn, viewer, lang, &refs)?;
        let (mut names, mut unknown) = (HashMap::new(), Vec::new());
        for (subject, card) in refs.into_iter().zip(cards) {
            match card {
                Some(card) => drop(names.insert(subject.id, card.title)),
                None => unknown.push(subject),
            }
        }
        let left = desk.offers.last_names(conn, viewer, &unknown)?;
        names.extend(left.into_iter().map(|(subject, name)| (subject.id, T(lang).wiki_left(name))));
        Ok(Names(names))
    }

    /// What somebody is called.
    pub fn get(&self, t: T, person: PersonId) -> String {
        self.0.get(&person).cloned().unwrap_or_else(|| t.wiki_somebody().to_owned())
    }
}
