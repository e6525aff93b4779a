//! Opening a file, whole or in part (RFC 9110 section 14).

use super::body::{self, SANDBOX};
use crate::actions::{open, remove};
use crate::model::File;
use crate::model::range::{Part, part};
use crate::{Desk, Error};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName};
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::Id;
use maru_store::StoreError;
use maru_web::{Answer, Cx, Failure, Form, Route, Rule, safe_path};
use serde::Deserialize;
use std::sync::Arc;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let (desk, other) = (Arc::clone(desk), Arc::clone(desk));
    let show = move |cx: Cx, request: HttpRequest| show(cx, Arc::clone(&desk), request);
    let remove = move |cx: Cx, request: HttpRequest, form: Form<Removal>| {
        remove_draft(cx, Arc::clone(&other), request, form)
    };
    vec![
        Route::get("/files/{id}", Rule::SignedIn, show),
        Route::post("/files/{id}/removal", Rule::SignedIn, remove),
    ]
}

async fn show(cx: Cx, desk: Arc<Desk>, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    let (viewer, lang, reader) = (cx.viewer()?.clone(), cx.lang, Arc::clone(&desk));
    let allowed = cx.read(move |conn| open::open(conn, &reader, &viewer, lang, id)).await?;
    let file = allowed.noun();
    let size = file.size;
    let asked = match part(wanted(&request, file), size) {
        Part::Whole => None,
        Part::Some { first, last } => Some((first, last)),
        Part::None => return Ok(not_there(size)),
    };
    let (first, length) = asked.map_or((0, size), |(first, last)| (first, last - first + 1));
    if *request.method() != Method::HEAD {
        record(&cx, &desk, file).await?;
    }
    let content = body::part(&desk.folder.path(&file.hash), first, length).await.map_err(Error::Disk)?;
    let mut answer = if asked.is_some() { HttpResponse::PartialContent() } else { HttpResponse::Ok() };
    if let Some((first, last)) = asked {
        answer.insert_header((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
    }
    Ok(answer
        .insert_header((header::CONTENT_TYPE, file.media_type.as_str()))
        .insert_header((header::CONTENT_DISPOSITION, disposition(file)))
        .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        .insert_header((header::ETAG, format!("\"{}\"", file.hash)))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(content))
}

/// The `Range` that counts: with `If-Range` only when the content is still the one the client has part of.
fn wanted<'r>(request: &'r HttpRequest, file: &File) -> Option<&'r str> {
    let text = |name: HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    let same = text(header::IF_RANGE).is_none_or(|etag| etag.trim_matches('"') == file.hash);
    text(header::RANGE).filter(|_| same)
}

/// Only pictures, which were written anew by ourselves, are shown in place.
fn disposition(file: &File) -> String {
    if file.thumbnails { maru_web::inline(&file.name) } else { maru_web::attachment(&file.name) }
}

fn not_there(size: u64) -> HttpResponse {
    HttpResponse::RangeNotSatisfiable()
        .insert_header((header::CONTENT_RANGE, format!("bytes */{size}")))
        .finish()
}

/// Every part counts, whichever comes first. A player fetches one film in many parts: parts within some
/// minutes are one download.
async fn record(cx: &Cx, desk: &Desk, file: &File) -> Result<(), Failure> {
    let (person, id, now) = (cx.viewer()?.id, file.id, cx.now());
    if !desk.recent.knows(person, id, now) {
        let told = file.clone();
        cx.write(move |tx| open::record(tx, &told)).await?;
        desk.recent.note(person, id, now);
    }
    Ok(())
}

/// Where to go on after a draft was taken away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Removal {
    #[serde(default)]
    back: String,
}

async fn remove_draft(cx: Cx, desk: Arc<Desk>, request: HttpRequest, Form(form): Form<Removal>) -> Answer {
    let id: Id = cx.id_in(&request, "id")?;
    let (db, cause, viewer) = (cx.db().clone(), cx.cause(), cx.viewer()?.clone());
    let work = move || remove::remove_draft(&db, &cause, &desk, viewer, id);
    tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))??;
    cx.see_other(safe_path(&form.back))
}
