//! Writes what an open case is about into one sealed archive: the only copy that leaves it (S-521).
//!
//! What is in it is read portion by portion, each with the right to it asked again, and nothing of it is kept in memory: page, data and lists
//! are files without a name until they are sealed. The receipt, every thing as read, and the event are written in one transaction before
//! anything is sent; whoever goes away before leaves nothing behind.

use super::LOCK;
use super::copy_sheets::{Counts, Enclosed, Sheets, Written};
use super::read::sources;
use super::seen::seen;
use crate::access::{self, Allowed, Reading, Take};
use crate::error::Error;
use crate::model::{Case, Export};
use crate::pages::Names;
use crate::store::export::{self, Content};
use crate::store::{reading, switch};
use crate::views::copy::Facts;
use maru_contract::{Evidence, EvidenceContent, EvidencePlace, Exhibit, Offers};
use maru_kernel::{Cause, Event, Id, Ref, Viewer};
use maru_seal::{Recipient, Sealer};
use maru_store::{Db, DbConn, StoreError, lock_name};
use maru_web::{Bundle, Download, Made, Packing, Wanted};
use serde_json::json;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

/// Things read at once.
const AT_ONCE: i64 = 200;

/// The right to make a copy and take it away.
type Right = Allowed<Take, (Reading, Export)>;

/// Which copy is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The case.
    pub case: Id,
    /// What was granted.
    pub export: Id,
    /// Whether somebody still waits for it.
    pub wanted: Wanted,
}

/// Makes the copy, then its receipt; only then may it be sent. Says the number of the case, too. May take long.
///
/// # Errors
/// The rules of [`access::take_copy`], too many things, a disk that is full, or nobody who waits for it any more.
pub fn take_copy(
    db: &Db,
    cause: &Cause,
    (offers, scratch): (&Offers, &Path),
    viewer: &Viewer,
    order: &Order,
) -> Result<(Made, String), Error> {
    let copier = Copier { db, offers, scratch, viewer, order };
    let (case, allowed) = db.read_blocking(|conn| copier.begin(conn))?;
    let (reading, export) = allowed.noun();
    let recipient: Recipient = export.recipient.parse().ok().ok_or(Error::Recipient)?;
    let names = db.read_blocking(|conn| copier.names(conn, &case, export))?;
    let facts = Facts { case: &case, export, viewer, now: db.now(), names: &names };
    let mut sheets = Sheets::begin(scratch, &facts)?;
    copier.write(reading, &mut sheets)?;
    let (made, content, mut list) = copier.seal(reading, &recipient, sheets.end()?, &facts)?;
    order.wanted.check()?;
    list.rewind()?;
    let (number, asking, id, asked) = (reading.number.clone(), viewer.clone(), order.case, order.export);
    db.write_blocking(cause, move |tx| {
        lock_name(tx, LOCK)?;
        let now = tx.now();
        // The case may have been closed while the copy was written: then there is none.
        let allowed = right(tx.conn(), &asking, (id, asked), now)?;
        let receipt = export::receipt(tx, &allowed, &content)?;
        reading::note_copied(tx, &allowed, receipt, BufReader::new(list))?;
        let (reading, export) = allowed.noun();
        let details = json!({
            "number": reading.number, "export": asked.to_string(), "receipt": receipt.to_string(),
            "recipient": export.recipient, "items": content.items, "files": content.files,
            "bytes": content.bytes, "sha256": content.sha256, "list_sha256": content.list_sha256,
        });
        let told = export.decided.iter().map(|decision| decision.by).collect();
        let event = Event::new("cases.exported").about(Ref::new("cases", "case", id)).to(told);
        tx.record(&event.with(details))?;
        Ok::<_, Error>(())
    })?;
    Ok((made, number))
}

/// The right to the copy, at this moment.
fn right(
    conn: &mut DbConn,
    viewer: &Viewer,
    (case, wanted): (Id, Id),
    now: maru_kernel::Timestamp,
) -> Result<Right, Error> {
    let seen = seen(conn, viewer, case, now)?;
    let state = switch::read(conn, now)?;
    let found = export::one(conn, case, wanted)?;
    access::take_copy(viewer, &state, seen, found, now)
}

/// Who makes which copy.
struct Copier<'c> {
    db: &'c Db,
    offers: &'c Offers,
    scratch: &'c Path,
    viewer: &'c Viewer,
    order: &'c Order,
}

