//! A small picture of a picture.

use super::body::{self, SANDBOX};
use crate::actions::open;
use crate::disk::THUMBNAILS;
use crate::{Desk, Error};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maru_web::{Answer, Cx, Route, Rule};
use std::sync::Arc;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    let show = move |cx: Cx, request: HttpRequest| show(cx, Arc::clone(&desk), request);
    vec![Route::get("/files/{id}/thumb/{size}", Rule::SignedIn, show)]
}

async fn show(cx: Cx, desk: Arc<Desk>, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    let size =
        request.match_info().get("size").and_then(|s| s.parse().ok()).filter(|s| THUMBNAILS.contains(s));
    let size = size.ok_or(Error::Missing)?;
    let (viewer, lang, reader) = (cx.viewer()?.clone(), cx.lang, Arc::clone(&desk));
    let allowed = cx.read(move |conn| open::open(conn, &reader, &viewer, lang, id)).await?;
    let file = Some(allowed.noun()).filter(|file| file.thumbnails).ok_or(Error::Missing)?;
    let path = desk.folder.thumbnail(&file.hash, size);
    let length = tokio::fs::metadata(&path).await.map_err(Error::Disk)?.len();
    let content = body::part(&path, 0, length).await.map_err(Error::Disk)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/jpeg"))
        .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(content))
}
