//! A house of the messenger, its files and a directory, with people in it, for the tests of this crate.
#![allow(dead_code, reason = "not every test file needs all of it")]

pub mod visits;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Text};
use maru_contract::{House, Module, Offers};
use maru_directory::model::secret;
use maru_directory::store::sessions;
use maru_directory::{Directory, MasterKey};
use maru_files::{Files, Options};
use maru_kernel::{Cause, Clock, Fault, Id, Lang, Timestamp, Viewer};
use maru_messenger::actions::{self, NewRoom, Sent, Writing};
use maru_messenger::{Error, Messenger};
use maru_store::{Db, DbConn, EventRow, StoreResult, Tx, Utc, UtcTime, events_after, sql};
use maru_testkit::{TempFolder, TestHouse, Visitor, in_house_at, in_house_by};
use maru_web::live::Hub;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Runs the test in such a house on both databases. People 1 to 9 work there, in the unit 100; 50 is a guest.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_messenger(body: impl AsyncFn(&TestHouse)) {
    by_clock(&Clock::system(), &[], &body);
}

/// The same with other modules beside the messenger.
#[expect(clippy::needless_pass_by_value, reason = "tests pass what they have just written")]
pub fn in_messenger_beside(others: Vec<Arc<dyn Module>>, body: impl AsyncFn(&TestHouse)) {
    by_clock(&Clock::system(), &others, &body);
}

/// The same with a clock that the test turns; it begins on Monday, 23 November 2026 at ten in the morning, also in the second
/// house.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_messenger_at(body: impl AsyncFn(&TestHouse, &Hands)) {
    let hands = Hands::default();
    let told = hands.clone();
    by_clock(&Clock::from_fn(move || told.now()), &[], &async |house: &TestHouse| {
        body(house, &hands).await;
        hands.0.store(0, Ordering::Relaxed);
    });
}

/// The same with the real sign-in of the directory; see [`signed_in`].
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_signed_messenger(body: impl AsyncFn(&TestHouse, &Hands)) {
    let (hands, folder, latest) = (Hands::default(), TempFolder::new(), RefCell::new(None));
    let modules = |hub: &Hub| -> Vec<Arc<dyn Module>> {
        let directory = directory(hub);
        *latest.borrow_mut() = Some(directory.clone());
        let files = Files::new(Options::new(folder.path().to_owned())).unwrap();
        vec![Arc::new(directory), Arc::new(files.clone()), Arc::new(Messenger::new(hub.clone(), files))]
    };
    let real = |house: &House| latest.borrow().as_ref().unwrap().authenticator(house.permissions_by_role());
    let told = hands.clone();
    in_house_at(&Clock::from_fn(move || told.now()), modules, real, async |house: &TestHouse| {
        employ(house.db(), 100, 1..=9);
        body(house, &hands).await;
        hands.0.store(0, Ordering::Relaxed);
    });
}

/// The browser of somebody who signed in just now, and the secret of their session.
pub fn signed_in(house: &TestHouse, person: i64) -> (Visitor<'_>, String) {
    let secret = secret::new_secret();
    let new = sessions::NewSession {
        person: Id::from_i64(person),
        secret_hash: secret::digest(&secret),
        factor_proven: true,
        address: "127.0.0.1".to_owned(),
        agent: "Firefox/1".to_owned(),
    };
    house.db().write_blocking(&Cause::system("test"), move |tx| sessions::insert(tx, &new)).unwrap();
    (house.stranger().with_cookie("sid", &secret), secret)
}

/// The hands of a clock.
#[derive(Clone, Default)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    fn now(&self) -> Timestamp {
        let ten: Timestamp = "2026-11-23T10:00:00+09:00".parse().unwrap();
        // Every look is a little later, as it is on real clocks.
        ten + jiff::SignedDuration::from_micros(self.0.fetch_add(1, Ordering::Relaxed))
    }

    /// So many minutes pass.
    pub fn minutes(&self, minutes: i64) {
        self.seconds(minutes * 60);
    }

    /// So many seconds pass.
    pub fn seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }
}

fn by_clock(clock: &Clock, others: &[Arc<dyn Module>], body: &impl AsyncFn(&TestHouse)) {
    let folder = TempFolder::new();
    let modules = |hub: &Hub| -> Vec<Arc<dyn Module>> {
        let files = Files::new(Options::new(folder.path().to_owned())).unwrap();
        let own: [Arc<dyn Module>; 3] = [
            Arc::new(directory(hub)),
            Arc::new(files.clone()),
            Arc::new(Messenger::new(hub.clone(), files.clone())),
        ];
        own.into_iter().chain(others.iter().cloned()).collect()
    };
    in_house_by(clock, modules, async |house: &TestHouse| {
        employ(house.db(), 100, 1..=9);
        add_guest(house.db(), 50);
        body(house).await;
    });
}

