//! A fixed cast of people for the tests of this crate, written straight into the tables.
#![allow(dead_code, reason = "each test file uses its own part of the cast")]

use diesel::prelude::*;
use maru_directory::model::{AppointmentKind, Findable, initials};
use maru_directory::store::grams;
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_group_members as members, directory_groups as groups,
    directory_persons as persons, directory_posts as posts, directory_units as units,
};
use maru_directory::{MasterKey, Options};
use maru_kernel::{Cause, Id, Lang, Viewer};
use maru_store::{Db, Portable, StoreResult, Tx, Utc};
use std::sync::Arc;

/// The agency of the tests.
#[derive(Clone, Debug)]
pub struct Cast {
    /// 가온도시공사.
    pub agency: Id,
    /// 경영본부, below the agency.
    pub headquarters: Id,
    /// 정보화부, below 경영본부.
    pub computing: Id,
    /// 시설부, below the agency.
    pub facilities: Id,
    /// 김서연 주무관 of 정보화부.
    pub seoyeon: Id,
    /// 이도현 부장 of 정보화부, also acting head of 시설부.
    pub dohyun: Id,
    /// 박감사 of 시설부.
    pub park: Id,
    /// 남궁민 of 시설부, on leave.
    pub namgung: Id,
    /// 최지아, who has left.
    pub gone: Id,
}

/// Who a test person is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Someone<'s> {
    pub name: &'s str,
    pub name_en: &'s str,
    pub login: &'s str,
    pub number: &'s str,
    pub title: &'s str,
    pub duty: &'s str,
    pub phone: &'s str,
    pub mobile: &'s str,
    pub gone: bool,
    pub on_leave: bool,
}

/// What the operator of the tests decided.
pub fn options() -> Options {
    Options {
        master_key: MasterKey([7; 32]),
        small_agency: false,
        demonstration: false,
        inside_networks: Vec::new(),
        admin_networks: Vec::new(),
        secrets_folder: std::env::temp_dir(),
    }
}

/// Runs a write that is expected to succeed.
pub fn write<T: Send + 'static>(
    db: &Db,
    work: impl FnOnce(&mut Tx<'_>) -> StoreResult<T> + Send + 'static,
) -> T {
    db.write_blocking(&Cause::system("test"), work).unwrap()
}

pub fn viewer(id: Id) -> Viewer {
    Viewer {
        id,
        name: String::new(),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        permissions: Arc::default(),
        guest: false,
    }
}

pub fn privileged(id: Id) -> Viewer {
    Viewer { permissions: Arc::new(["directory.people.private"].into()), ..viewer(id) }
}

pub fn unit(tx: &mut Tx<'_>, name: &str, parent: Option<Id>, ord: i32) -> Id {
    let (id, since) = (tx.id(), Utc(tx.now()));
    let row = (
        units::id.eq(id.as_i64()),
        units::parent_id.eq(parent.map(Id::as_i64)),
        units::name.eq(name),
        units::choseong.eq(initials(name)),
        units::code.eq(""),
        units::dn.eq(""),
        units::ord.eq(ord),
        units::closed.eq(false),
        units::since.eq(since),
    );
    diesel::insert_into(units::table).values(row).execute(tx.conn()).unwrap();
    id
}

pub fn person(tx: &mut Tx<'_>, who: Someone<'_>) -> Id {
    let (id, since) = (tx.id(), Utc(tx.now()));
    let row = (
        persons::id.eq(id.as_i64()),
        persons::login.eq(Some(who.login).filter(|l| !l.is_empty())),
        persons::name.eq(who.name),
        persons::name_en.eq(who.name_en),
        persons::choseong.eq(maru_kernel::korean::choseong(who.name)),
        persons::employee_number.eq(who.number),
        persons::title.eq(who.title),
        persons::duty.eq(who.duty),
        persons::phone.eq(who.phone),
        persons::mobile.eq(who.mobile),
        persons::active.eq(!who.gone),
        persons::on_leave.eq(who.on_leave),
        persons::since.eq(since),
    );
    diesel::insert_into(persons::table).values(row).execute(tx.conn()).unwrap();
    let findable = Findable {
        name: who.name,
        name_en: who.name_en,
        login: who.login,
        employee_number: who.number,
        rank: "",
        title: who.title,
        duty: who.duty,
        phone: who.phone,
        mobile: who.mobile,
    };
    grams::set(tx, id, &findable.text()).unwrap();
    id
}

