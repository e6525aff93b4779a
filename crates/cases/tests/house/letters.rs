//! A source of letters: what one module gives out, so that the rules of cases are tried without any module's tables.

use super::Hands;
use maru_contract::{
    Contributions, Evidence, EvidenceContent, EvidenceDay, EvidenceFile, EvidenceLine, EvidencePlace,
    Exhibit, Module, Reach, Wording,
};
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, ModuleMigrations, StoreResult};
use maru_web::Route;
use sha2::{Digest, Sha256};
use std::io::Cursor;
use std::sync::{Arc, Mutex};

/// The letters: number, who wrote it, when, in which box.
const LETTERS: [(i64, i64, &str, i64); 5] = [
    (1, 5, "2026-11-10T01:00:00Z", 70),
    (2, 5, "2026-10-10T01:00:00Z", 70),
    (3, 7, "2026-11-10T02:00:00Z", 71),
    (4, 5, "2026-11-22T23:00:00Z", 70),
    (5, 8, "2026-11-10T03:00:00Z", 72),
];

/// The files: number, of which letter, name, what it is, whether it is clean.
const FILES: [(i64, i64, &str, &str, bool); 5] = [
    (11, 1, "메모.txt", "text/plain", true),
    (12, 1, "계약서.hwp", "application/x-hwp", true),
    (13, 1, "의심.txt", "text/plain", false),
    (14, 1, "사진.png", "image/png", true),
    (51, 5, "늦은 메모.txt", "text/plain", true),
];

/// Person 9 wrote so many letters more, numbered from a thousand on, into box 73.
pub const MANY: i64 = 2_500;

/// The clock that leaps ahead when file 51 is read: a case that ends while a copy of it is made.
pub static LEAP: Mutex<Option<Hands>> = Mutex::new(None);

/// What is in a file.
pub fn content(number: i64) -> Vec<u8> {
    format!("비밀 파일 {number}").into_bytes()
}

fn files(letter: i64) -> Vec<EvidenceFile> {
    let of_it = FILES.into_iter().filter(|file| file.1 == letter);
    of_it
        .map(|(number, _, name, media_type, clean)| EvidenceFile {
            id: Id::from_i64(number),
            name: name.to_owned(),
            size: content(number).len() as u64,
            media_type: media_type.to_owned(),
            sha256: maru_kernel::hex(&Sha256::digest(content(number))),
            clean,
            picture: media_type.starts_with("image/"),
        })
        .collect()
}

fn all() -> impl Iterator<Item = (i64, i64, &'static str, i64)> {
    let more = (1_000..1_000 + MANY).map(|number| (number, 9, "2026-11-11T01:00:00Z", 73));
    LETTERS.into_iter().chain(more)
}

pub struct Letters;

pub fn letter(number: i64) -> Ref {
    Ref::new("letters", "letter", Id::from_i64(number))
}

pub fn letter_box(number: i64) -> Ref {
    Ref::new("letters", "box", Id::from_i64(number))
}

fn within(reach: &Reach) -> impl Iterator<Item = EvidenceLine> {
    all().filter_map(|(number, author, at, place)| {
        let at: Timestamp = at.parse().unwrap();
        let theirs = reach.people.contains(&Id::from_i64(author)) || reach.place == Some(letter_box(place));
        let line = EvidenceLine {
            item: letter(number),
            number,
            at,
            author: Id::from_i64(author),
            edited: false,
            recalled: number == 1,
            files: i32::try_from(files(number).len()).unwrap(),
        };
        (theirs && reach.covers(at)).then_some(line)
    })
}

fn box_of(item: &Ref) -> EvidencePlace {
    let found = all().find(|(number, ..)| letter(*number) == *item).unwrap();
    EvidencePlace { place: letter_box(found.3), name: format!("편지함 {}", found.3) }
}

fn shown(line: EvidenceLine) -> Exhibit {
    let number = line.item.id.as_i64();
    let before =
        line.recalled.then(|| Wording { text: format!("처음 쓴 편지 {number}"), until: Some(line.at) });
    let now = Wording { text: format!("비밀 편지 {number}"), until: None };
    Exhibit {
        place: box_of(&line.item),
        wordings: before.into_iter().chain([now]).collect(),
        recalled_at: None,
        files: files(number),
        line,
    }
}

