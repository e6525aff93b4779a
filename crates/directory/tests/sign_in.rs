//! Signing in: passwords, throttling, sessions, second factor; on both databases.
#![cfg(test)]

mod cast;

use cast::{Someone, person, write};
use maru_contract::Role;
use maru_directory::actions::{self, Why};
use maru_directory::model::second_factor as factor;
use maru_directory::store::{credentials, second_factors, sessions};
use maru_directory::{
    Directory, DirectoryDown, Error, MasterKey, Options, PasswordCheck, Refusal, SourceChecks,
};
use maru_kernel::{Cause, Clock, Id, Surroundings, Timestamp};
use maru_store::{Db, events_after, give_places};
use maru_testkit::{on_both_databases, on_both_databases_at};
use maru_web::Session;
use maru_web::live::Hub;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

const PASSWORD: &str = "Gaon-2026-maru!";

/// The hands of a clock the test turns.
#[derive(Clone, Default)]
struct Hands(Arc<AtomicI64>);

impl Hands {
    fn turn(&self, by: jiff::SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

fn turned() -> (Clock, Hands) {
    let hands = Hands::default();
    let read = hands.clone();
    let tell = move || Timestamp::from_second(1_800_000_000 + read.0.load(Ordering::SeqCst)).unwrap();
    (Clock::from_fn(tell), hands)
}

/// A directory that knows one password and counts how often it is asked.
#[derive(Default)]
struct Counting {
    asked: AtomicUsize,
    down: bool,
}

impl PasswordCheck for Counting {
    fn check(&self, _: &str, _: &str, password: &str) -> Result<bool, DirectoryDown> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        if self.down { Err(DirectoryDown) } else { Ok(password == PASSWORD) }
    }

    fn is_down(&self) -> bool {
        self.down
    }
}

fn options() -> Options {
    Options {
        inside_networks: vec!["10.0.0.0/8".parse().unwrap()],
        admin_networks: vec!["10.0.0.0/24".parse().unwrap()],
        ..cast::options()
    }
}

fn directory(check: Arc<Counting>) -> Directory {
    Directory::new(options(), Hub::default(), check)
}

fn from(address: &str) -> Cause {
    let address: IpAddr = address.parse().unwrap();
    let from = Surroundings {
        address: Some(address),
        agent: "Firefox/1 Linux".to_owned(),
        ..Surroundings::default()
    };
    Cause { actor: maru_kernel::Actor::Anonymous, from }
}

fn somebody(db: &Db, login: &'static str) -> Id {
    write(db, move |tx| Ok(person(tx, Someone { name: "김서연", login, ..Someone::default() })))
}

/// Somebody whose password the directory checks.
fn from_source(db: &Db, login: &'static str) -> Id {
    let id = somebody(db, login);
    write(db, move |tx| {
        use diesel::prelude::*;
        use maru_directory::store::schema::directory_persons as persons;
        diesel::update(persons::table.find(id.as_i64()))
            .set(persons::source.eq(Some("agency")))
            .execute(tx.conn())?;
        Ok(())
    });
    id
}

fn local(db: &Db, login: &'static str) -> Id {
    let id = somebody(db, login);
    db.write_blocking(&Cause::system("test"), move |tx| actions::set_local_password(tx, id, PASSWORD))
        .unwrap();
    id
}

fn enter(db: &Db, house: &Directory, login: &str, password: &str) -> Result<actions::Opened, Error> {
    enter_from(db, house, login, password, "10.0.0.5")
}

fn enter_from(
    db: &Db,
    house: &Directory,
    login: &str,
    password: &str,
    at: &str,
) -> Result<actions::Opened, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(actions::sign_in(db, &from(at), house.parts(), login, password))
}

fn session(db: &Db, house: &Directory, secret: &str, at: &str) -> Option<Session> {
    let permissions = BTreeMap::from([(Role::Security, ["directory.roles.manage"].into())]);
    let (authenticator, from) = (house.authenticator(permissions), from(at).from);
    db.read_blocking(|conn| authenticator.session(conn, secret, &from, db.now())).unwrap()
}

fn refused(outcome: Result<actions::Opened, Error>) -> bool {
    outcome.is_err_and(|error| matches!(error, Error::Refused(Refusal::SignIn)))
}

