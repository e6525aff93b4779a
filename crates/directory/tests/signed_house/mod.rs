//! A house of this module with the real sign-in, a clock to turn, and visitors who signed in.
#![allow(dead_code, reason = "each test file uses its own part of it")]

use crate::cast::{self, Someone, person, write};
use diesel::prelude::*;
use maru_contract::{Module, Role};
use maru_directory::model::secret;
use maru_directory::store::schema::directory_persons as persons;
use maru_directory::store::sessions;
use maru_directory::{Directory, DirectoryDown, Options, PasswordCheck, actions};
use maru_kernel::{Actor, Cause, Clock, Id, Surroundings, Timestamp};
use maru_store::{Db, EventRow, StoreResult, events_after, give_places};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor, in_house_at};
use std::cell::RefCell;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub const PASSWORD: &str = "Gaon-2026-maru!";
pub const REASON: &str = "for the test of sign-in";
/// Inside, and registered for the administration.
pub const DESK: &str = "127.0.0.1";
/// Inside, but not registered for the administration.
pub const HALL: [u8; 4] = [10, 9, 9, 9];

/// The hands of a clock the test turns.
#[derive(Clone, Default)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    pub fn turn(&self, by: jiff::SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

/// Knows one password of everybody who comes from a source.
struct Knowing;

impl PasswordCheck for Knowing {
    fn check(&self, _: &str, _: &str, password: &str) -> Result<bool, DirectoryDown> {
        Ok(password == PASSWORD)
    }
}

/// The house, and what a test needs besides.
pub struct Signed<'h> {
    pub house: &'h TestHouse,
    pub directory: Directory,
    pub hands: Hands,
}

pub fn options(folder: &TempFolder) -> Options {
    let secrets_folder = folder.path().join("sources");
    let nets = |all: &[&str]| all.iter().map(|net| net.parse().unwrap()).collect();
    Options {
        inside_networks: nets(&["127.0.0.0/8", "10.0.0.0/8"]),
        admin_networks: nets(&["127.0.0.0/8"]),
        secrets_folder,
        ..cast::options()
    }
}

/// Runs `body` in a house on each database.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_signed_house(body: impl AsyncFn(&Signed<'_>)) {
    let (hands, folder) = (Hands::default(), TempFolder::new());
    let read = hands.clone();
    let tell = move || Timestamp::from_second(1_800_000_000 + read.0.load(Ordering::SeqCst)).unwrap();
    let latest: RefCell<Option<Directory>> = RefCell::default();
    in_house_at(
        &Clock::from_fn(tell),
        |hub| {
            let directory = Directory::new(options(&folder), hub.clone(), Arc::new(Knowing));
            *latest.borrow_mut() = Some(directory.clone());
            vec![Arc::new(directory) as Arc<dyn Module>]
        },
        |house| latest.borrow().as_ref().unwrap().authenticator(house.permissions_by_role()),
        async |house| {
            let directory = latest.borrow().clone().unwrap();
            body(&Signed { house, directory, hands: hands.clone() }).await;
        },
    );
}

/// Somebody at `address`, not signed in.
pub fn from(address: &str) -> Cause {
    let address: IpAddr = address.parse().unwrap();
    let from = Surroundings { address: Some(address), agent: "Firefox/1".into(), ..Surroundings::default() };
    Cause { actor: Actor::Anonymous, from }
}

pub fn events(db: &Db) -> Vec<EventRow> {
    write(db, |tx| {
        while give_places(tx)? > 0 {}
        Ok(())
    });
    db.read_blocking(|conn| events_after(conn, 0, 10_000)).unwrap()
}

pub fn count(db: &Db, name: &str) -> usize {
    events(db).iter().filter(|e| e.name == name).count()
}

/// The new secret that an answer gives the browser.
pub fn secret_in(reply: &Reply) -> String {
    let cookies = reply.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, v)| v.as_str());
    let ours = cookies.filter_map(|c| c.strip_prefix("sid=")).next_back().expect("a session");
    ours.split(';').next().unwrap().to_owned()
}

impl<'h> Signed<'h> {
    pub fn db(&self) -> &'h Db {
        self.house.db()
    }

    pub fn somebody(&self, login: &'static str, name: &'static str) -> Id {
        write(self.db(), move |tx| Ok(person(tx, Someone { name, login, ..Someone::default() })))
    }

    /// Somebody whose password is kept here.
    pub fn local(&self, login: &'static str) -> Id {
        let id = self.somebody(login, "김서연");
        let set = move |tx: &mut maru_store::Tx<'_>| actions::set_local_password(tx, id, PASSWORD);
        self.db().write_blocking(&Cause::system("test"), set).unwrap();
        id
    }

    /// Somebody whose password the agency's directory checks.
    pub fn of_the_directory(&self, login: &'static str) -> Id {
        let id = self.somebody(login, "이도현");
        write(self.db(), move |tx| {
            let theirs = diesel::update(persons::table.find(id.as_i64()));
            theirs.set(persons::source.eq(Some("agency"))).execute(tx.conn())?;
            Ok(())
        });
        id
    }

    /// Switches somebody off behind everybody's back.
    pub fn switch_off(&self, id: Id) {
        write(self.db(), move |tx| {
            let theirs = diesel::update(persons::table.find(id.as_i64()));
            theirs.set(persons::active.eq(false)).execute(tx.conn())?;
            Ok(())
        });
    }

    pub fn give(&self, id: Id, role: Role) {
        let options = self.directory.parts().options().clone();
        let give =
            move |tx: &mut maru_store::Tx<'_>| actions::grant_role_directly(tx, &options, id, role, REASON);
        self.db().write_blocking(&Cause::system("test"), give).unwrap();
    }

    /// Signs in at the desk.
    pub async fn opened(&self, login: &str) -> actions::Opened {
        actions::sign_in(self.db(), &from(DESK), self.directory.parts(), login, PASSWORD).await.unwrap()
    }

    /// The browser of somebody who signed in.
    pub async fn visitor(&self, login: &str) -> Visitor<'h> {
        let opened = self.opened(login).await;
        self.with(&opened.secret)
    }

    /// The browser of somebody who gave the second factor as well.
    pub async fn with_factor(&self, login: &str) -> Visitor<'h> {
        let (opened, secret) = (self.opened(login).await, secret::new_secret());
        let digest = secret::digest(&secret);
        write(self.db(), move |tx| sessions::renew(tx, opened.id, &digest));
        self.with(&secret)
    }

    pub fn with(&self, secret: &str) -> Visitor<'h> {
        self.house.stranger().with_cookie("sid", secret)
    }

    /// Whether the secret opens a page for people who are signed in.
    pub async fn lives(&self, secret: &str) -> bool {
        self.with(secret).get("/me").await.status == 200
    }

    pub fn set(&self, key: &'static str, value: &'static str) {
        let set = move |tx: &mut maru_store::Tx<'_>| tx.set(&format!("directory.policy.{key}"), value);
        let done: StoreResult<()> = self.db().write_blocking(&Cause::system("test"), set);
        done.unwrap();
    }
}
