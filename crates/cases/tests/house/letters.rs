//! A source of letters: what one module gives out, so that the rules of cases are tried without any module's tables.

use maru_contract::{
    Contributions, Evidence, EvidenceDay, EvidenceLine, EvidencePlace, Exhibit, Module, Reach, Wording,
};
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, ModuleMigrations, StoreResult};
use maru_web::Route;
use std::sync::Arc;

/// The letters: number, who wrote it, when, in which box.
const LETTERS: [(i64, i64, &str, i64); 4] = [
    (1, 5, "2026-11-10T01:00:00Z", 70),
    (2, 5, "2026-10-10T01:00:00Z", 70),
    (3, 7, "2026-11-10T02:00:00Z", 71),
    (4, 5, "2026-11-22T23:00:00Z", 70),
];

pub struct Letters;

pub fn letter(number: i64) -> Ref {
    Ref::new("letters", "letter", Id::from_i64(number))
}

pub fn letter_box(number: i64) -> Ref {
    Ref::new("letters", "box", Id::from_i64(number))
}

fn within(reach: &Reach) -> impl Iterator<Item = EvidenceLine> {
    LETTERS.into_iter().filter_map(|(number, author, at, place)| {
        let at: Timestamp = at.parse().unwrap();
        let theirs = reach.people.contains(&Id::from_i64(author)) || reach.place == Some(letter_box(place));
        let line = EvidenceLine {
            item: letter(number),
            at,
            author: Id::from_i64(author),
            edited: false,
            recalled: number == 1,
            files: 0,
        };
        (theirs && reach.covers(at)).then_some(line)
    })
}

fn box_of(item: &Ref) -> EvidencePlace {
    let found = LETTERS.iter().find(|(number, ..)| letter(*number) == *item).unwrap();
    EvidencePlace { place: letter_box(found.3), name: format!("편지함 {}", found.3) }
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
        Ok(within(reach).find(|line| line.item == *item).map(|line| Exhibit {
            place: box_of(item),
            wordings: vec![Wording { text: format!("비밀 편지 {}", item.id.as_i64()), until: None }],
            recalled_at: None,
            files: Vec::new(),
            line,
        }))
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
    }
}
