//! A house of cases, a directory and one source of letters, with people in it, and the ways its offices go.
#![allow(dead_code, reason = "not every test file needs all of it")]

pub mod letters;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use letters::Letters;
use maru_cases::Cases;
use maru_contract::Module;
use maru_directory::{Directory, MasterKey};
use maru_kernel::{Cause, Clock, Id, Lang, Timestamp, Viewer};
use maru_store::{Db, EventRow, StoreResult, Tx, Utc, UtcTime, events_after, sql};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor, in_house_by};
use maru_web::live::Hub;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub const LEGAL: i64 = 1;
pub const PRIVACY: i64 = 2;
pub const AUDITOR: i64 = 3;
pub const SECURITY: i64 = 4;
/// Whom the cases of the tests are about.
pub const SUBJECT: i64 = 5;
/// A second person of the office of the law.
pub const LAWYER: i64 = 6;
/// Somebody without any role.
pub const CLERK: i64 = 7;
/// Runs the house.
pub const SYSTEM: i64 = 8;

/// The hands of the house's clock; it begins on Monday, 23 November 2026 at ten in the morning.
#[derive(Clone, Default)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    fn now(&self) -> Timestamp {
        let ten: Timestamp = "2026-11-23T10:00:00+09:00".parse().unwrap();
        ten + jiff::SignedDuration::from_micros(self.0.fetch_add(1, Ordering::Relaxed))
    }

    /// So many hours pass.
    pub fn hours(&self, hours: i64) {
        self.0.fetch_add(hours * 3_600_000_000, Ordering::Relaxed);
    }

    /// So many minutes pass.
    pub fn minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }
}

/// Runs the test on both databases. People 1 to 9 work there.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_cases(body: impl AsyncFn(&TestHouse, &Hands)) {
    let hands = Hands::default();
    let (told, scratch) = (hands.clone(), TempFolder::new());
    let modules = |hub: &Hub| -> Vec<Arc<dyn Module>> {
        vec![directory(hub), Arc::new(Cases::new(scratch.path())), Arc::new(Letters)]
    };
    in_house_by(&Clock::from_fn(move || told.now()), modules, async |house: &TestHouse| {
        employ(house.db(), 1..=9);
        body(house, &hands).await;
        hands.0.store(0, Ordering::Relaxed);
    });
}

/// The same, with cases switched on.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_open_cases(body: impl AsyncFn(&TestHouse, &Hands)) {
    in_cases(async |house: &TestHouse, hands: &Hands| {
        switch_on(house).await;
        body(house, hands).await;
    });
}

fn directory(hub: &Hub) -> Arc<dyn Module> {
    let options = maru_directory::Options {
        master_key: MasterKey([7; 32]),
        small_agency: false,
        demonstration: false,
        inside_networks: Vec::new(),
        admin_networks: Vec::new(),
        secrets_folder: std::env::temp_dir(),
    };
    let checks = Arc::new(BTreeMap::<String, maru_directory::ldap::Live>::new());
    Arc::new(Directory::new(options, hub.clone(), checks))
}

fn employ(db: &Db, people: impl IntoIterator<Item = i64>) {
    let people: Vec<i64> = people.into_iter().collect();
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        for person in people {
            sql("INSERT INTO directory_persons (id, name, since) VALUES ($1, $2, $3)")
                .bind::<BigInt, _>(person)
                .bind::<Text, _>(format!("직원 {person}"))
                .bind::<UtcTime, _>(now)
                .execute(tx.conn())?;
        }
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

fn permissions(person: i64) -> &'static [&'static str] {
    match person {
        LEGAL | LAWYER => &["cases.see", "cases.ask", "cases.approve_as_legal"],
        PRIVACY => &["cases.see", "cases.ask", "cases.approve_as_privacy"],
        AUDITOR => &["cases.see", "cases.approve_as_auditor", "cases.switch", "cases.switch_as_auditor"],
        SECURITY => &["cases.switch", "cases.switch_as_security"],
        SYSTEM => &["directory.console", "audit.operations"],
        _ => &[],
    }
}