fn events(db: &Db) -> Vec<String> {
    write(db, place_all);
    let all = db.read_blocking(|conn| events_after(conn, 0, 1_000)).unwrap();
    all.into_iter().map(|e| e.name).collect()
}

fn place_all(tx: &mut maru_store::Tx<'_>) -> maru_store::StoreResult<()> {
    while give_places(tx)? > 0 {}
    Ok(())
}

#[test]
fn s_103_the_database_alone_signs_nobody_in() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "kim");
        let opened = enter(db, &house, " ＫIM ", PASSWORD).unwrap();
        let me = session(db, &house, &opened.secret, "10.0.0.5").unwrap();
        assert_eq!((me.id, me.viewer.id, me.pending), (opened.id, opened.person, false));
        // What is kept is the hash; neither it nor its text opens anything.
        let kept: String = maru_directory::model::secret::digest(&opened.secret)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert!(session(db, &house, &kept, "10.0.0.5").is_none());
    });
}

#[test]
fn s_112_s_123_hopeless_passwords_are_refused_before_anybody_is_asked() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let check = Arc::<Counting>::default();
        let house = directory(Arc::clone(&check));
        from_source(db, "kim");
        for password in ["", "   ", "\0", "Gaon-2026-maru!\0", &"x".repeat(1_025)] {
            assert!(refused(enter(db, &house, "kim", password)), "{password:?}");
        }
        assert_eq!(check.asked.load(Ordering::SeqCst), 0);
        assert!(enter(db, &house, "kim", PASSWORD).is_ok());
    });
}

#[test]
fn s_113_s_130_two_hundred_wrong_tries_at_once_are_five_and_four_at_the_directory() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let check = Arc::<Counting>::default();
        let house = directory(Arc::clone(&check));
        from_source(db, "kim");
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut tries = Vec::new();
            for n in 0..200 {
                let (db, parts) = (db.clone(), Arc::clone(house.parts()));
                let cause = from(&format!("10.0.1.{}", n % 250));
                tries.push(tokio::spawn(async move {
                    // A busy pool is an answer too; the browser tries again.
                    loop {
                        match actions::sign_in(&db, &cause, &parts, "kim", "wrong").await {
                            Err(Error::Store(maru_store::StoreError::Busy)) => {}
                            outcome => break refused(outcome),
                        }
                    }
                }));
            }
            for one in tries {
                assert!(one.await.unwrap());
            }
        });
        let asked = check.asked.load(Ordering::SeqCst);
        assert!((1..=5).contains(&asked), "{asked} tries were evaluated");
        // S-130: we stop before the directory would lock the name.
        assert!(asked <= 4, "{asked}");
        assert!(refused(enter(db, &house, "kim", PASSWORD)));
        assert_eq!(events(db).iter().filter(|e| *e == "directory.sign_in_locked").count(), 1);
    });
}

#[test]
fn s_113_a_lock_ends_after_five_minutes_and_right_tries_do_not_count() {
    let (clock, hands) = turned();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "kim");
        for _ in 0..3 {
            assert!(refused(enter(db, &house, "kim", "wrong")));
            assert!(enter(db, &house, "kim", PASSWORD).is_ok());
        }
        for _ in 0..5 {
            assert!(refused(enter(db, &house, "kim", "wrong")));
        }
        assert!(refused(enter(db, &house, "kim", PASSWORD)));
        hands.turn(jiff::SignedDuration::from_secs(301));
        assert!(enter(db, &house, "kim", PASSWORD).is_ok());
    });
}

#[test]
fn s_114_every_kind_of_name_is_refused_alike() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "local");
        from_source(db, "ldap");
        let gone = local(db, "gone");
        write(db, move |tx| {
            use diesel::prelude::*;
            use maru_directory::store::schema::directory_persons as persons;
            diesel::update(persons::table.find(gone.as_i64()))
                .set(persons::active.eq(false))
                .execute(tx.conn())?;
            Ok(())
        });
        for login in ["local", "ldap", "gone", "nobody"] {
            let began = std::time::Instant::now();
            assert!(refused(enter(db, &house, login, "wrong")), "{login}");
            // Each costs one hash; without it the answer would come within a millisecond or two.
            assert!(began.elapsed().as_millis() >= 5, "{login}");
        }
        assert!(refused(enter(db, &house, "gone", PASSWORD)));
    });
}

