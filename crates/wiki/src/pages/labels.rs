//! Labels: all of them, the pages of one, and those of a page.

use super::eye::Eye;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::{label, page};
use crate::views::labels::{LabelPage, LabelsPage, PageLabelsPage};
use actix_web::HttpRequest;
use maru_web::{Answer, FlashKind, Form, LARGEST_PAGE};
use serde::Deserialize;

/// Labels as typed, between commas.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelsForm {
    labels: String,
}

pub async fn list(eye: Eye, _: HttpRequest) -> Answer {
    let t = eye.t();
    let counts = eye.read(move |conn, keys, _| Ok(label::counts(conn, keys, LARGEST_PAGE)?)).await?;
    eye.cx.html(&LabelsPage::new(eye.cx.page(t.wiki_labels()), t, counts))
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    // Not `query`, which leaves what has a meaning in addresses as it was sent.
    let name: String = request.match_info().load().or(Err(Error::Missing))?;
    let t = eye.t();
    let wanted = name.clone();
    let pages = eye.read(move |conn, keys, _| Ok(label::pages(conn, keys, &wanted, LARGEST_PAGE)?)).await?;
    let frame = eye.cx.page(t.wiki_label_title(&name));
    eye.cx.html(&LabelPage::new(frame, t, &pages))
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    let (current, labels, known) = eye
        .read(move |conn, keys, _| {
            let allowed = access::write(page::seen(conn, keys, id)?)?;
            Ok((allowed.noun().clone(), label::of_page(conn, id)?, label::counts(conn, keys, LARGEST_PAGE)?))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_labels_title(&current.title));
    eye.cx.html(&PageLabelsPage::new(frame, t, &current, &labels, known))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<LabelsForm>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::label_page(tx, keys, id, &form.labels)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_labels_saved())
}
