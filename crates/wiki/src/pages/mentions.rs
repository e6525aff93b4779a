//! What is said of a save: also of whom a mention does not reach.

use super::eye::Eye;
use super::rights::named;
use crate::actions::{self, MOST_TOLD};
use crate::model::Level;
use crate::model::rights::Grant;
use crate::store::page;
use maru_kernel::Id;
use maru_web::{Failure, FlashKind};
use std::sync::Arc;

/// What to say of a version that readers have got, after `said`. The version stands, so who cannot be looked up now
/// is left out, and nothing fails any more.
pub async fn with_unsent(eye: &Eye, id: Id, said: &str) -> (FlashKind, String) {
    match unsent(eye, id).await {
        Ok(names) if !names.is_empty() => {
            (FlashKind::Warn, format!("{said} {}", eye.t().wiki_mention_unsent(names.join(", "), MOST_TOLD)))
        }
        Ok(_) => (FlashKind::Ok, said.to_owned()),
        Err(failure) => {
            tracing::warn!(%failure, page = %id, "who is mentioned could not be looked up");
            (FlashKind::Ok, said.to_owned())
        }
    }
}

/// The names of those whom a mention in what readers have got does not reach.
async fn unsent(eye: &Eye, id: Id) -> Result<Vec<String>, Failure> {
    let (desk, lang, now) = (Arc::clone(&eye.desk), eye.cx.lang, eye.cx.now());
    let whom = eye
        .read(move |conn, _, viewer| {
            let Some(page) = page::any(conn, id)?.filter(|_| desk.offers.all().viewer_of.is_some()) else {
                return Ok(Vec::new());
            };
            let keys = actions::mentioned(conn, &page, page.published, now)?.too_many;
            let grants = keys.into_iter().map(|key| Grant { key, level: Level::Read }).collect();
            Ok(named(conn, &desk.offers, viewer, lang, grants)?)
        })
        .await?;
    Ok(whom.into_iter().filter_map(|given| Some(given.card?.title)).collect())
}