#[test]
fn s_411_a_silent_directory_locks_nobody_and_leaves_local_accounts() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::new(Counting { down: true, ..Counting::default() }));
        from_source(db, "kim");
        local(db, "emergency");
        for _ in 0..8 {
            assert!(matches!(
                enter(db, &house, "kim", PASSWORD),
                Err(Error::Refused(Refusal::DirectoryDown))
            ));
        }
        assert!(enter(db, &house, "emergency", PASSWORD).is_ok());
    });
}

#[test]
fn s_114_while_the_directory_is_down_no_answer_tells_who_is_known() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::new(Counting { down: true, ..Counting::default() }));
        from_source(db, "kim");
        local(db, "emergency");
        for login in ["kim", "nobody", "emergency"] {
            let began = std::time::Instant::now();
            let answer = enter(db, &house, login, "wrong-password");
            assert!(matches!(answer, Err(Error::Refused(Refusal::DirectoryDown))), "{login}");
            assert!(began.elapsed().as_millis() >= 190, "{login}: answered in steps");
        }
        // Nobody guesses on because of it: the tries at a password kept here still count.
        for _ in 0..5 {
            assert!(enter(db, &house, "emergency", "wrong-password").is_err());
        }
        assert!(enter(db, &house, "emergency", PASSWORD).is_err(), "locked");
    });
}

/// A directory that answers nobody before the test lets it.
struct Hanging(Arc<(Mutex<bool>, Condvar)>);

impl PasswordCheck for Hanging {
    fn check(&self, _: &str, _: &str, _: &str) -> Result<bool, DirectoryDown> {
        let (free, freed) = &*self.0;
        let _free = freed.wait_while(free.lock().unwrap(), |free| !*free).unwrap();
        Err(DirectoryDown)
    }
}

#[test]
fn s_411_a_directory_that_hangs_holds_up_nobody_whose_password_is_kept_here() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let gate = Arc::new((Mutex::new(false), Condvar::new()));
        let house = Directory::new(options(), Hub::default(), Arc::new(Hanging(Arc::clone(&gate))));
        from_source(db, "kim");
        local(db, "emergency");
        std::thread::scope(|scope| {
            // More than there are cores to hash on, and fewer than lock a name.
            let house = &house;
            let asking: Vec<_> = (0..20)
                .map(|n| scope.spawn(move || enter_from(db, house, "kim", "wrong", &format!("10.0.0.{n}"))))
                .collect();
            let entered = scope.spawn(move || enter(db, house, "emergency", PASSWORD).is_ok());
            let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
            while !entered.is_finished() && std::time::Instant::now() < until {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            let in_time = entered.is_finished();
            *gate.0.lock().unwrap() = true;
            gate.1.notify_all();
            assert!(in_time && entered.join().unwrap(), "waited for the directory");
            asking.into_iter().for_each(|one| assert!(one.join().unwrap().is_err()));
        });
    });
}

#[test]
fn s_114_a_source_nobody_comes_from_says_nothing_about_the_directory() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let checks = SourceChecks::default();
        checks.attach(db.clone());
        let nowhere = "name = 'agency'\npreset = 'openldap'\nbase = 'dc=gaon'\n[connection]\nservers = ['ldaps://127.0.0.1:1']\n";
        write(db, |tx| maru_directory::store::sync::sources::save(tx, "agency", nowhere, 60, false));
        assert!(!checks.is_down(), "it is only being set up");
        from_source(db, "kim");
        assert!(checks.is_down());
    });
}

/// Sets up a second factor for the session and returns its secret and the session's new one.
fn enrol(db: &Db, person: Id, session: Id) -> (Vec<u8>, actions::Enrolment) {
    let cause = Cause::system("test");
    db.write_blocking(&cause, move |tx| actions::begin_factor(tx, &options(), person)).unwrap();
    let kept = db.read_blocking(|conn| second_factors::of_person(conn, person)).unwrap().unwrap();
    let secret = factor::open(&MasterKey([7; 32]), person, &kept.sealed).unwrap();
    let code = factor::code_at(&secret, db.now()).unwrap();
    let set =
        write(db, move |tx| Ok(actions::confirm_factor(tx, &options(), person, session, &code).unwrap()));
    (secret, set.unwrap())
}

