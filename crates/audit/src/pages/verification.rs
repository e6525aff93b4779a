//! Having the chain checked or signed now.

use crate::access;
use crate::actions::{checkpoint, verification};
use crate::texts::T;
use crate::{Desk, Error};
use maru_kernel::Event;
use maru_web::{Answer, Cx, FlashKind, Route, Rule};
use std::sync::Arc;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    vec![
        Route::post("/admin/audit/verifications", Rule::May(access::READ), verify),
        Route::post("/admin/audit/checkpoints", Rule::May(access::READ), move |cx: Cx| {
            sign(cx, Arc::clone(&desk))
        }),
    ]
}

async fn verify(cx: Cx) -> Answer {
    cx.write(verification::request).await?;
    cx.see_other_with("/admin/audit", FlashKind::Ok, T(cx.lang).chain_verification_queued())
}

async fn sign(cx: Cx, desk: Arc<Desk>) -> Answer {
    cx.write(|tx| tx.record(&Event::new("audit.checkpoint_requested")).map(|_| ())).await?;
    let (db, cause) = (cx.db().clone(), cx.cause());
    tokio::task::spawn_blocking(move || checkpoint::checkpoint(&db, &cause, &desk))
        .await
        .map_err(|e| Error::Export(e.into()))??;
    cx.see_other_with("/admin/audit", FlashKind::Ok, T(cx.lang).chain_checkpoint_made())
}