impl Evidence for Letters {
    fn module(&self) -> &'static str {
        "letters"
    }

    fn label(&self, _: Lang) -> &'static str {
        "편지"
    }

    fn places(&self, _: &mut DbConn, _: &Viewer, name: &str, _: i64) -> StoreResult<Vec<EvidencePlace>> {
        Ok([1, 3]
            .map(|number| box_of(&letter(number)))
            .into_iter()
            .filter(|known| known.name == name)
            .collect())
    }

    fn place(&self, _: &mut DbConn, _: &Viewer, place: &Ref) -> StoreResult<Option<EvidencePlace>> {
        Ok([1, 3].map(|number| box_of(&letter(number))).into_iter().find(|known| known.place == *place))
    }

    fn people(&self, _: &mut DbConn, place: &Ref) -> StoreResult<Vec<PersonId>> {
        let there = LETTERS.iter().filter(|letter| letter_box(letter.3) == *place);
        Ok(there.map(|letter| Id::from_i64(letter.1)).collect())
    }

    fn homes(&self, _: &mut DbConn, _: &[PersonId]) -> StoreResult<Vec<Ref>> {
        Ok(vec![letter_box(70)])
    }

    fn days(
        &self,
        _: &mut DbConn,
        _: &Viewer,
        reach: &Reach,
        _: i64,
        _: i64,
    ) -> StoreResult<Vec<EvidenceDay>> {
        let day = |line: EvidenceLine| EvidenceDay {
            place: box_of(&line.item),
            begins: line.at - jiff::SignedDuration::from_hours(10),
            count: 1,
        };
        Ok(within(reach).map(day).collect())
    }

    fn lines(
        &self,
        _: &mut DbConn,
        _: &Viewer,
        reach: &Reach,
        (place, begins): (&Ref, Timestamp),
        _: Option<&Ref>,
        _: i64,
    ) -> StoreResult<Vec<EvidenceLine>> {
        let that_day = |at: Timestamp| begins <= at && at < begins + jiff::SignedDuration::from_hours(24);
        Ok(within(reach).filter(|line| box_of(&line.item).place == *place && that_day(line.at)).collect())
    }

    fn exhibit(&self, _: &mut DbConn, _: &Viewer, reach: &Reach, item: &Ref) -> StoreResult<Option<Exhibit>> {
        Ok(within(reach).find(|line| line.item == *item).map(shown))
    }

    fn next_place(
        &self,
        _: &mut DbConn,
        _: &Viewer,
        reach: &Reach,
        after: Option<&Ref>,
    ) -> StoreResult<Option<EvidencePlace>> {
        let mut places: Vec<EvidencePlace> = within(reach).map(|line| box_of(&line.item)).collect();
        places.sort_by_key(|known| known.place.id);
        let after = after.map_or(0, |place| place.id.as_i64());
        Ok(places.into_iter().find(|known| known.place.id.as_i64() > after))
    }

    fn exhibits(
        &self,
        _: &mut DbConn,
        reach: &Reach,
        place: &EvidencePlace,
        after: i64,
        limit: i64,
    ) -> StoreResult<Vec<Exhibit>> {
        let there = within(reach).filter(|line| line.number > after && box_of(&line.item) == *place);
        Ok(there.take(usize::try_from(limit).unwrap()).map(shown).collect())
    }

    fn content(
        &self,
        _: &mut DbConn,
        reach: &Reach,
        item: &Ref,
        file: Id,
    ) -> StoreResult<Option<EvidenceContent>> {
        let number = item.id.as_i64();
        let known = files(number).into_iter().find(|known| known.id == file && known.clean);
        if within(reach).all(|line| line.item != *item) || known.is_none() {
            return Ok(None);
        }
        if number == 5
            && let Some(hands) = LEAP.lock().unwrap().take()
        {
            hands.hours(73);
        }
        Ok(Some(Box::new(Cursor::new(content(file.as_i64())))))
    }
}

/// The same letters under the name of another module, which no case of the tests names.
struct Parcels;

impl Parcels {
    fn letter(item: &Ref) -> Option<Ref> {
        (item.module == "parcels").then(|| Ref::new("letters", &item.kind, item.id))
    }
}

impl Evidence for Parcels {
    fn module(&self) -> &'static str {
        "parcels"
    }

    fn label(&self, _: Lang) -> &'static str {
        "소포"
    }

    fn places(&self, _: &mut DbConn, _: &Viewer, _: &str, _: i64) -> StoreResult<Vec<EvidencePlace>> {
        Ok(Vec::new())
    }

    fn place(&self, _: &mut DbConn, _: &Viewer, _: &Ref) -> StoreResult<Option<EvidencePlace>> {
        Ok(None)
    }

    fn people(&self, _: &mut DbConn, _: &Ref) -> StoreResult<Vec<PersonId>> {
        Ok(Vec::new())
    }

    fn homes(&self, _: &mut DbConn, _: &[PersonId]) -> StoreResult<Vec<Ref>> {
        Ok(Vec::new())
    }

    fn days(&self, _: &mut DbConn, _: &Viewer, _: &Reach, _: i64, _: i64) -> StoreResult<Vec<EvidenceDay>> {
        Ok(Vec::new())
    }

    fn lines(
        &self,
        _: &mut DbConn,
        _: &Viewer,
        _: &Reach,
        _: (&Ref, Timestamp),
        _: Option<&Ref>,
        _: i64,
    ) -> StoreResult<Vec<EvidenceLine>> {
        Ok(Vec::new())
    }

    fn exhibit(&self, _: &mut DbConn, _: &Viewer, reach: &Reach, item: &Ref) -> StoreResult<Option<Exhibit>> {
        let letter = Parcels::letter(item);
        Ok(within(reach).find(|line| letter.as_ref() == Some(&line.item)).map(shown))
    }

    fn next_place(
        &self,
        _: &mut DbConn,
        _: &Viewer,
        _: &Reach,
        _: Option<&Ref>,
    ) -> StoreResult<Option<EvidencePlace>> {
        Ok(None)
    }

    fn exhibits(
        &self,
        _: &mut DbConn,
        _: &Reach,
        _: &EvidencePlace,
        _: i64,
        _: i64,
    ) -> StoreResult<Vec<Exhibit>> {
        Ok(Vec::new())
    }

    fn content(&self, _: &mut DbConn, _: &Reach, _: &Ref, _: Id) -> StoreResult<Option<EvidenceContent>> {
        Ok(None)
    }
}

impl Module for Letters {
    fn id(&self) -> &'static str {
        "letters"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "letters", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        to.evidence.push(Arc::new(Letters));
        to.evidence.push(Arc::new(Parcels));
    }
}
