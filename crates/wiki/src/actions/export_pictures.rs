//! The pictures of an export: each file is read once, and all stay together within what memory takes.

use super::export_pages::{Reader, Sheet};
use crate::error::Error;
use maru_files::File;
use maru_kernel::Id;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

/// The largest picture that becomes part of a file, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;
/// The most that pictures have together, in bytes.
const MOST: u64 = 128 * 1024 * 1024;

/// The pictures that were read.
#[derive(Default)]
pub(super) struct Album {
    known: RefCell<HashMap<Id, Option<Arc<[u8]>>>>,
    taken: Cell<u64>,
    /// Whether each place that shows a picture holds a copy of it.
    copies: bool,
}

impl Album {
    /// Pictures that are written anew in each place that shows them.
    pub(super) fn of_copies() -> Album {
        Album { copies: true, ..Album::default() }
    }

    /// That there are not more than one file takes; no more are read when there are.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.taken.get() > MOST { Err(Error::Pictures) } else { Ok(()) }
    }

    fn content(&self, file: &File, read: impl FnOnce() -> Option<Arc<[u8]>>) -> Option<Arc<[u8]>> {
        let known = self.known.borrow().get(&file.id).cloned();
        if known.is_none() || self.copies {
            self.taken.set(self.taken.get().saturating_add(file.size));
            self.check().ok()?;
        }
        known.unwrap_or_else(|| {
            let content = read();
            self.known.borrow_mut().insert(file.id, content.clone());
            content
        })
    }
}

impl Reader<'_> {
    /// A picture of the page itself, to be part of the file; others are left away.
    pub(super) fn picture<'s>(
        &self,
        album: &Album,
        sheet: &'s Sheet,
        address: &str,
    ) -> Option<(&'s File, Arc<[u8]>)> {
        let id: Id = address.strip_prefix("/files/")?.split('/').next()?.parse().ok()?;
        let is_it = |file: &&File| file.id == id && file.thumbnails && file.size <= LARGEST;
        let file = sheet.files.iter().find(is_it)?;
        let content = album.content(file, || {
            let mut bytes = Vec::new();
            self.desk.files.content(file).ok()?.read_to_end(&mut bytes).ok()?;
            Some(bytes.into())
        });
        Some((file, content?))
    }
}
