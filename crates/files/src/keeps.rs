//! The contents on disk, for a backup.

use crate::Desk;
use crate::disk::THUMBNAILS;
use crate::store::blobs;
use maru_contract::{Content, Hold, Keeps};
use maru_store::{DbConn, StoreResult};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// How many contents are named at once.
const AT_ONCE: i64 = 500;

/// The contents; thumbnails go with theirs.
pub struct Contents(pub Arc<Desk>);

impl Keeps for Contents {
    fn hold(&self) -> io::Result<Hold> {
        Ok(Box::new(self.0.folder.hold_all()?))
    }

    fn contents(&self, conn: &mut DbConn, after: Option<&Content>) -> StoreResult<Vec<Content>> {
        let last = after.map_or("", |content| hash_in(&content.name));
        let mut found = Vec::new();
        for hash in blobs::after(conn, last, AT_ONCE)? {
            let content = self.content(&hash, Some(hash.clone()));
            let small = THUMBNAILS.iter().map(|size| self.content(&format!("{hash}-{size}"), None));
            found.push(content);
            found.extend(small.filter(|small| small.file.exists()));
        }
        Ok(found)
    }
}

impl Contents {
    /// `lies` is the name of the file alone.
    fn content(&self, lies: &str, sha256: Option<String>) -> Content {
        let folder = &self.0.options.folder;
        let file: PathBuf = self.0.folder.path(lies);
        let inside = file.strip_prefix(folder).unwrap_or(&file).display();
        Content { name: format!("files/{inside}"), file, sha256 }
    }
}

fn hash_in(name: &str) -> &str {
    let lies = name.rsplit('/').next().unwrap_or_default();
    lies.split('-').next().unwrap_or_default()
}
