//! Writes what somebody may read of a room into one archive: to look at, to be read by programs, and to be checked.

use super::arrange_room::policy;
use crate::Desk;
use crate::access;
use crate::error::Error;
use crate::model::{Message, Place, body, room_ref};
use crate::store::{mark, message, reaction, room};
use crate::texts::T;
use crate::views::taken::{Deeds, Spoken, cover};
use crate::views::when;
use askama::Template;
use jiff::civil::Date;
use maru_directory::faces::Known;
use maru_files::{File, Scan};
use maru_kernel::{Cause, Event, Id, Lang, PersonId, Timestamp, Viewer, full_file_name};
use maru_store::{Db, DbConn};
use maru_web::{Bundle, Download, Made, Packing, Standalone, Wanted};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Write};

/// The most messages one archive takes.
const MOST: i64 = 500_000;
/// Messages read at once.
const AT_ONCE: i64 = 200;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The room.
    pub room: Id,
    /// What it is called, as its reader knows it.
    pub name: String,
    /// Why; see [`maru_kernel::reason`].
    pub reason: String,
    /// The first day; none from the beginning.
    pub since: Option<Date>,
    /// The last day; none until now.
    pub until: Option<Date>,
    /// Whether files are wanted too.
    pub files: bool,
    /// Whether somebody still waits for it.
    pub wanted: Wanted,
}

/// Writes the archive, then the event that tells of it; only then may it be sent. May take long.
///
/// # Errors
/// Not theirs to take away, too many messages, a disk that is full, or nobody who waits for it any more.
pub fn take_away(
    db: &Db,
    cause: &Cause,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    order: &Order,
) -> Result<Made, Error> {
    let taker = Taker { db, desk, viewer, lang, order };
    let (from, to) = db.read_blocking(|conn| taker.range(conn))?;
    let scratch = desk.files.scratch();
    let (mut page, mut data) = (Download::begin(&scratch)?, Download::begin(&scratch)?);
    let (count, files) = taker.messages((from, to), &mut page, &mut data)?;
    let mut bundle = Bundle::begin(&scratch)?;
    for (name, written) in [("index.html", page.finish()?), ("messages.json", data.finish()?)] {
        bundle.add(name, Packing::Packed, written.bytes, written)?;
    }
    for (path, file) in &files {
        order.wanted.check()?;
        bundle.add(path, Packing::Stored, file.size, desk.files.content(file)?)?;
    }
    let about = taker.about(count, files.len(), (from, to));
    let text = serde_json::to_vec_pretty(&about).map_err(io::Error::other)?;
    bundle.add("manifest.json", Packing::Packed, text.len() as u64, text.as_slice())?;
    let made = bundle.finish()?;
    let details = json!({
        "messages": count, "files": files.len(), "bytes": made.bytes, "sha256": made.sha256,
        "since": order.since.map(|day| day.to_string()), "until": order.until.map(|day| day.to_string()), "reason": order.reason,
    });
    let event = Event::new("messenger.taken_away").about(room_ref(order.room)).with(details);
    db.write_blocking(cause, move |tx| tx.record(&event).map(|_| ()))?;
    Ok(made)
}

/// Who takes what away.
struct Taker<'t> {
    db: &'t Db,
    desk: &'t Desk,
    viewer: &'t Viewer,
    lang: Lang,
    order: &'t Order,
}

/// Files with the paths they have in the archive.
type Files = Vec<(String, File)>;

