//! The people search with eight people typing at once.

use crate::agency::Agency;
use crate::database::{Filled, Place, open};
use crate::table::{Table, millis, percentile};
use crate::{Outcome, Size, child, large, ldif, queries};
use maru_directory::store::people_search::find;
use maru_directory::store::persons::lines;
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{Db, StoreError};
use maru_testkit::TempFolder;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// People typing at once.
const CLIENTS: usize = 8;
/// Queries of each client.
const EACH: usize = 450;
/// Lines of the answer.
const LINES: usize = 20;

/// Measures and adds a row for each database; fills those no other figure has filled.
pub fn measure(size: &Size, table: &mut Table, filled: &mut Filled) -> Outcome<()> {
    let places = [
        ("SQLite", size.large, filled.large.take(), Place::sqlite as fn() -> Place),
        ("PostgreSQL", size.huge, filled.huge.take(), Place::postgres),
    ];
    for (name, (people, units), place, fresh) in places {
        let agency = Agency::new(people, units)?;
        let place = place.map_or_else(|| fill(&agency, fresh()), Ok)?;
        let db = open(&place.address)?;
        let viewers = some_people(&db)?;
        let times = crowd(&db, &viewers, |db, viewer, number| {
            let (kind, text) = queries::typed(&agency, number);
            db.read_blocking(|conn| find(conn, viewer, &text, LINES)).map(|_| kind)
        })?;
        let floor = crowd(&db, &viewers, |db, viewer, _| {
            db.read_blocking(|conn| lines(conn, viewer, &[viewer.id])).map(|_| 0)
        })?;
        by_kind(&times);
        let (all, floor) = (sorted(times), sorted(floor));
        table.row(
            &format!("people search, {people} people, {name}, {CLIENTS} clients"),
            "p95 ≤ 30 ms (aim 20 ms)",
            &format!("p95 {}, median {}", millis(percentile(&all, 95)), millis(percentile(&all, 50))),
            &format!("one person by number: p95 {}", millis(percentile(&floor, 95))),
        );
    }
    Ok(())
}

fn fill(agency: &Agency, place: Place) -> Outcome<Place> {
    let folder = TempFolder::new();
    let file = folder.path().join("agency.ldif");
    ldif::write(agency, &file, true)?;
    child::sync(&place.address, &large::config(&file.display().to_string()))?;
    Ok(place)
}

/// Viewers from all over the organisation: a million people who look are not one.
fn some_people(db: &Db) -> Outcome<Vec<Viewer>> {
    let nobody = viewer(Id::from_i64(0));
    let mut found = Vec::new();
    for initial in ["ㄱㅎㅁ", "ㅇㅅㅎ", "ㅂㅈㅇ", "ㅊㅇㅈ"] {
        let people = db.read_blocking(|conn| find(conn, &nobody, initial, 50))?;
        found.extend(people.iter().map(|line| viewer(line.id())));
    }
    Ok(found)
}

/// Somebody of this number, who may do nothing in particular.
pub fn viewer(id: Id) -> Viewer {
    let (name, title, unit) = (String::new(), String::new(), String::new());
    Viewer { id, name, title, unit, lang: Lang::Ko, permissions: Arc::new(BTreeSet::new()), guest: false }
}

/// Times by kind of query.
type Times = Vec<(usize, Duration)>;

/// Everybody asks at once, one query after the other, and notes how long each took.
fn crowd(
    db: &Db,
    viewers: &[Viewer],
    ask: impl Fn(&Db, &Viewer, usize) -> Result<usize, StoreError> + Sync,
) -> Outcome<Times> {
    let one = |client: usize| -> Result<Times, StoreError> {
        let mut times = Vec::with_capacity(EACH);
        for (number, viewer) in (client * EACH..(client + 1) * EACH).zip(viewers.iter().cycle()) {
            let started = Instant::now();
            let kind = ask(db, viewer, number)?;
            times.push((kind, started.elapsed()));
        }
        Ok(times)
    };
    std::thread::scope(|scope| {
        let crowd: Vec<_> = (0..CLIENTS).map(|client| scope.spawn(move || one(client))).collect();
        let mut all = Vec::new();
        for client in crowd {
            all.extend(client.join().map_err(|_panic| "a client panicked")??);
        }
        Ok(all)
    })
}

fn sorted(times: Times) -> Vec<Duration> {
    let mut times: Vec<Duration> = times.into_iter().map(|(_, time)| time).collect();
    times.sort_unstable();
    times
}

fn by_kind(times: &Times) {
    for (number, name) in queries::KINDS.iter().enumerate() {
        let of_kind = sorted(times.iter().filter(|(kind, _)| *kind == number).copied().collect());
        println!(
            "  {name}: median {}, p95 {}",
            millis(percentile(&of_kind, 50)),
            millis(percentile(&of_kind, 95))
        );
    }
}