/// Somebody who has just proven who they are, with what their role carries.
pub fn visit(house: &TestHouse, person: i64) -> Visitor<'_> {
    house.visitor(Id::from_i64(person), &format!("직원 {person}"), permissions(person))
}

/// The same as whoever asks an action.
pub fn viewer(person: i64) -> Viewer {
    Viewer {
        id: Id::from_i64(person),
        name: format!("직원 {person}"),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        permissions: Arc::new(permissions(person).iter().copied().collect()),
        guest: false,
    }
}

pub const WHY: [(&str, &str); 1] = [("reason", "시험을 위한 사유입니다")];

/// Both switch.
pub async fn switch_on(house: &TestHouse) {
    let form = [("to", "on"), ("reason", "감사 규정 개정에 따른 시행")];
    assert_eq!(visit(house, SECURITY).post("/admin/cases/switch", &form).await.status, 303);
    let page = visit(house, AUDITOR).get("/admin/cases/switch").await.text();
    let id = after(&page, "/admin/cases/switch/");
    let confirm = format!("/admin/cases/switch/{}/confirmation", id.split('/').next().unwrap());
    assert_eq!(visit(house, AUDITOR).post(&confirm, &[]).await.status, 303);
}

/// What stands in a page after `before`, up to the next quotation mark.
pub fn after(page: &str, before: &str) -> String {
    let rest = page.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The form by which somebody asks for a case about [`SUBJECT`].
pub fn form(number: &str) -> Vec<(&'static str, String)> {
    [
        ("form", ""),
        ("number", number),
        ("ground", "공공감사에 관한 법률 제20조"),
        ("reason", "부당 계약 의혹의 사실 확인"),
        ("hours", "72"),
        ("people", &Id::from_i64(SUBJECT).to_string()),
        ("place", ""),
        ("from", "2026-11-01"),
        ("to", "2026-11-22"),
        ("module", "letters"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// The form with another value.
pub fn with(mut form: Vec<(&'static str, String)>, name: &str, value: &str) -> Vec<(&'static str, String)> {
    for (known, old) in &mut form {
        if *known == name {
            value.clone_into(old);
        }
    }
    form
}

pub async fn send(visitor: &Visitor<'_>, path: &str, form: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(path, &fields).await
}

/// [`LEGAL`] asks for a case; its address.
pub async fn ask(house: &TestHouse, number: &str) -> String {
    let reply = send(&visit(house, LEGAL), "/admin/cases", &form(number)).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.location().to_owned()
}

pub async fn approve(house: &TestHouse, case: &str, person: i64, office: &str) -> u16 {
    visit(house, person).post(&format!("{case}/approvals"), &[("office", office)]).await.status.as_u16()
}

/// Asks for a case and has it opened.
pub async fn open(house: &TestHouse, number: &str) -> String {
    let case = ask(house, number).await;
    assert_eq!(approve(house, &case, PRIVACY, "privacy").await, 303);
    assert_eq!(approve(house, &case, AUDITOR, "auditor").await, 303);
    case
}

/// The job that keeps the time.
pub fn keep(house: &TestHouse) {
    let job = house.house.offers.jobs.iter().find(|job| job.kind == "cases.keep").unwrap();
    (job.run)(house.db(), "{}").unwrap();
}

/// Events of a name so far.
pub fn events(house: &TestHouse, name: &str) -> Vec<EventRow> {
    let all: StoreResult<Vec<EventRow>> = house.db().read_blocking(|conn| {
        // Events are given their places by the dispatcher; what has none yet is not of interest here.
        events_after(conn, 0, 10_000)
    });
    all.unwrap().into_iter().filter(|event| event.name == name).collect()
}

/// Whether the events that wait have their places.
pub async fn settle(house: &TestHouse) {
    house.settle().await;
}