pub fn appoint(tx: &mut Tx<'_>, person: Id, unit: Id, kind: AppointmentKind, ord: i32) -> Id {
    let (id, since) = (tx.id(), Utc(tx.now()));
    let row = (
        appointments::id.eq(id.as_i64()),
        appointments::person_id.eq(person.as_i64()),
        appointments::unit_id.eq(unit.as_i64()),
        appointments::kind.eq(kind.name()),
        appointments::title.eq(""),
        appointments::ord.eq(ord),
        appointments::since.eq(since),
    );
    diesel::insert_into(appointments::table).values(row).execute(tx.conn()).unwrap();
    id
}

pub fn post(tx: &mut Tx<'_>, unit: Id, name: &str) -> Id {
    let (id, since) = (tx.id(), Utc(tx.now()));
    let row = (
        posts::id.eq(id.as_i64()),
        posts::unit_id.eq(unit.as_i64()),
        posts::name.eq(name),
        posts::choseong.eq(initials(name)),
        posts::since.eq(since),
    );
    diesel::insert_into(posts::table).values(row).execute(tx.conn()).unwrap();
    id
}

pub fn group(tx: &mut Tx<'_>, name: &str) -> Id {
    let (id, since) = (tx.id(), Utc(tx.now()));
    let row = (groups::id.eq(id.as_i64()), groups::name.eq(name), groups::since.eq(since));
    diesel::insert_into(groups::table).values(row).execute(tx.conn()).unwrap();
    id
}

pub fn member(tx: &mut Tx<'_>, group: Id, kind: &str, id: Id) {
    let row = (
        members::group_id.eq(group.as_i64()),
        members::member_kind.eq(kind),
        members::member_id.eq(id.as_i64()),
    );
    Portable(diesel::insert_into(members::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())
        .unwrap();
}

impl Cast {
    /// Writes everybody.
    pub fn new(db: &Db) -> Cast {
        write(db, |tx| Ok(Cast::write(tx)))
    }

    fn write(tx: &mut Tx<'_>) -> Cast {
        use AppointmentKind::{Acting, Main};
        let agency = unit(tx, "가온도시공사", None, 0);
        let headquarters = unit(tx, "경영본부", Some(agency), 0);
        let computing = unit(tx, "정보화부", Some(headquarters), 0);
        let facilities = unit(tx, "시설부", Some(agency), 1);
        let seoyeon = person(
            tx,
            Someone {
                name: "김서연",
                name_en: "Kim Seoyeon",
                login: "seoyeon.kim",
                number: "20230417",
                title: "주무관",
                duty: "정보보안 관제와 개인정보 보호",
                phone: "031-000-2314",
                mobile: "010-0000-7788",
                ..Someone::default()
            },
        );
        let dohyun = person(
            tx,
            Someone {
                name: "이도현",
                login: "dohyun.lee",
                title: "부장",
                phone: "031-000-2310",
                mobile: "010-0000-4455",
                ..Someone::default()
            },
        );
        let park = person(
            tx,
            Someone {
                name: "박감사",
                login: "auditor",
                title: "과장",
                duty: "승강기 점검",
                mobile: "010-0000-9911",
                ..Someone::default()
            },
        );
        let namgung =
            person(tx, Someone { name: "남궁민", login: "min", on_leave: true, ..Someone::default() });
        let gone =
            person(tx, Someone { name: "최지아", login: "jia.choi", gone: true, ..Someone::default() });
        appoint(tx, dohyun, computing, Main, 0);
        appoint(tx, seoyeon, computing, Main, 1);
        appoint(tx, dohyun, facilities, Acting, 0);
        appoint(tx, park, facilities, Main, 1);
        appoint(tx, namgung, facilities, Main, 2);
        Cast { agency, headquarters, computing, facilities, seoyeon, dohyun, park, namgung, gone }
    }
}