/// A group that 1 made, with others in it.
pub fn group(house: &TestHouse, people: &[i64]) -> Id {
    let offers = Offers::of(&house.house.offers);
    let people = people.iter().copied().map(Id::from_i64).collect();
    let new = NewRoom { name: "하반기 시스템 점검".to_owned(), people, ..NewRoom::default() };
    write(house.db(), 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap()
}

/// Somebody says something.
pub fn say(db: &Db, person: i64, room: Id, body: &str) -> Result<Sent, Error> {
    let new = Writing { body: body.to_owned(), ..Writing::default() };
    write(db, person, move |tx, me| actions::send(tx, me, room, &new))
}

/// The code of what went wrong.
pub fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().code().name
}

/// Who was to hear of events of a name so far, by the events.
pub fn heard(house: &TestHouse, name: &str) -> Vec<BTreeSet<i64>> {
    let events = read(house.db(), |conn| events_after(conn, 0, 10_000));
    let audience = |event: &EventRow| -> BTreeSet<i64> {
        let names: Vec<String> = serde_json::from_str(&event.audience).unwrap();
        names.iter().map(|name| name.parse::<Id>().unwrap().as_i64()).collect()
    };
    events.iter().filter(|event| event.name == name).map(audience).collect()
}

fn directory(hub: &Hub) -> Directory {
    let options = maru_directory::Options {
        master_key: MasterKey([7; 32]),
        small_agency: false,
        demonstration: false,
        inside_networks: Vec::new(),
        admin_networks: Vec::new(),
        secrets_folder: std::env::temp_dir(),
    };
    let checks = Arc::new(BTreeMap::<String, maru_directory::ldap::Live>::new());
    Directory::new(options, hub.clone(), checks)
}

/// Has people serve in a unit, which is made if need be.
pub fn employ(db: &Db, unit: i64, people: impl IntoIterator<Item = i64>) {
    let people: Vec<i64> = people.into_iter().collect();
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        let id = tx.id().as_i64();
        sql("INSERT INTO directory_units (id, name, since) VALUES ($1, '교통과', $2) ON CONFLICT (id) DO NOTHING")
            .bind::<BigInt, _>(unit)
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        for (place, person) in (0..).zip(people) {
            sql("INSERT INTO directory_persons (id, name, since) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING")
                .bind::<BigInt, _>(person)
                .bind::<Text, _>(format!("직원 {person}"))
                .bind::<UtcTime, _>(now)
                .execute(tx.conn())?;
            sql("INSERT INTO directory_appointments (id, person_id, unit_id, kind, since) VALUES ($1, $2, $3, 'main', $4)")
                .bind::<BigInt, _>(id + place)
                .bind::<BigInt, _>(person)
                .bind::<BigInt, _>(unit)
                .bind::<UtcTime, _>(now)
                .execute(tx.conn())?;
        }
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

/// Takes somebody out of a unit.
pub fn dismiss(db: &Db, unit: i64, person: i64) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        sql("DELETE FROM directory_appointments WHERE unit_id = $1 AND person_id = $2")
            .bind::<BigInt, _>(unit)
            .bind::<BigInt, _>(person)
            .execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

fn add_guest(db: &Db, person: i64) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        sql("INSERT INTO directory_persons (id, name, since, guest) VALUES ($1, '손님', $2, $3)")
            .bind::<BigInt, _>(person)
            .bind::<UtcTime, _>(now)
            .bind::<Bool, _>(true)
            .execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

/// Somebody as a viewer.
pub fn viewer(person: i64) -> Viewer {
    Viewer {
        id: Id::from_i64(person),
        name: format!("직원 {person}"),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        guest: person == 50,
        permissions: Arc::default(),
    }
}

/// Writes as somebody.
pub fn write<T: Send + 'static>(
    db: &Db,
    person: i64,
    work: impl FnOnce(&mut Tx<'_>, &Viewer) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let viewer = viewer(person);
    let cause = Cause { actor: viewer.actor(), from: Default::default() };
    db.write_blocking(&cause, move |tx| work(tx, &viewer))
}

/// Reads.
pub fn read<T>(db: &Db, work: impl FnOnce(&mut DbConn) -> StoreResult<T>) -> T {
    db.read_blocking(work).unwrap()
}
