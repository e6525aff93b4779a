//! Who may hear of a room: whoever is in it, asked again whenever rights may have changed (S-141).

use super::lists::is_own;
use crate::access;
use crate::store::room;
use maru_kernel::{Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::live::TopicGuard;

/// Lets those listen who are in the room.
pub struct Guard;

impl TopicGuard for Guard {
    fn module(&self) -> &'static str {
        "messenger"
    }

    fn may_listen(&self, conn: &mut DbConn, viewer: &Viewer, topic: &Ref) -> StoreResult<bool> {
        // What waits in all rooms of somebody is theirs alone.
        if let Some(is_guest) = is_own(topic) {
            return Ok(topic.id == viewer.id && viewer.guest == is_guest);
        }
        if !matches!(topic.kind.as_str(), "room" | "page_ko" | "page_en") {
            return Ok(false);
        }
        Ok(access::inside(room::seen(conn, topic.id, viewer.id)?, viewer).is_ok())
    }
}