impl Copier<'_> {
    fn right(&self, conn: &mut DbConn) -> Result<Right, Error> {
        right(conn, self.viewer, (self.order.case, self.order.export), self.db.now())
    }

    fn begin(&self, conn: &mut DbConn) -> Result<(Case, Right), Error> {
        let case = seen(conn, self.viewer, self.order.case, self.db.now())?.noun().clone();
        Ok((case, self.right(conn)?))
    }

    /// Whom the first page names.
    fn names(&self, conn: &mut DbConn, case: &Case, export: &Export) -> Result<Names, Error> {
        let people = case.scope.people.iter().copied().chain([case.asked_by]);
        let people = people.chain(export.decided.iter().map(|decision| decision.by));
        Ok(Names::of(conn, people, self.db.now())?)
    }

    /// Goes through all there is, source by source and place by place.
    fn write(&self, reading: &Reading, sheets: &mut Sheets) -> Result<(), Error> {
        for source in sources(self.offers, reading) {
            let mut last: Option<Ref> = None;
            loop {
                self.order.wanted.check()?;
                let next = self.db.read_blocking(|conn| {
                    self.right(conn)?;
                    Ok::<_, Error>(source.next_place(conn, self.viewer, &reading.reach, last.as_ref())?)
                })?;
                let Some(place) = next else { break };
                self.write_place(reading, &source, &place, sheets)?;
                last = Some(place.place);
            }
        }
        Ok(())
    }

    fn write_place(
        &self,
        reading: &Reading,
        source: &Arc<dyn Evidence>,
        place: &EvidencePlace,
        sheets: &mut Sheets,
    ) -> Result<(), Error> {
        sheets.begin_place(place)?;
        let mut after = 0;
        loop {
            self.order.wanted.check()?;
            let (things, names) = self.db.read_blocking(|conn| {
                self.right(conn)?;
                let things = source.exhibits(conn, &reading.reach, place, after, AT_ONCE)?;
                let authors = things.iter().map(|thing: &Exhibit| thing.line.author);
                let names = Names::of(conn, authors, self.db.now())?;
                Ok::<_, Error>((things, names))
            })?;
            let Some(last) = things.last() else { return Ok(()) };
            after = last.line.number;
            for thing in &things {
                sheets.add(thing, &names)?;
            }
        }
    }

    /// Packs and seals what was written, with the files that belong to it. Gives back the list of things as well.
    fn seal(
        &self,
        reading: &Reading,
        recipient: &Recipient,
        written: Written,
        facts: &Facts<'_>,
    ) -> Result<(Made, Content, Made), Error> {
        let mut bundle = Bundle::onto(Sealer::begin(Download::begin(self.scratch)?, recipient)?);
        let Written { page, data, mut list, files, counts } = written;
        let page = bundle.add("index.html", Packing::Packed, page.bytes, page)?;
        let data = bundle.add("items.json", Packing::Packed, data.bytes, data)?;
        let list_sha256 = bundle.add("items.txt", Packing::Packed, list.bytes, &mut list)?;
        let (enclosed, lost) = self.enclose(reading, &mut bundle, files)?;
        let manifest = facts.manifest(
            &Counts { files: enclosed, ..counts },
            &[("index.html", &page), ("items.json", &data), ("items.txt", &list_sha256)],
            &lost,
        );
        let text = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
        bundle.add("manifest.json", Packing::Packed, text.len() as u64, text.as_slice())?;
        let made = bundle.end()?.finish()?.finish()?;
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let content = Content {
            items: number(counts.items as u64),
            files: number(enclosed as u64),
            bytes: number(made.bytes),
            sha256: made.sha256.clone(),
            list_sha256,
        };
        Ok((made, content, list))
    }

    /// Adds the files; says how many there were, and which are gone or not what they were.
    fn enclose<W: io::Write>(
        &self,
        reading: &Reading,
        bundle: &mut Bundle<W>,
        files: Made,
    ) -> Result<(usize, Vec<String>), Error> {
        let (mut count, mut lost) = (0, Vec::new());
        for line in BufReader::new(files).lines() {
            let file: Enclosed = serde_json::from_str(&line?).map_err(io::Error::other)?;
            let Some(content) = self.content(reading, &file)? else {
                lost.push(file.path);
                continue;
            };
            let watched = Watched { content, wanted: &self.order.wanted };
            let digest = bundle.add(&file.path, Packing::Stored, file.size, watched)?;
            count += 1;
            if digest != file.sha256 {
                lost.push(file.path);
            }
        }
        Ok((count, lost))
    }

    fn content(&self, reading: &Reading, file: &Enclosed) -> Result<Option<EvidenceContent>, Error> {
        let broken = |text: &str| StoreError::Failed(format!("no reference: {text}"));
        let item: Ref = file.item.parse().ok().ok_or_else(|| broken(&file.item))?;
        let id: Id = file.file.parse().ok().ok_or_else(|| broken(&file.file))?;
        let source = sources(self.offers, reading).into_iter().find(|source| source.module() == item.module);
        let Some(source) = source else { return Ok(None) };
        self.db.read_blocking(|conn| {
            self.right(conn)?;
            Ok(source.content(conn, &reading.reach, &item, id)?)
        })
    }
}

/// A content that ends when nobody waits for it any more.
struct Watched<'w> {
    content: EvidenceContent,
    wanted: &'w Wanted,
}

impl Read for Watched<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.wanted.check()?;
        self.content.read(to)
    }
}
