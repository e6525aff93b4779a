//! What stands for a room: shown, chosen, taken away.

use super::Nothing;
use super::eye::Eye;
use super::settings::{self, Wrong};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::live::lists;
use crate::model::picture_ref;
use crate::store::room;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::Id;
use maru_store::StoreError;
use maru_web::{Answer, Failure, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// The picture that is to stand for a room.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureForm {
    #[serde(default)]
    file: String,
}

/// The picture, small. Its address names it, so a browser may keep it; only a private cache may, because others have to sign in first.
pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, file) = (eye.room(&request)?, eye.cx.id_in(&request, "file")?);
    let found = eye
        .read(move |conn, viewer, _| {
            let seen = room::seen(conn, id, viewer.id)?;
            let room = access::look(seen, room::any(conn, id)?, viewer)?;
            if room.picture != Some(file) {
                return Err(Error::Missing);
            }
            let of_it = maru_files::of_owner(conn, &picture_ref(id))?;
            of_it.into_iter().find(|one| one.id == file).ok_or(Error::Missing)
        })
        .await?;
    let desk = Arc::clone(&eye.desk);
    let work = move || desk.files.small_picture(&found);
    let read = tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))?;
    let picture = read.or(Err(Error::Missing))?;
    Ok(HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(picture))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<PictureForm>) -> Answer {
    // What names nothing is answered as what nobody has sent: after it is known whether there is such a room for the viewer.
    choose(eye, request, Some(form.file.parse().unwrap_or(Id::from_i64(0)))).await
}

pub async fn remove(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    choose(eye, request, None).await
}

async fn choose(eye: Eye, request: HttpRequest, file: Option<Id>) -> Answer {
    let id = eye.room(&request)?;
    let chosen = eye.write(move |tx, viewer, _| actions::choose_picture(tx, viewer, id, file)).await;
    match chosen {
        Ok(()) => lists::arranged(&eye.desk, eye.cx.db(), id),
        Err(failure) if is_about_it(&failure) => {
            let wrong = Wrong::picture(failure.0.text(eye.cx.lang));
            return settings::page(&eye, id, file, wrong).await;
        }
        Err(failure) => return Err(failure),
    }
    let said = if file.is_some() { eye.t().room_picture_saved() } else { eye.t().room_picture_removed() };
    eye.cx.see_other_with(&format!("/messenger/rooms/{id}/settings"), FlashKind::Ok, said)
}

fn is_about_it(failure: &Failure) -> bool {
    let name = failure.0.code().name;
    name == "messenger.picture" || matches!(name, "files.waiting" | "files.infected" | "files.unscannable")
}
