//! The files of a page: seen by whoever sees the page, added and taken away by those who write it.

use super::eye::{Eye, Names, readable};
use super::text::Nothing;
use crate::error::Error;
use crate::views::files::{FilesPage, Uploading};
use crate::{access, actions};
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// What came back from sending a file.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    file: String,
}

/// Which file is given to the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileForm {
    file: Id13,
}

/// An id as forms send it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Id13(Id);

impl TryFrom<String> for Id13 {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Id13).or(Err("not an id"))
    }
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t, now) =
        (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t(), eye.cx.now());
    let (seen, files, sent, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let files = maru_files::of_owner(conn, &seen.page.to_ref())?;
            let sent = match asked.file.parse() {
                Ok(draft) if access::writes_beside(&seen) => maru_files::draft_of(conn, viewer.id, draft)?,
                _ => None,
            };
            let names = Names::of(conn, &desk, viewer, lang, files.iter().map(|file| file.uploader))?;
            Ok((seen, files, sent, names))
        })
        .await?;
    let frame = eye.cx.page(t.files_title(&seen.page.title));
    let uploading =
        access::writes_beside(&seen).then(|| Uploading { sent: sent.map(|file| (file.id, file.name)) });
    eye.cx.html(&FilesPage::new(frame, t, now, &seen.page, files, uploading, |id| names.get(t, id)))
}

pub async fn add(eye: Eye, request: HttpRequest, Form(form): Form<FileForm>) -> Answer {
    let (id, file) = (eye.page(&request)?, form.file.0);
    eye.write(move |tx, keys, _| actions::attach_file(tx, keys, id, file)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}/files"), FlashKind::Ok, eye.t().files_added())
}

pub async fn remove(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.page(&request)?;
    let file: Id = request.match_info().query("file").parse().or(Err(Error::Missing))?;
    eye.write(move |tx, keys, _| actions::remove_file(tx, keys, id, file)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}/files"), FlashKind::Ok, eye.t().files_removed())
}