#[test]
fn s_115_a_code_is_good_once_and_five_wrong_ones_lock() {
    let (clock, hands) = turned();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        let id = local(db, "kim");
        let first = enter(db, &house, "kim", PASSWORD).unwrap();
        let (secret, _) = enrol(db, id, first.id);
        let prove = |session: Id, code: String| {
            write(db, move |tx| Ok(actions::prove_factor(tx, &options(), id, session, &code).unwrap()))
        };
        let used = factor::code_at(&secret, db.now()).unwrap();
        assert!(prove(first.id, used).is_none(), "the code that completed the set-up is used up");
        hands.turn(jiff::SignedDuration::from_secs(30));
        let code = factor::code_at(&secret, db.now()).unwrap();
        assert!(prove(first.id, code.clone()).is_some());
        assert!(prove(first.id, code).is_none());
        for _ in 0..4 {
            assert!(prove(first.id, "000000".to_owned()).is_none());
        }
        hands.turn(jiff::SignedDuration::from_secs(60));
        let right = factor::code_at(&secret, db.now()).unwrap();
        assert!(prove(first.id, right).is_none(), "five wrong codes lock the factor");
        hands.turn(jiff::SignedDuration::from_secs(301));
        assert!(prove(first.id, factor::code_at(&secret, db.now()).unwrap()).is_some());
    });
}

#[test]
fn s_117_recovery_codes_work_once_and_a_new_password_keeps_the_factor() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        let id = local(db, "kim");
        let first = enter(db, &house, "kim", PASSWORD).unwrap();
        let (_, set) = enrol(db, id, first.id);
        assert_eq!(set.codes.len(), 10);
        let code = set.codes[0].to_uppercase();
        let prove = |code: String| {
            write(db, move |tx| Ok(actions::prove_factor(tx, &options(), id, first.id, &code).unwrap()))
        };
        assert!(prove(code.clone()).is_some());
        assert!(prove(code).is_none());
        db.write_blocking(&Cause::system("test"), move |tx| {
            actions::set_local_password(tx, id, "Other-2026-maru")
        })
        .unwrap();
        let kept = db.read_blocking(|conn| second_factors::of_person(conn, id)).unwrap();
        assert!(kept.unwrap().confirmed);
    });
}

#[test]
fn s_6_s_25_s_118_s_132_a_session_that_owes_the_factor_is_pending_and_renewed_by_it() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        let id = local(db, "kim");
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        assert!(!session(db, &house, &opened.secret, "10.9.9.9").unwrap().pending);
        assert!(session(db, &house, &opened.secret, "203.0.113.9").unwrap().pending, "outside (S-25)");
        db.write_blocking(&Cause::system("test"), move |tx| {
            actions::grant_role_directly(tx, &options(), id, Role::Security, "for the test of roles")
        })
        .unwrap();
        assert!(session(db, &house, &opened.secret, "10.0.0.5").is_none(), "a role change ends sessions");
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        assert!(session(db, &house, &opened.secret, "10.0.0.5").unwrap().pending);
        let (_, set) = enrol(db, id, opened.id);
        assert!(session(db, &house, &opened.secret, "10.0.0.5").is_none(), "the old secret is dead");
        let me = session(db, &house, &set.secret, "10.0.0.5").unwrap();
        assert!(!me.pending && me.viewer.may("directory.roles.manage"));
        // S-6: from elsewhere the same person has no role.
        let elsewhere = session(db, &house, &set.secret, "10.9.9.9").unwrap();
        assert!(!elsewhere.viewer.may("directory.roles.manage"));
    });
}

#[test]
fn s_128_whoever_is_no_longer_active_has_no_session() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        let id = local(db, "kim");
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        write(db, move |tx| actions::end_sessions_of(tx, &[id], Why::Inactive));
        assert!(session(db, &house, &opened.secret, "10.0.0.5").is_none());
        assert!(events(db).contains(&"directory.session_ended".to_owned()));
    });
}

