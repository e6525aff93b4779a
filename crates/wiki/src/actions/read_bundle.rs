//! Reads an archive that somebody sent: what of it would become pages and files, and what is refused. Nothing is
//! believed of what it says of itself (S-171).

use crate::error::Error;
use crate::model::bundle::{
    Bundle, Enclosed, Sheet, Why, arranged, count_lost_pictures, leads, owner, path, sheet,
};
use crate::model::markdown::{self, LONGEST, Refused};
use encoding_rs::{EUC_KR, Encoding};
use std::collections::HashSet;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::read::ZipFile;

/// The most entries an archive has.
const MOST_ENTRIES: usize = 1_000;
/// The most text, in bytes.
const MOST_TEXT: usize = 32 * 1024 * 1024;
/// The most bytes when unpacked.
const MOST_BYTES: u64 = 200 * MEBIBYTE;
const MEBIBYTE: u64 = 1024 * 1024;
/// How many times its packed size a file may have; text hardly reaches a fifth of this.
const MOST_GROWTH: u64 = 100;
/// The first bytes of a file, which tell its kind.
const HEAD: u64 = 8_192;

/// What an entry says of itself.
struct Entry {
    number: usize,
    path: String,
    size: u64,
}

/// Reads the archive.
///
/// # Errors
/// No archive at all, or too much in it.
pub fn read_bundle(archive: impl Read + Seek) -> Result<Bundle, Error> {
    let mut zip = ZipArchive::new(archive).map_err(Error::unreadable)?;
    if zip.len() > MOST_ENTRIES {
        return Err(Error::Entries(MOST_ENTRIES));
    }
    let (mut bundle, mut sheets, mut files) = (Bundle::default(), Vec::new(), Vec::new());
    let (mut taken, mut left, mut bytes) = (HashSet::new(), MOST_TEXT, 0);
    for number in 0..zip.len() {
        let (shown, entry) = entry(&mut zip, number);
        let entry = match entry {
            Ok(Some(entry)) => entry,
            Ok(None) => continue,
            Err(why) => {
                bundle.refused.push((shown, why));
                continue;
            }
        };
        bytes += entry.size;
        if bytes > MOST_BYTES {
            return Err(Error::Unpacked(MOST_BYTES / MEBIBYTE));
        }
        let read = if is_page(&entry.path) {
            match page(&mut zip, &entry, &mut left) {
                Ok(sheet) if !taken.insert(sheet.path.to_lowercase()) => Err(Why::Twice),
                read => read.map(|sheet| sheets.push(sheet)),
            }
        } else {
            accepted(&mut zip, &entry).map(|()| files.push(entry))
        };
        bundle.refused.extend(read.err().map(|why| (shown, why)));
    }
    bundle.pages = arranged(sheets);
    let (pages, leads) = (&bundle.pages, leads(&bundle.pages));
    bundle.files = files.into_iter().map(|file| enclosed(file, |path| owner(&leads, pages, path))).collect();
    count_lost_pictures(&mut bundle);
    Ok(bundle)
}

fn enclosed(file: Entry, owner: impl Fn(&str) -> usize) -> Enclosed {
    let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
    Enclosed { number: file.number, page: owner(&file.path), path: file.path, name, size: file.size }
}

/// The name of an entry as it is shown, and the entry, unless it is none of ours or refused.
fn entry<R: Read + Seek>(zip: &mut ZipArchive<R>, number: usize) -> (String, Result<Option<Entry>, Why>) {
    let Ok(file) = zip.by_index_raw(number) else { return (format!("#{}", number + 1), Err(Why::Broken)) };
    let Some(name) = decoded(file.name_raw()) else {
        return (String::from_utf8_lossy(file.name_raw()).into_owned(), Err(Why::Letters));
    };
    let shown: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    (shown, looked_at(&file, &name, number))
}

fn looked_at<R: Read>(file: &ZipFile<'_, R>, name: &str, number: usize) -> Result<Option<Entry>, Why> {
    // The kind of a file in the upper bits of a mode; a symbolic link has this one.
    let is_pointer = file.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
    if is_pointer {
        return Err(Why::Pointer);
    }
    let path = path(name.trim_end_matches(['/', '\\'])).ok_or(Why::Path)?;
    if path.is_empty() || name.ends_with(['/', '\\']) {
        return Ok(None);
    }
    if file.encrypted() {
        return Err(Why::Locked);
    }
    let (size, packed) = (file.size(), file.compressed_size().max(1));
    if size / packed > MOST_GROWTH {
        return Err(Why::Large);
    }
    Ok(Some(Entry { number, path, size }))
}

fn is_page(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    ["md", "markdown", "html", "htm"].contains(&ending.as_str())
}

/// A page of an entry, if its text can be read and drawn.
fn page<R: Read + Seek>(zip: &mut ZipArchive<R>, entry: &Entry, left: &mut usize) -> Result<Sheet, Why> {
    let bytes = unpacked(zip, entry.number, LONGEST as u64 + 1)?;
    if bytes.len() > LONGEST || bytes.len() > *left {
        return Err(Why::Large);
    }
    *left -= bytes.len();
    let text = decoded(&bytes).ok_or(Why::Letters)?.replace("\r\n", "\n").replace('\0', "");
    let sheet = sheet(&entry.path, &text);
    if sheet.is_html && !markdown::is_bounded(&sheet.body) {
        return Err(Why::Deep);
    }
    match markdown::check(&crate::model::bundle::text(&sheet, |_| None)) {
        Ok(()) => Ok(sheet),
        Err(Refused::Long) => Err(Why::Large),
        Err(Refused::Deep | Refused::Tangled | Refused::Marks) => Err(Why::Deep),
    }
}

/// Whether a file of this name and content is taken.
fn accepted<R: Read + Seek>(zip: &mut ZipArchive<R>, entry: &Entry) -> Result<(), Why> {
    let head = unpacked(zip, entry.number, HEAD)?;
    if maru_files::accepts(&entry.path, &head) { Ok(()) } else { Err(Why::Kind) }
}

/// The first bytes of an entry when it is unpacked, however many it says it has.
fn unpacked<R: Read + Seek>(zip: &mut ZipArchive<R>, number: usize, most: u64) -> Result<Vec<u8>, Why> {
    let file = zip.by_index(number).ok().ok_or(Why::Locked)?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).ok().ok_or(Why::Broken)?;
    Ok(bytes)
}

/// Text in UTF-8 or UTF-16 with a mark, in UTF-8 without one, or in CP949, which Korean systems wrote for long.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(length..)?)?;
        return Some(text.into_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => Some(EUC_KR.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned()),
    }
}
