//! Bringing in an archive: it is sent as a file, looked through, and taken when its sender has seen what comes.

use super::eye::Eye;
use crate::actions::{import, read_bundle, ready};
use crate::error::Error;
use crate::model::bundle::{Bundle, Enclosed};
use crate::store::page;
use crate::views::import::{ImportPage, Report};
use crate::{Desk, access};
use actix_web::HttpRequest;
use actix_web::web::Query;
use maru_files::File;
use maru_kernel::{Cause, Id, PersonId};
use maru_store::Db;
use maru_web::{Answer, Failure, FlashKind, Form};
use serde::Deserialize;
use std::io::Read;
use std::sync::Arc;
use tokio::runtime::Handle;

const CHUNK: usize = 64 * 1024;

/// The archive that was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    #[serde(default)]
    file: String,
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let sent = Query::<Sent>::from_query(request.query_string()).map(Query::into_inner).unwrap_or_default();
    let (page, archive) = target(&eye, id, &sent).await?;
    let report = match archive {
        Some(archive) => Some(Report::new(t, &archive, &looked_through(&eye, archive.clone()).await?)),
        None => None,
    };
    eye.cx.html(&ImportPage::new(eye.cx.page(t.import_title(&page)), t, id, report))
}

/// The title of the page, and the archive if there is one already.
async fn target(eye: &Eye, id: Id, sent: &Sent) -> Result<(String, Option<File>), Failure> {
    let file: Option<Id> = sent.file.parse().ok();
    let is_named = !sent.file.is_empty();
    eye.read(move |conn, keys, viewer| {
        let seen = page::seen(conn, keys, id)?;
        access::place(seen.clone())?;
        let archive = match file {
            Some(file) => maru_files::draft_of(conn, viewer.id, file)?,
            None => None,
        };
        if is_named && archive.is_none() {
            return Err(Error::Archived);
        }
        Ok((access::read(seen)?.page.title, archive))
    })
    .await
}

async fn looked_through(eye: &Eye, archive: File) -> Result<Bundle, Failure> {
    let desk = Arc::clone(&eye.desk);
    let work = move || read_bundle(desk.files.content(&archive).map_err(Error::unreadable)?);
    Ok(eye.aside(work).await??)
}

pub async fn create(eye: Eye, request: HttpRequest, Form(sent): Form<Sent>) -> Answer {
    let (above, t) = (eye.page(&request)?, eye.t());
    let archive = target(&eye, above, &sent).await?.1.ok_or(Error::Archived)?;
    // All that takes long comes before the write.
    let bundle = looked_through(&eye, archive.clone()).await?;
    let porter = Porter {
        db: eye.cx.db().clone(),
        cause: eye.cx.cause(),
        desk: Arc::clone(&eye.desk),
        person: eye.cx.viewer()?.id,
        runtime: Handle::current(),
    };
    let count = bundle.pages.len();
    let work = move || {
        let drafts = porter.carry(&archive, &bundle.files)?;
        ready(&porter.db, above, archive.id, &bundle, &drafts)
    };
    let all = eye.aside(work).await??;
    eye.write(move |tx, keys, _| import(tx, keys, all)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{above}"), FlashKind::Ok, t.import_done(count))
}

/// Carries files from an archive to where all files are kept.
struct Porter {
    db: Db,
    cause: Cause,
    desk: Arc<Desk>,
    person: PersonId,
    runtime: Handle,
}

impl Porter {
    /// Drafts of the files. One whose content is no such file after all is left out; contents that came before the
    /// sender was cut off are there already and are kept once.
    fn carry(&self, archive: &File, files: &[Enclosed]) -> Result<Vec<Option<Id>>, Error> {
        let content = self.desk.files.content(archive).map_err(Error::unreadable)?;
        let mut zip = zip::ZipArchive::new(content).map_err(Error::unreadable)?;
        let mut drafts = Vec::new();
        for file in files {
            let entry = zip.by_index(file.number).map_err(Error::unreadable)?;
            drafts.push(self.keep(&file.name, entry.take(file.size))?);
        }
        Ok(drafts)
    }

    fn keep(&self, name: &str, mut content: impl Read) -> Result<Option<Id>, Error> {
        let mut incoming = self.runtime.block_on(self.desk.files.begin())?;
        let mut chunk = vec![0; CHUNK];
        loop {
            let length = content.read(&mut chunk).map_err(Error::unreadable)?;
            let Some(part) = chunk.get(..length).filter(|part| !part.is_empty()) else { break };
            self.runtime.block_on(incoming.write(part))?;
        }
        let received = self.runtime.block_on(incoming.finish())?;
        let kept = self.desk.files.keep(&self.db, &self.cause, self.person, name, received);
        match self.runtime.block_on(kept) {
            Ok(draft) => Ok(Some(draft.id)),
            Err(error) if error.is_refusal() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
