//! What the messenger gives out to audited cases: messages, also what was edited and recalled. No other page shows that (S-521).

use crate::Desk;
use crate::model::{Message, Room, RoomKind, message_ref, room_ref};
use crate::store::{exhibits, member, room};
use crate::texts::T;
use maru_contract::{
    Evidence, EvidenceContent, EvidenceDay, EvidenceFile, EvidenceLine, EvidencePlace, Exhibit, Reach,
    Wording,
};
use maru_files::{File, Scan, ever_of_owner};
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreError, StoreResult};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::Arc;

const DAY: i64 = 86_400;
/// Korea is nine hours ahead, and has no summer time.
const KOREA: i64 = 32_400;

/// Messages, for audited cases.
pub struct Messages(pub Arc<Desk>);

impl Evidence for Messages {
    fn module(&self) -> &'static str {
        "messenger"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).messenger_title()
    }

    fn places(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        name: &str,
        limit: i64,
    ) -> StoreResult<Vec<EvidencePlace>> {
        let mut found = Vec::new();
        for id in exhibits::called(conn, name, limit)? {
            found.extend(self.place(conn, viewer, &room_ref(id))?);
        }
        Ok(found)
    }

    fn place(&self, conn: &mut DbConn, viewer: &Viewer, place: &Ref) -> StoreResult<Option<EvidencePlace>> {
        if *place != room_ref(place.id) {
            return Ok(None);
        }
        let Some(room) = room::any(conn, place.id)? else { return Ok(None) };
        let name = self.name(conn, viewer, &room)?;
        Ok(Some(EvidencePlace { place: place.clone(), name }))
    }

    fn people(&self, conn: &mut DbConn, place: &Ref) -> StoreResult<Vec<PersonId>> {
        if *place == room_ref(place.id) { exhibits::people_of(conn, place.id) } else { Ok(Vec::new()) }
    }

    fn homes(&self, conn: &mut DbConn, people: &[PersonId]) -> StoreResult<Vec<Ref>> {
        Ok(exhibits::rooms_of(conn, people)?.into_iter().map(room_ref).collect())
    }

    fn days(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        skip: i64,
        limit: i64,
    ) -> StoreResult<Vec<EvidenceDay>> {
        let mut names: HashMap<i64, EvidencePlace> = HashMap::new();
        let mut all = Vec::new();
        for day in exhibits::days(conn, reach, skip, limit)? {
            let known = match names.get(&day.room) {
                Some(known) => Some(known.clone()),
                None => self.place(conn, viewer, &room_ref(Id::from_i64(day.room)))?,
            };
            let (Some(place), Ok(begins)) = (known, Timestamp::from_second(day.day * DAY - KOREA)) else {
                continue;
            };
            names.insert(day.room, place.clone());
            all.push(EvidenceDay { place, begins, count: day.count });
        }
        Ok(all)
    }

    fn lines(
        &self,
        conn: &mut DbConn,
        _: &Viewer,
        reach: &Reach,
        (place, begins): (&Ref, Timestamp),
        after: Option<&Ref>,
        limit: i64,
    ) -> StoreResult<Vec<EvidenceLine>> {
        if *place != room_ref(place.id) {
            return Ok(Vec::new());
        }
        let after = match after {
            Some(after) => exhibits::number_of(conn, after.id)?,
            None => 0,
        };
        let day = (begins, begins + std::time::Duration::from_secs(DAY.unsigned_abs()));
        let found = exhibits::between(conn, reach, place.id, day, after, limit)?;
        Ok(found.iter().map(line).collect())
    }

    fn exhibit(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        item: &Ref,
    ) -> StoreResult<Option<Exhibit>> {
        if *item != message_ref(item.id) {
            return Ok(None);
        }
        let Some(message) = exhibits::one(conn, reach, item.id)? else { return Ok(None) };
        let Some(place) = self.place(conn, viewer, &room_ref(message.room))? else { return Ok(None) };
        shown(conn, &message, place).map(Some)
    }

    fn next_place(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        after: Option<&Ref>,
    ) -> StoreResult<Option<EvidencePlace>> {
        // No room has an id below zero.
        let after = after.map_or(-1, |place| place.id.as_i64());
        match exhibits::next_room(conn, reach, after)? {
            Some(room) => self.place(conn, viewer, &room_ref(room)),
            None => Ok(None),
        }
    }

    fn exhibits(
        &self,
        conn: &mut DbConn,
        reach: &Reach,
        place: &EvidencePlace,
        after: i64,
        limit: i64,
    ) -> StoreResult<Vec<Exhibit>> {
        if place.place != room_ref(place.place.id) {
            return Ok(Vec::new());
        }
        let time = (reach.from, reach.until);
        let found = exhibits::between(conn, reach, place.place.id, time, after, limit)?;
        found.iter().map(|message| shown(conn, message, place.clone())).collect()
    }

    fn content(
        &self,
        conn: &mut DbConn,
        reach: &Reach,
        item: &Ref,
        file: Id,
    ) -> StoreResult<Option<EvidenceContent>> {
        if *item != message_ref(item.id) || exhibits::one(conn, reach, item.id)?.is_none() {
            return Ok(None);
        }
        let Some(file) = ever_of_owner(conn, item)?.into_iter().find(|known| known.id == file) else {
            return Ok(None);
        };
        match self.0.files.content(&file) {
            Ok(content) => Ok(Some(Box::new(content))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::Failed(error.to_string())),
        }
    }
}

