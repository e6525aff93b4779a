//! Taking pages away as a file.

use super::eye::{Eye, readable};
use crate::actions::{Order, OutForm, export};
use crate::error::Error;
use crate::views::export::ExportPage;
use actix_web::HttpRequest;
use maru_web::{Answer, Errand, Form};
use serde::Deserialize;
use std::sync::Arc;

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
    // Dropped with this handler, as the server does when its client has gone.
    let errand = Errand::default();
    let order = Order { top, below: wanted.pages == "below", form, house, wanted: errand.wanted() };
    let (db, cause, viewer, lang) =
        (eye.cx.db().clone(), eye.cx.cause(), eye.cx.viewer()?.clone(), eye.cx.lang);
    let turn = match form {
        OutForm::Pdf => eye.desk.papers.turn().await?,
        OutForm::Markdown | OutForm::Html => eye.desk.bundles.turn().await?,
    };
    let desk = Arc::clone(&eye.desk);
    let work = move || {
        let made = export(&db, &cause, &desk, &viewer, lang, &order);
        // Whoever asked may be gone: the turn is over when the work is.
        drop(turn);
        made
    };
    let (made, title) = eye.aside(work).await??;
    let (kind, ending) = match form {
        OutForm::Markdown => ("application/zip", "zip"),
        OutForm::Html => ("text/html; charset=utf-8", "html"),
        OutForm::Pdf => ("application/pdf", "pdf"),
    };
    Ok(made.send(kind, &format!("{}.{ending}", maru_kernel::file_name(&title))))
}
