//! Taking pages away as a file.

use super::eye::{Eye, readable};
use crate::actions::{Order, OutForm, export};
use crate::error::Error;
use crate::views::export::ExportPage;
use actix_web::HttpRequest;
use maru_store::StoreError;
use maru_web::{Answer, Form};
use serde::Deserialize;

/// Which pages, and in which form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    pages: String,
    form: String,
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let page = eye.read(move |conn, keys, _| Ok(readable(conn, keys, id)?.page)).await?;
    eye.cx.html(&ExportPage::new(eye.cx.page(t.export_title(&page.title)), t, &page))
}

pub async fn create(eye: Eye, request: HttpRequest, Form(wanted): Form<Wanted>) -> Answer {
    let top = eye.page(&request)?;
    let form = OutForm::from_name(&wanted.form).ok_or(Error::Missing)?;
    let house = eye.cx.front.shell.base_url.clone();
    let order = Order { top, below: wanted.pages == "below", form, house };
    let (db, cause, viewer, lang) =
        (eye.cx.db().clone(), eye.cx.cause(), eye.cx.viewer()?.clone(), eye.cx.lang);
    let work = move || export(&db, &cause, &eye.desk, &viewer, lang, &order);
    let (made, title) =
        tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))??;
    let (kind, ending) = match form {
        OutForm::Markdown => ("application/zip", "zip"),
        OutForm::Html => ("text/html; charset=utf-8", "html"),
        OutForm::Pdf => ("application/pdf", "pdf"),
    };
    Ok(made.send(kind, &format!("{}.{ending}", crate::model::archive::file_name(&title))))
}