#[test]
fn s_133_sessions_end_unused_and_in_any_case() {
    let (clock, hands) = turned();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "kim");
        let opened = enter(db, &house, "kim", PASSWORD).unwrap();
        let alive = || session(db, &house, &opened.secret, "10.0.0.5").is_some();
        let use_it = || {
            let authenticator = house.authenticator(BTreeMap::new());
            write(db, move |tx| authenticator.seen(tx, opened.id));
        };
        let minutes = jiff::SignedDuration::from_mins;
        hands.turn(minutes(29));
        assert!(alive(), "looking is no use");
        hands.turn(minutes(1));
        assert!(!alive(), "30 minutes unused");
        use_it();
        for _ in 0..27 {
            hands.turn(minutes(25));
            use_it();
        }
        assert!(alive());
        hands.turn(minutes(20));
        assert!(!alive(), "12 hours in any case");
    });
}

#[test]
fn s_30_the_idle_limit_is_ten_to_sixty_minutes() {
    let (clock, hands) = turned();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "kim");
        // What is out of bounds counts as if nobody had decided.
        for (kept, ends) in [("10", 10), ("60", 60), ("9", 30), ("61", 30), ("", 30)] {
            write(db, move |tx| tx.set("directory.policy.idle_minutes", kept));
            let opened = enter(db, &house, "kim", PASSWORD).unwrap();
            let alive = || session(db, &house, &opened.secret, "10.0.0.5").is_some();
            hands.turn(jiff::SignedDuration::from_mins(ends - 1));
            assert!(alive(), "{kept}: in its last minute");
            hands.turn(jiff::SignedDuration::from_mins(1));
            assert!(!alive(), "{kept}");
        }
    });
}

#[test]
fn s_417_a_clock_that_jumps_signs_nobody_out_for_good_and_keeps_nobody_in_or_out() {
    let (clock, hands) = turned();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        local(db, "lee");
        let hours = jiff::SignedDuration::from_hours;
        for (login, ahead) in [("kim", hours(1)), ("park", hours(100_000))] {
            local(db, login);
            let alive = |opened: &actions::Opened| session(db, &house, &opened.secret, "10.0.0.5").is_some();
            let before = enter(db, &house, login, PASSWORD).unwrap();
            hands.turn(-jiff::SignedDuration::from_mins(10));
            assert!(alive(&before), "ten minutes back");
            hands.turn(jiff::SignedDuration::from_mins(10));
            // Ahead: one visit is used, one begins, and somebody is locked.
            hands.turn(ahead);
            let (authenticator, id) = (house.authenticator(BTreeMap::new()), before.id);
            write(db, move |tx| authenticator.seen(tx, id));
            let meanwhile = enter(db, &house, login, PASSWORD).unwrap();
            for _ in 0..5 {
                assert!(refused(enter(db, &house, "lee", "wrong")));
            }
            assert!(refused(enter(db, &house, "lee", PASSWORD)));
            hands.turn(-ahead);
            assert!(alive(&before), "{login}: who was signed in stays so");
            assert!(!alive(&meanwhile), "{login}: what began in the future is over");
            hands.turn(jiff::SignedDuration::from_secs(301));
            assert!(enter(db, &house, "lee", PASSWORD).is_ok(), "{login}: a lock lasts no longer");
            hands.turn(hours(12));
            assert!(!alive(&before), "{login}: nor does a visit");
        }
    });
}

#[test]
fn s_135_s_137_people_end_their_sessions_and_the_sixth_ends_the_oldest() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = directory(Arc::default());
        let id = local(db, "kim");
        let opened: Vec<_> = (0..6).map(|_| enter(db, &house, "kim", PASSWORD).unwrap()).collect();
        let alive = |n: usize| session(db, &house, &opened[n].secret, "10.0.0.5").is_some();
        assert!(!alive(0) && (1..6).all(alive));
        let kept = opened[3].id;
        let ended = write(db, move |tx| actions::end_others(tx, id, kept, Why::Ended));
        assert_eq!(ended, 4);
        assert!(alive(3) && !alive(5));
        db.write_blocking(&Cause::system("test"), move |tx| {
            actions::set_local_password(tx, id, "Other-2026-maru")
        })
        .unwrap();
        assert!(!alive(3), "a new password ends all");
        assert!(db.read_blocking(|conn| sessions::of_person(conn, id)).unwrap().is_empty());
        assert!(db.read_blocking(|conn| credentials::candidate(conn, "kim")).unwrap().is_some());
    });
}