impl Taker<'_> {
    /// The room as far as the viewer takes it away, asked again with every portion.
    fn place(&self, conn: &mut DbConn) -> Result<Place, Error> {
        let seen = access::inside(room::seen(conn, self.order.room, self.viewer.id)?, self.viewer)?;
        Ok(*access::take_away(&seen, &policy(conn)?)?.noun())
    }

    /// The first message that is wanted and the first that is not.
    fn range(&self, conn: &mut DbConn) -> Result<(i64, i64), Error> {
        let place = self.place(conn)?;
        // What is said while it is written is not asked for.
        let end = message::last(conn, place)? + 1;
        let mut at = |day: Option<Date>, none: i64| match day.and_then(when::beginning) {
            Some(instant) => message::first_of_all_at(conn, place, instant).map(|seq| seq.unwrap_or(end)),
            None => Ok(none),
        };
        let from = at(self.order.since, place.from)?;
        let to = at(self.order.until.and_then(|day| day.tomorrow().ok()), end)?;
        if message::count_between(conn, place, (from, to))? > MOST {
            Err(Error::Lot(MOST))
        } else {
            Ok((from, to))
        }
    }

    /// Writes the messages for people and for programs; says how many there were, and which files came with them.
    fn messages(
        &self,
        (from, to): (i64, i64),
        page: &mut Download,
        data: &mut Download,
    ) -> Result<(usize, Files), Error> {
        let t = T(self.lang);
        let cover = cover(self.lang, &self.order.name, &self.viewer.name, self.db.now());
        page.write_all(cover.render().map_err(io::Error::other)?.as_bytes())?;
        data.write_all(b"[")?;
        let (mut next, mut count, mut files, mut day) = (from, 0, Files::new(), None);
        loop {
            self.order.wanted.check()?;
            let portion = self.db.read_blocking(|conn| self.portion(conn, (next, to)))?;
            let Some(last) = portion.messages.last() else { break };
            next = last.seq + 1;
            for message in &portion.messages {
                let of_it = portion.paths(message);
                let spoken = Spoken::new((t, self.lang), message, &portion.faces, &of_it, &mut day).noted(
                    message,
                    &portion.faces,
                    portion.deeds(message),
                );
                page.write_all(spoken.render().map_err(io::Error::other)?.as_bytes())?;
                data.write_all(if count == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *data, &portion.row(message, &of_it)).map_err(io::Error::other)?;
                files.extend(of_it);
                count += 1;
            }
        }
        page.write_all(Standalone::END.as_bytes())?;
        data.write_all(b"\n]\n")?;
        Ok((count, files))
    }

    fn portion(&self, conn: &mut DbConn, range: (i64, i64)) -> Result<Portion, Error> {
        let place = self.place(conn)?;
        let messages = message::between(conn, place, range, AT_ONCE)?;
        let seqs: Vec<i64> = messages.iter().map(|message| message.seq).collect();
        let mut signs: HashMap<i64, Signs> = HashMap::new();
        for (seq, sign, person) in reaction::who_among(conn, place.room, &seqs)? {
            let own = signs.entry(seq).or_default();
            match own.iter_mut().find(|(known, _)| *known == sign) {
                Some((_, people)) => people.push(person),
                None => own.push((sign, vec![person])),
            }
        }
        let asking: Vec<i64> = messages.iter().filter(|one| one.asks).map(|one| one.seq).collect();
        let mut confirmed: HashMap<i64, Confirmed> = HashMap::new();
        for (seq, person, at) in mark::confirmed_among(conn, place.room, &asking)? {
            confirmed.entry(seq).or_default().push((person, at));
        }
        let deeds = signs.values().flatten().flat_map(|(_, people)| people.iter().copied());
        let deeds = deeds.chain(confirmed.values().flatten().map(|(person, _)| *person));
        let named: Vec<PersonId> = messages.iter().map(|message| message.author).chain(deeds).collect();
        let faces = self.desk.faces.of(conn, named)?;
        let mut files = HashMap::new();
        for message in messages.iter().filter(|message| self.order.files && message.files > 0) {
            let mut of_it = maru_files::of_owner(conn, &message.to_ref())?;
            of_it.retain(|file| file.scan == Scan::Clean);
            files.insert(message.seq, of_it);
        }
        Ok(Portion { messages, signs, confirmed, faces, files })
    }

    /// What the archive says of itself.
    fn about(&self, messages: usize, files: usize, (from, to): (i64, i64)) -> Value {
        json!({
            "format": "maru.messenger.room/1",
            "room": self.order.room.to_string(),
            "name": self.order.name,
            "taken_by": { "id": self.viewer.id.to_string(), "name": self.viewer.name },
            "taken_at": self.db.now().to_string(),
            "first_seq": from,
            "before_seq": to,
            "messages": messages,
            "files": files,
        })
    }
}

/// Signs, each in the order its first came, and who put them there.
type Signs = Vec<(String, Vec<PersonId>)>;
/// Who has said that they have seen a message, and when.
type Confirmed = Vec<(PersonId, Timestamp)>;

/// Some messages with what belongs to them.
struct Portion {
    messages: Vec<Message>,
    signs: HashMap<i64, Signs>,
    confirmed: HashMap<i64, Confirmed>,
    faces: HashMap<PersonId, Known>,
    files: HashMap<i64, Vec<File>>,
}

impl Portion {
    /// The files of a message, each under a path of its own.
    fn paths(&self, message: &Message) -> Files {
        let files = self.files.get(&message.seq).map(Vec::as_slice).unwrap_or_default();
        let path = |(n, file): (usize, &File)| {
            (format!("files/{:06}-{}-{}", message.seq, n + 1, full_file_name(&file.name)), file.clone())
        };
        files.iter().enumerate().map(path).collect()
    }

    /// Signs and confirmations of a message.
    fn deeds(&self, message: &Message) -> Deeds<'_> {
        Deeds {
            signs: self.signs.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
            confirmed: self.confirmed.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
        }
    }

    fn row(&self, message: &Message, files: &Files) -> Value {
        let name = |person: PersonId| self.faces.get(&person).map_or("", |face| face.name.as_str());
        let one = |person: PersonId| json!({ "id": person.to_string(), "name": name(person) });
        let confirmed = |(person, at): &(PersonId, Timestamp)| json!({ "id": person.to_string(), "name": name(*person), "at": at.to_string() });
        let Deeds { signs, confirmed: confirmations } = self.deeds(message);
        json!({
            "seq": message.seq,
            "id": message.id.to_string(),
            "author": one(message.author),
            "at": message.at.to_string(),
            "body": message.body,
            "text": body::facts(&message.body).words,
            "thread": message.thread,
            "reply_to": message.reply_to,
            "priority": message.priority.rank(),
            "asks": message.asks,
            "forwarded": message.forwarded.is_some(),
            "edited_at": message.edited_at.map(|at| at.to_string()),
            "recalled_at": message.recalled_at.map(|at| at.to_string()),
            "pinned": message.pinned_at.is_some(),
            "confirmed": confirmations.iter().map(confirmed).collect::<Vec<_>>(),
            "signs": signs.iter().map(|(sign, people)| json!({
                "sign": sign, "people": people.len(), "by": people.iter().copied().map(one).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "files": files.iter().map(|(path, file)| json!({
                "path": path, "name": file.name, "size": file.size, "type": file.media_type, "sha256": file.hash,
            })).collect::<Vec<_>>(),
        })
    }
}
