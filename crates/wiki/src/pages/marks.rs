//! Stars and watches.

use super::eye::Eye;
use crate::actions;
use crate::store::mark::Mark;
use actix_web::HttpRequest;
use maru_web::{Answer, Form};
use serde::Deserialize;

/// Which mark, and whether to set it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkForm {
    mark: MarkName,
    on: bool,
}

/// The marks by name.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MarkName {
    Star,
    Watch,
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<MarkForm>) -> Answer {
    let id = eye.page(&request)?;
    let mark = match form.mark {
        MarkName::Star => Mark::Star,
        MarkName::Watch => Mark::Watch,
    };
    eye.write(move |tx, keys, _| actions::mark_page(tx, keys, id, mark, form.on)).await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}"))
}
