//! When the store of the log is 95 % full the operator's choice takes effect, and nothing is dropped (S-9).
#![cfg(test)]
#![expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]

use diesel::prelude::*;
use maru_audit::{Audit, Options, WhenFull};
use maru_contract::{Contributions, Module};
use maru_kernel::{Cause, Event, Id, Lang};
use maru_store::{Db, OpenOptions, StoreResult, setting};
use maru_testkit::{NullModule, TempFolder, TestHouse, in_house, sqlite_address};
use std::sync::Arc;

const PERSON: Id = Id::from_i64(1 << 40);

fn in_full_house(when_full: WhenFull, body: impl AsyncFn(&TestHouse)) {
    let folder = TempFolder::new();
    let modules = || {
        let data = folder.path().join(format!("{:x}", rand::random::<u64>()));
        let key = data.join("audit.key");
        let options = Options { quota_bytes: Some(1), when_full, ..Options::new(data, key) };
        vec![Arc::new(Audit::new(options).unwrap()) as Arc<dyn Module>, Arc::new(NullModule::new())]
    };
    in_house(
        |_| modules(),
        async |house| {
            house.settle().await;
            body(house).await;
        },
    );
}

#[test]
fn s_9_new_work_is_refused_until_there_is_room() {
    in_full_house(WhenFull::Refuse, async |house| {
        let person = house.visitor(PERSON, "가", &[]);
        let refused = person.post("/null/things", &[("text", "가")]).await;
        assert_eq!(refused.status, 507);
        assert!(
            refused.text().contains("web.full") && refused.text().contains("저장 공간"),
            "{}",
            refused.text()
        );
        let english = person.clone().reading(Lang::En).post("/null/things", &[]).await;
        assert!(english.text().contains("Storage is almost full"));
        assert_eq!(person.get("/null/signed-in").await.status, 200, "reading goes on");
        assert_eq!(house.stranger().post("/null/things", &[]).await.status, 401, "strangers learn nothing");
        let auditor = house.visitor(PERSON, "박감사", &["audit.read"]);
        assert_eq!(
            auditor.post("/admin/audit/checkpoints", &[]).await.status,
            303,
            "the log is looked after"
        );
        assert!(auditor.get("/admin/audit").await.text().contains("새 작업을 받지 않습니다"));
        let room: StoreResult<()> =
            house.db().write(&Cause::system("test"), |tx| tx.set("audit.store_mark", "90")).await;
        room.unwrap();
        assert_eq!(person.post("/null/things", &[]).await.status, 200);
    });
}

#[test]
fn s_9_or_those_in_charge_are_warned_and_work_goes_on() {
    in_full_house(WhenFull::Warn, async |house| {
        let person = house.visitor(PERSON, "가", &[]);
        assert_eq!(person.post("/null/things", &[]).await.status, 200);
        let auditor = house.visitor(PERSON, "박감사", &["audit.read"]);
        assert!(auditor.get("/admin/audit").await.text().contains("95% 찼습니다"));
        house.settle().await;
        let told = house.db().read(|conn| maru_store::events_after(conn, 0, 100)).await.unwrap();
        assert!(told.iter().any(|e| e.name == "audit.store_filling"), "{told:?}");
    });
}

/// The real measure: a file that fills up, and rows that go.
#[test]
fn s_9_the_store_is_measured_and_room_that_was_made_counts() {
    const QUOTA: u64 = 4 << 20;
    let folder = TempFolder::new();
    let db = Db::open(OpenOptions::new(sqlite_address(&folder)), &[Audit::MIGRATIONS]).unwrap();
    let options = Options::new(folder.path().to_owned(), folder.path().join("audit.key"));
    let options = Options { quota_bytes: Some(QUOTA), when_full: WhenFull::Refuse, ..options };
    let mut offers = Contributions::default();
    Audit::new(options).unwrap().bring(&mut offers);
    let full = offers.full.clone().unwrap();
    let watch = offers.jobs.iter().find(|job| job.kind == "audit.watch").unwrap();
    assert!(watch.every.unwrap().as_secs() <= 60, "room is noticed within a minute");
    let mut marks = Vec::new();
    for n in 0..64 {
        let filled: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
            tx.set(&format!("fill {n}"), &"x".repeat(64 << 10))?;
            tx.record(&Event::new("test.done")).map(|_| ())
        });
        filled.unwrap();
        (watch.run)(&db, "{}").unwrap();
        let mark = db.read_blocking(|conn| setting(conn, "audit.store_mark")).unwrap().unwrap_or_default();
        if !mark.is_empty() && marks.last() != Some(&mark) {
            marks.push(mark.clone());
        }
        assert_eq!(db.read_blocking(|conn| full(conn)).unwrap(), mark == "95");
    }
    assert_eq!(marks, ["70", "80", "90", "95"]);
    let made: StoreResult<usize> = db.write_blocking(&Cause::system("test"), |tx| {
        Ok(diesel::sql_query("DELETE FROM store_settings WHERE key LIKE 'fill %'").execute(tx.conn())?)
    });
    made.unwrap();
    (watch.run)(&db, "{}").unwrap();
    assert!(!db.read_blocking(|conn| full(conn)).unwrap());
}
