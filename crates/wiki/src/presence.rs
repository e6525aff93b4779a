//! Who may hear that others are on a page, and what they are sent when that changes.

use crate::Desk;
use crate::access;
use crate::model::{Keys, page_ref};
use crate::store::page;
use maru_kernel::{Id, Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::live::TopicGuard;
use std::sync::Arc;

/// What a page that is read listens to.
pub fn reading(page: Id) -> Ref {
    page_ref(page)
}

/// What a page that is written listens to.
pub fn writing(page: Id) -> Ref {
    Ref::new("wiki", "writing", page)
}

/// Lets those listen who see the page, and those who write it to writing.
pub struct Guard(pub Arc<Desk>);

impl TopicGuard for Guard {
    fn module(&self) -> &'static str {
        "wiki"
    }

    fn may_listen(&self, conn: &mut DbConn, viewer: &Viewer, topic: &Ref) -> StoreResult<bool> {
        let keys = Keys::new(viewer, self.0.offers.scope_keys(conn, viewer)?);
        let seen = page::seen(conn, &keys, topic.id)?;
        Ok(match topic.kind.as_str() {
            "page" => access::read(seen).is_ok(),
            "writing" => access::write(seen).is_ok(),
            _ => false,
        })
    }

    /// No names: each page asks for them itself, so that rights and language are its viewer's.
    fn presence(&self, topic: &Ref) -> Vec<(Ref, String)> {
        let stream = format!(
            "<turbo-stream action=\"append\" target=\"present\"><template>\
             <maru-present data-from=\"/wiki/pages/{}/present\"></maru-present></template></turbo-stream>",
            topic.id
        );
        vec![(reading(topic.id), stream.clone()), (writing(topic.id), stream)]
    }
}
