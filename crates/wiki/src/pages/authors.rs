//! Who wrote which lines of a page.

use super::eye::{Eye, Names, readable};
use crate::error::Error;
use crate::model::blame::{Stretch, blame};
use crate::store::revision;
use crate::views::authors::AuthorsPage;
use actix_web::{HttpRequest, web};
use maru_store::StoreError;
use maru_web::Answer;
use std::sync::Arc;

/// The most versions looked through; what is older counts as of the first of them.
const MOST: i64 = 300;

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (seen, texts, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let texts = revision::published(conn, id, MOST)?;
            let names = Names::of(conn, &desk, viewer, lang, texts.iter().map(|text| text.revision.author))?;
            Ok((seen, texts, names))
        })
        .await?;
    let worked_out = web::block(move || {
        let stretches: Vec<Stretch> =
            blame(texts.iter().map(|text| (text.revision.number, text.body.as_str())));
        (texts, stretches)
    });
    let (texts, stretches) = worked_out.await.map_err(|e| Error::Store(StoreError::Failed(e.to_string())))?;
    let frame = eye.cx.page(t.wiki_authors_title(&seen.page.title));
    eye.cx.html(&AuthorsPage::new(frame, t, &seen.page, &texts, &stretches, |id| names.get(t, id)))
}
