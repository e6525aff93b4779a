//! A file that came with a thing of an open case, under the mark. There is no address of its content: what is shown is part of the page.

use crate::actions::{self, Opened, Shown};
use crate::error::Error;
use crate::views::{Content, FilePage};
use actix_web::HttpRequest;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::{EUC_KR, Encoding};
use maru_contract::{EvidenceContent, Offers};
use maru_store::StoreError;
use maru_web::{Answer, Cx};
use std::io::Read;

/// Bytes of a text that are looked at, and letters of it that are shown: enough to see what it is about.
const BYTES: u64 = 64 * 1024;
const LETTERS: usize = 10_000;

pub async fn show(cx: Cx, request: HttpRequest, offers: Offers) -> Answer {
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let (item, file) = (super::items::thing(&cx, &request, "item")?, cx.id_in(&request, "file")?);
    super::items::seen(&cx, id).await?;
    cx.recently_proven()?;
    let asked = item.clone();
    let opened = cx.write(move |tx| actions::open_file(tx, &offers, &viewer, id, (&asked, file))).await?;
    let Opened { reading, file, shown, content } = opened;
    let media_type = file.media_type.clone();
    let work = move || match shown {
        Shown::Picture => picture(&media_type, content),
        Shown::Text => text(content),
    };
    let content = tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))?;
    cx.html(&FilePage::new(&cx, &reading, &item, &file, content.map_err(Error::from)?)?)
}

fn picture(media_type: &str, mut content: EvidenceContent) -> std::io::Result<Content> {
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes)?;
    Ok(Content::Picture(format!("data:{media_type};base64,{}", STANDARD.encode(bytes))))
}

fn text(content: EvidenceContent) -> std::io::Result<Content> {
    let mut bytes = Vec::new();
    content.take(BYTES).read_to_end(&mut bytes)?;
    let whole = bytes.len() as u64 != BYTES;
    let text = decoded(&bytes);
    let shown: String = text.chars().take(LETTERS).collect();
    let cut = !whole || shown.len() < text.len();
    Ok(Content::Text(shown, cut))
}

/// Text in UTF-8 or UTF-16 with a mark, in UTF-8 without one, or in CP949, which Korean systems wrote for long. A letter that was cut in two at
/// the end is no reason to take it for another writing.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => EUC_KR.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
