//! `GET /wiki/pages/{id}/present`: who else has the page open at the moment, and who writes.

use super::eye::{Eye, Names, readable};
use crate::Desk;
use crate::presence::{reading, writing};
use crate::store::lock;
use crate::texts::T;
use crate::views::present::{PresentPage, PresentRows};
use actix_web::HttpRequest;
use maru_kernel::{Id, Lang, PersonId, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::Answer;
use maru_web::live::Hub;
use std::sync::Arc;

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t, now) =
        (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t(), eye.cx.now());
    let hub = eye.cx.front.hub.clone();
    let present = eye
        .read(move |conn, keys, viewer| {
            readable(conn, keys, id)?;
            let on = Present::on(conn, &hub, viewer, id, now)?;
            Ok(on.by_name(conn, &desk, viewer, lang)?)
        })
        .await?;
    eye.cx.html(&PresentPage { t, present })
}

/// The people on a page at one moment, its viewer left out.
pub struct Present {
    readers: Vec<PersonId>,
    writers: Vec<PersonId>,
}

impl Present {
    /// Those with an open socket, and whoever keeps a draft.
    pub fn on(conn: &mut DbConn, hub: &Hub, viewer: &Viewer, id: Id, now: Timestamp) -> StoreResult<Present> {
        let mut writers = hub.people_on(&writing(id));
        let lock = lock::holder(conn, id, now)?.map(|lock| lock.person);
        writers.extend(lock.filter(|person| !writers.contains(person)));
        let mut readers = hub.people_on(&reading(id));
        readers.retain(|person| *person != viewer.id && !writers.contains(person));
        writers.retain(|person| *person != viewer.id);
        Ok(Present { readers, writers })
    }

    /// What they are called, for this viewer.
    pub fn by_name(
        &self,
        conn: &mut DbConn,
        desk: &Desk,
        viewer: &Viewer,
        lang: Lang,
    ) -> StoreResult<PresentRows> {
        let t = T(lang);
        let names = Names::of(conn, desk, viewer, lang, self.writers.iter().chain(&self.readers).copied())?;
        let named = |people: &[PersonId]| people.iter().map(|person| names.get(t, *person)).collect();
        Ok(PresentRows::new(t, named(&self.writers), named(&self.readers)))
    }
}
