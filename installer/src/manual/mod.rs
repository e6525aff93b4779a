//! What can be read about this program without running it: a man page for each command, and the guides as HTML.

mod man;

use crate::problem::Problem;
use maru_kernel::Lang;
use rustix::fs::Mode;
use std::io;
use std::path::{Path, PathBuf};

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it lies in the folder.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// Everything, laid out as `/usr/local/share` has it: `man/man1`, `man/ko/man1`, and `doc/maru` for the guides,
/// whose frame is in `lang`.
///
/// # Errors
/// A page that cannot be printed.
pub fn documents(lang: Lang) -> Result<Vec<Document>, Problem> {
    let mut all = Vec::new();
    for (lang, folder) in [(Lang::En, "man/man1"), (Lang::Ko, "man/ko/man1")] {
        let pages = man::pages(lang).map_err(|error| Problem::file(Path::new(folder), &error))?;
        all.extend(
            pages.into_iter().map(|page| Document { path: Path::new(folder).join(page.path), ..page }),
        );
    }
    let book = Path::new("doc/maru");
    let sheets = maru_manual::book(lang).map_err(|error| Problem::file(book, &io::Error::other(error)))?;
    all.extend(sheets.into_iter().map(|sheet| Document { path: book.join(sheet.name), text: sheet.text }));
    Ok(all)
}

/// Writes the documents below `folder`, over those that are there, for every account of the machine to read.
///
/// # Errors
/// A folder or a file that cannot be written.
pub fn write(folder: &Path, documents: &[Document]) -> Result<(), Problem> {
    // Secrets are not for others to read, and so everything this program writes is not; these are meant for them.
    rustix::process::umask(Mode::WGRP | Mode::WOTH);
    for document in documents {
        let path = folder.join(&document.path);
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above).map_err(|error| Problem::file(above, &error))?;
        }
        std::fs::write(&path, &document.text).map_err(|error| Problem::file(&path, &error))?;
    }
    Ok(())
}