impl Messages {
    /// What a room is called by those who are not in it: its name, its unit, or its people.
    fn name(&self, conn: &mut DbConn, viewer: &Viewer, room: &Room) -> StoreResult<String> {
        let t = T(viewer.lang);
        Ok(match room.kind {
            RoomKind::Group | RoomKind::Channel => room.name.clone(),
            RoomKind::Unit => {
                let unit = room.unit.map(|unit| Ref::new("directory", "unit", unit));
                let cards = self.0.offers.describe(conn, viewer, viewer.lang, unit.as_slice())?;
                let name = cards.into_iter().flatten().next().map(|card| card.title);
                name.unwrap_or_else(|| t.messenger_unit_room().to_owned())
            }
            RoomKind::Own | RoomKind::Direct => {
                let people = member::people(conn, room.id)?;
                let known = self.0.faces.of(conn, people.iter().copied())?;
                let names =
                    people.iter().filter_map(|person| known.get(person)).map(|known| known.name.as_str());
                let names = names.collect::<Vec<_>>().join(" · ");
                if room.kind == RoomKind::Own { t.messenger_own_of(names) } else { names }
            }
        })
    }
}

/// A message with all its wordings, and with the files that came with it.
fn shown(conn: &mut DbConn, message: &Message, place: EvidencePlace) -> StoreResult<Exhibit> {
    let (was_changed, was_recalled) = (message.edited_at.is_some(), message.recalled_at.is_some());
    let mut wordings = Vec::new();
    if was_changed || was_recalled {
        let before = exhibits::originals_of(conn, message.room, message.seq)?;
        wordings.extend(before.into_iter().map(|(text, at)| Wording { text, until: Some(at) }));
    }
    if !was_recalled {
        wordings.push(Wording { text: message.body.clone(), until: None });
    }
    let mut files = Vec::new();
    if message.files > 0 || was_recalled {
        files.extend(ever_of_owner(conn, &message.to_ref())?.into_iter().map(enclosed));
    }
    Ok(Exhibit { line: line(message), place, wordings, recalled_at: message.recalled_at, files })
}

fn enclosed(file: File) -> EvidenceFile {
    EvidenceFile {
        id: file.id,
        name: file.name,
        size: file.size,
        media_type: file.media_type,
        sha256: file.hash,
        clean: file.scan == Scan::Clean,
        picture: file.thumbnails,
    }
}

fn line(message: &Message) -> EvidenceLine {
    EvidenceLine {
        item: message.to_ref(),
        number: message.seq,
        at: message.at,
        author: message.author,
        edited: message.edited_at.is_some(),
        recalled: message.recalled_at.is_some(),
        files: message.files,
    }
}
