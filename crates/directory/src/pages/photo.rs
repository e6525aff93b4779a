//! `GET /people/{id}/photo`: the picture as the directory gave it.

use crate::store::persons;
use crate::{Error, access};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maru_web::{Answer, Cx, Route, Rule};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/people/{id}/photo", Rule::SignedIn, show)]
}

/// The picture. Its address carries its fingerprint, so a browser may keep it; only a private cache may,
/// because others have to sign in first.
async fn show(cx: Cx, request: HttpRequest) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    if !access::sees_person(&viewer, id) {
        return Err(Error::Missing.into());
    }
    let (hash, image) = cx.read(move |conn| persons::photo(conn, &viewer, id)?.ok_or(Error::Missing)).await?;
    let kind = kind_of(&image).ok_or(Error::Missing)?;
    let fresh = request.query_string() == format!("v={hash}");
    let keep = if fresh { "private, max-age=31536000, immutable" } else { "private, no-cache" };
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CACHE_CONTROL, keep))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(image))
}

/// The kind of picture by its first bytes; anything else is never sent as one.
fn kind_of(image: &[u8]) -> Option<&'static str> {
    match image {
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_sent_as_pictures() {
        assert_eq!(kind_of(b"\xFF\xD8\xFF\xE0"), Some("image/jpeg"));
        assert_eq!(kind_of(b"RIFF....WEBPVP8 "), Some("image/webp"));
        for other in [&b"<svg onload=alert(1)>"[..], b"<html>", b""] {
            assert_eq!(kind_of(other), None);
        }
    }
}
