//! What a try at a password costs, and what is given back; on both databases.
#![cfg(test)]

mod cast;
mod people_house;

use cast::{Someone, person, write};
use maru_directory::store::{attempts, second_factors, sessions};
use maru_directory::{Directory, DirectoryDown, Error, Options, PasswordCheck, Refusal, actions};
use maru_kernel::{Actor, Cause, Id, Surroundings};
use maru_store::{Db, StoreError};
use maru_testkit::{in_house, on_both_databases};
use maru_web::live::Hub;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const PASSWORD: &str = "Gaon-2026-maru!";

/// A directory that can be switched off, takes a moment, and counts how often it is asked.
#[derive(Default)]
struct Switched {
    asked: AtomicUsize,
    down: AtomicBool,
}

impl PasswordCheck for Switched {
    fn check(&self, _: &str, _: &str, password: &str) -> Result<bool, DirectoryDown> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        if self.down.load(Ordering::SeqCst) { Err(DirectoryDown) } else { Ok(password == PASSWORD) }
    }
}

fn directory(check: &Arc<Switched>) -> Directory {
    let options = Options {
        inside_networks: vec!["10.0.0.0/8".parse().unwrap()],
        admin_networks: vec!["10.0.0.0/24".parse().unwrap()],
        ..cast::options()
    };
    Directory::new(options, Hub::default(), Arc::clone(check) as Arc<dyn PasswordCheck>)
}

/// Somebody whose password the agency's directory checks.
fn from_source(db: &Db, login: String) -> Id {
    write(db, move |tx| {
        use diesel::prelude::*;
        use maru_directory::store::schema::directory_persons as persons;
        let id = person(tx, Someone { name: "김서연", login: &login, ..Someone::default() });
        diesel::update(persons::table.find(id.as_i64()))
            .set(persons::source.eq(Some("agency")))
            .execute(tx.conn())?;
        Ok(id)
    })
}

fn cause() -> Cause {
    let from = Surroundings { address: Some([10, 0, 0, 5].into()), ..Surroundings::default() };
    Cause { actor: Actor::Anonymous, from }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap()
}

fn enter(db: &Db, house: &Directory, login: &str, password: &str) -> Result<actions::Opened, Error> {
    runtime().block_on(actions::sign_in(db, &cause(), house.parts(), login, password))
}

fn prove(db: &Db, house: &Directory, secret: &str, password: &str) -> Result<actions::Opened, Error> {
    let authenticator = house.authenticator(BTreeMap::new());
    let session = db
        .read_blocking(|conn| authenticator.session(conn, secret, &cause().from, db.now()))
        .unwrap()
        .unwrap();
    runtime().block_on(actions::prove_again(db, &cause(), house.parts(), &session, password))
}

fn failures(db: &Db, key: &str) -> i32 {
    db.read_blocking(|conn| attempts::tries(conn, key)).unwrap().map_or(0, |tries| tries.failures)
}

fn is(outcome: &Result<actions::Opened, Error>, refusal: Refusal) -> bool {
    matches!(outcome, Err(Error::Refused(r)) if *r == refusal)
}

#[test]
fn s_113_a_try_nobody_answered_is_given_back_and_no_other_one() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let check = Arc::<Switched>::default();
        let house = directory(&check);
        let id = from_source(db, "kim".to_owned());
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        assert!(is(&enter(db, &house, "kim", "wrong"), Refusal::SignIn));
        assert!(is(&prove(db, &house, &opened.secret, "wrong"), Refusal::Proof));
        check.down.store(true, Ordering::SeqCst);
        for _ in 0..8 {
            assert!(is(&enter(db, &house, "kim", PASSWORD), Refusal::DirectoryDown));
            assert!(is(&prove(db, &house, &opened.secret, PASSWORD), Refusal::DirectoryDown));
        }
        // The wrong tries of before are still counted, at the name, the proof and the address.
        let counted = ["login:kim".to_owned(), format!("proof:{id}"), "address:10.0.0.5".to_owned()];
        assert_eq!(counted.map(|key| failures(db, &key)), [1, 1, 2]);
        check.down.store(false, Ordering::SeqCst);
        assert!(prove(db, &house, &opened.secret, PASSWORD).is_ok(), "nobody is locked by a silent server");
        assert!(enter(db, &house, "kim", PASSWORD).is_ok());
    });
}

#[test]
fn s_113_eighty_names_at_once_from_one_address_are_thirty() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let check = Arc::<Switched>::default();
        let house = directory(&check);
        let (right, wrong) = (40, 80);
        for n in 0..wrong {
            from_source(db, format!("p{n}"));
        }
        let all = |count: usize, password: &'static str| {
            runtime().block_on(async {
                let tries: Vec<_> = (0..count)
                    .map(|n| {
                        let (db, parts) = (db.clone(), Arc::clone(house.parts()));
                        tokio::spawn(async move {
                            loop {
                                let login = format!("p{n}");
                                match actions::sign_in(&db, &cause(), &parts, &login, password).await {
                                    Err(Error::Store(StoreError::Busy)) => {}
                                    outcome => break outcome.is_ok(),
                                }
                            }
                        })
                    })
                    .collect();
                let mut entered = 0;
                for one in tries {
                    entered += usize::from(one.await.unwrap());
                }
                entered
            })
        };
        assert_eq!(all(right, PASSWORD), right, "a whole office signs in at nine");
        check.asked.store(0, Ordering::SeqCst);
        assert_eq!(all(wrong, "wrong"), 0);
        let asked = check.asked.load(Ordering::SeqCst);
        assert!(asked <= 30, "{asked} of {wrong} tries were evaluated");
    });
}

#[test]
fn s_119_an_unlocked_desk_sets_up_no_second_factor() {
    in_house(people_house::modules(), async |house| {
        let id = write(house.db(), |tx| Ok(person(tx, Someone { name: "김서연", ..Someone::default() })));
        let begun =
            || house.db().read_blocking(|conn| second_factors::of_person(conn, id)).unwrap().is_some();
        let stale = house.visitor(id, "김서연", &[]).proven_ago(6);
        stale.post("/me/second-factor", &[]).await;
        assert!(!begun(), "six minutes after the password nothing is set up");
        let fresh = house.visitor(id, "김서연", &[]);
        fresh.post("/me/second-factor", &[]).await;
        assert!(begun());
    });
}

#[test]
fn s_119_setting_up_a_factor_is_no_proof_of_the_password() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(&Arc::default());
        from_source(db, "kim".to_owned());
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        let long_ago = db.now() - jiff::SignedDuration::from_hours(1);
        let session = opened.id;
        write(db, move |tx| {
            use diesel::prelude::*;
            use maru_directory::store::schema_sign_in::directory_sessions as kept;
            diesel::update(kept::table.find(session.as_i64()))
                .set(kept::proven_at.eq(maru_store::Utc(long_ago)))
                .execute(tx.conn())?;
            sessions::renew_keeping_proof(tx, session, &maru_directory::model::secret::digest("new"))
        });
        let authenticator = house.authenticator(BTreeMap::new());
        let found = db.read_blocking(|conn| authenticator.session(conn, "new", &cause().from, db.now()));
        assert_eq!(found.unwrap().unwrap().proven_at.as_second(), long_ago.as_second());
    });
}
