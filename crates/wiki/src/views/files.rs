//! The files of a page, ready to print.

use crate::model::{Page, versions};
use crate::texts::T;
use askama::Template;
use maru_files::{File, Scan};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_web::Page as Frame;

/// What those who write the page may do.
pub struct Uploading {
    /// A file they have just sent, to be given to the page: its id and name.
    pub sent: Option<(Id, String)>,
}

/// The page.
#[derive(Template)]
#[template(path = "wiki/files.html")]
pub struct FilesPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page whose files these are.
    pub back: String,
    /// The files, each with its older versions.
    pub files: Vec<FileRow>,
    /// Whether the viewer may add and take away.
    pub can_edit: bool,
    /// The id of a file just sent; may be empty.
    pub sent: String,
    /// The question whether it belongs here.
    pub ask: String,
}

/// A file in its newest version.
pub struct FileRow {
    /// Where it opens.
    pub href: String,
    /// Its name.
    pub name: String,
    /// A small picture of it; empty for what is none.
    pub thumbnail: String,
    /// Who sent it and when, and how large it is.
    pub line: String,
    /// Why it cannot be opened yet; may be empty.
    pub scan: &'static str,
    /// Where taking it away goes.
    pub removal: String,
    /// What that asks first.
    pub removal_ask: String,
    /// The versions before, the newest first.
    pub older: Vec<FileRow>,
}

impl FilesPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        now: Timestamp,
        page: &Page,
        files: Vec<File>,
        uploading: Option<Uploading>,
        name: impl Fn(PersonId) -> String,
    ) -> FilesPage {
        let back = format!("/wiki/pages/{}", page.id);
        let row = |file: &File| {
            let when = maru_web::relative(frame.t, file.at, now);
            FileRow {
                line: t.files_line(name(file.uploader), when, maru_web::size(file.size)),
                ..plain_row(t, &back, file)
            }
        };
        let of_name = |versions: Vec<File>| {
            let mut rows = versions.iter().map(row);
            let newest = rows.next()?;
            Some(FileRow { older: rows.collect(), ..newest })
        };
        let files = versions(files, |file| file.name.clone()).into_iter().filter_map(of_name).collect();
        let can_edit = uploading.is_some();
        let sent = uploading.and_then(|uploading| uploading.sent);
        FilesPage {
            ask: sent.as_ref().map(|(_, name)| t.files_ask(name)).unwrap_or_default(),
            sent: sent.map(|(id, _)| id.to_string()).unwrap_or_default(),
            files,
            can_edit,
            back,
            page: frame,
            t,
        }
    }
}

fn plain_row(t: T, back: &str, file: &File) -> FileRow {
    FileRow {
        href: format!("/files/{}", file.id),
        thumbnail: if file.thumbnails { format!("/files/{}/thumb/96", file.id) } else { String::new() },
        scan: match file.scan {
            Scan::Clean => "",
            Scan::Waiting => t.files_scan_waiting(),
            Scan::Infected | Scan::Unscannable => t.files_scan_refused(),
        },
        removal: format!("{back}/files/{}/removal", file.id),
        removal_ask: t.files_remove_ask(&file.name),
        name: file.name.clone(),
        line: String::new(),
        older: Vec::new(),
    }
}
