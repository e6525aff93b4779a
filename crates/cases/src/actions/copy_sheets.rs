//! What a sealed copy holds before it is packed: the page to read, the data for programs, the list of things and that of their files.

use crate::error::Error;
use crate::pages::Names;
use crate::texts::T;
use crate::views::copy::{Facts, Thing};
use askama::Template;
use maru_contract::{EvidencePlace, Exhibit};
use maru_kernel::{Viewer, full_file_name};
use maru_web::{Download, Made, Standalone};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

/// The most things one copy takes: they are written down as read in one transaction.
pub const MOST_ITEMS: usize = 200_000;
/// The most files: each has a row in the contents of the archive, which are kept in memory.
const MOST_FILES: usize = 50_000;

/// A file that belongs into the archive.
#[derive(Debug, Serialize, Deserialize)]
pub struct Enclosed {
    /// Its path there.
    pub path: String,
    /// The thing it came with.
    pub item: String,
    /// Which.
    pub file: String,
    /// Bytes.
    pub size: u64,
    /// What it has to be.
    pub sha256: String,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Things.
    pub items: usize,
    /// Files.
    pub files: usize,
}

/// The sheets while they are written.
pub struct Sheets {
    page: Download,
    data: Download,
    list: Download,
    files: Download,
    counts: Counts,
    viewer: Viewer,
    day: String,
}

/// The sheets when they are whole.
pub struct Written {
    /// The page to read.
    pub page: Made,
    /// The same for programs.
    pub data: Made,
    /// The things, a reference a line.
    pub list: Made,
    /// The files, one a line.
    pub files: Made,
    /// How much there is.
    pub counts: Counts,
}

impl Sheets {
    /// Begins with what is to be known of the case.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn begin(scratch: &Path, facts: &Facts<'_>) -> Result<Sheets, Error> {
        let mut page = Download::begin(scratch)?;
        let mut data = Download::begin(scratch)?;
        for part in [facts.cover().render(), facts.render()] {
            page.write_all(part.map_err(io::Error::other)?.as_bytes())?;
        }
        data.write_all(b"[")?;
        let (list, files) = (Download::begin(scratch)?, Download::begin(scratch)?);
        let (counts, viewer, day) = (Counts::default(), facts.viewer.clone(), String::new());
        Ok(Sheets { page, data, list, files, counts, viewer, day })
    }

    /// Begins a place.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn begin_place(&mut self, place: &EvidencePlace) -> Result<(), Error> {
        self.day.clear();
        let heading = crate::views::copy::Heading { name: maru_kernel::visible(&place.name) };
        self.page.write_all(heading.render().map_err(io::Error::other)?.as_bytes())?;
        Ok(())
    }

    /// Adds a thing of the place that began last.
    ///
    /// # Errors
    /// Too many things or files, or a disk that is full.
    pub fn add(&mut self, thing: &Exhibit, names: &Names) -> Result<(), Error> {
        if self.counts.items == MOST_ITEMS {
            return Err(Error::Large(MOST_ITEMS));
        }
        let first = self.counts.items == 0;
        self.counts.items += 1;
        writeln!(self.list, "{}", thing.line.item)?;
        let paths = self.enclose(thing)?;
        let t = T(self.viewer.lang);
        let view = Thing::new((t, self.viewer.lang), thing, names, &paths, &mut self.day);
        self.page.write_all(view.render().map_err(io::Error::other)?.as_bytes())?;
        self.data.write_all(if first { b"\n" } else { b",\n" })?;
        let row = row(thing, &names.name(t, thing.line.author), &paths);
        serde_json::to_writer(&mut self.data, &row).map_err(io::Error::other)?;
        Ok(())
    }

    /// Notes the files of a thing; their paths in the archive, none for those that are not given out.
    fn enclose(&mut self, thing: &Exhibit) -> Result<Vec<Option<String>>, Error> {
        let mut paths = Vec::with_capacity(thing.files.len());
        for (place, file) in thing.files.iter().enumerate() {
            if !file.clean {
                paths.push(None);
                continue;
            }
            if self.counts.files == MOST_FILES {
                return Err(Error::Large(MOST_FILES));
            }
            self.counts.files += 1;
            let path = format!("files/{:06}-{}-{}", self.counts.items, place + 1, full_file_name(&file.name));
            let enclosed = Enclosed {
                path: path.clone(),
                item: thing.line.item.to_string(),
                file: file.id.to_string(),
                size: file.size,
                sha256: file.sha256.clone(),
            };
            serde_json::to_writer(&mut self.files, &enclosed).map_err(io::Error::other)?;
            self.files.write_all(b"\n")?;
            paths.push(Some(path));
        }
        Ok(paths)
    }

    /// Ends them.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn end(mut self) -> Result<Written, Error> {
        self.page.write_all(Standalone::END.as_bytes())?;
        self.data.write_all(b"\n]\n")?;
        Ok(Written {
            page: self.page.finish()?,
            data: self.data.finish()?,
            list: self.list.finish()?,
            files: self.files.finish()?,
            counts: self.counts,
        })
    }
}

fn row(thing: &Exhibit, author: &str, paths: &[Option<String>]) -> Value {
    let line = &thing.line;
    let wordings = thing
        .wordings
        .iter()
        .map(|wording| json!({ "text": wording.text, "until": wording.until.map(|at| at.to_string()) }));
    let files = thing.files.iter().zip(paths).map(|(file, path)| {
        json!({
            "path": path, "name": file.name, "size": file.size, "type": file.media_type, "sha256": file.sha256,
        })
    });
    json!({
        "item": line.item.to_string(),
        "number": line.number,
        "place": { "ref": thing.place.place.to_string(), "name": thing.place.name },
        "author": { "id": line.author.to_string(), "name": author },
        "at": line.at.to_string(),
        "edited": line.edited,
        "recalled_at": thing.recalled_at.map(|at| at.to_string()),
        "wordings": wordings.collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
    })
}
