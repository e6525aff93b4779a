//! What is said of a save: also of whom a mention does not reach.

use super::eye::Eye;
use super::rights::named;
use crate::actions::{self, MOST_IN_ALL, MOST_TOLD};
use crate::model::Level;
use crate::model::mention::MOST_KEYS;
use crate::model::rights::Grant;
use crate::store::page;
use maru_kernel::Id;
use maru_web::{Failure, FlashKind};
use std::sync::Arc;

/// What to say of a version that readers have got, after `said`. The version stands, so who cannot be looked up now
/// is left out, and nothing fails any more.
pub async fn with_unsent(eye: &Eye, id: Id, said: &str) -> (FlashKind, String) {
    match unsent(eye, id).await {
        Ok(sentences) if !sentences.is_empty() => {
            (FlashKind::Warn, format!("{said} {}", sentences.join(" ")))
        }
        Ok(_) => (FlashKind::Ok, said.to_owned()),
        Err(failure) => {
            tracing::warn!(%failure, page = %id, "who is mentioned could not be looked up");
            (FlashKind::Ok, said.to_owned())
        }
    }
}

/// Sentences on those whom a mention in what readers have got does not reach.
async fn unsent(eye: &Eye, id: Id) -> Result<Vec<String>, Failure> {
    let (desk, lang, now, t) = (Arc::clone(&eye.desk), eye.cx.lang, eye.cx.now(), eye.t());
    let (whom, beyond) = eye
        .read(move |conn, _, viewer| {
            let Some(page) = page::any(conn, id)?.filter(|_| desk.offers.all().viewer_of.is_some()) else {
                return Ok((Vec::new(), 0));
            };
            let found = actions::mentioned(conn, &page, page.published, now)?;
            let grants = found.too_many.into_iter().map(|key| Grant { key, level: Level::Read }).collect();
            Ok((named(conn, &desk.offers, viewer, lang, grants)?, found.beyond))
        })
        .await?;
    let names: Vec<String> = whom.into_iter().filter_map(|given| Some(given.card?.title)).collect();
    let mut sentences = Vec::new();
    if !names.is_empty() {
        sentences.push(t.wiki_mention_unsent(names.join(", "), MOST_TOLD));
    }
    if beyond > 0 {
        sentences.push(t.wiki_mention_beyond(beyond, MOST_KEYS, MOST_IN_ALL));
    }
    Ok(sentences)
}
