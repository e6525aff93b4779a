//! Labels: all of them, the pages of one, and those of a page.

use super::eye::Eye;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::{label, page};
use crate::views::labels::{LabelPage, LabelsPage, PageLabelsPage};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use maru_kernel::Id;
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
    form_with(&eye, eye.page(&request)?, None).await
}

/// The form, with what was typed and what is wrong with it.
async fn form_with(eye: &Eye, id: Id, refused: Option<(String, String)>) -> Answer {
    let t = eye.t();
    let (current, labels, known) = eye
        .read(move |conn, keys, _| {
            let allowed = access::write(page::seen(conn, keys, id)?)?;
            Ok((allowed.noun().clone(), label::of_page(conn, id)?, label::counts(conn, keys, LARGEST_PAGE)?))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_labels_title(&current.title));
    let (typed, problem) = refused.unwrap_or_else(|| (labels.join(", "), String::new()));
    eye.cx.html(&PageLabelsPage::new(frame, t, &current, (typed, problem), known))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<LabelsForm>) -> Answer {
    let id = eye.page(&request)?;
    let typed = form.labels.clone();
    match eye.write(move |tx, keys, _| actions::label_page(tx, keys, id, &typed)).await {
        Err(failure) if failure.0.code().status == 422 => {
            let mut answer = form_with(&eye, id, Some((form.labels, failure.0.text(eye.cx.lang)))).await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(answer);
        }
        other => other?,
    }
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_labels_saved())
}
