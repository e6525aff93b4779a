//! Runs over changes with a real OpenLDAP: what they did not read stays, what changed meanwhile is read
//! again, and a counter is good for one server only.
#![cfg(test)]

mod bench;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bench::{BASE, cause, count, differences, save, server, source, state, texts};
use maru_directory::sync::{self, Kind, Plan};
use maru_directory::{Directory, store};
use maru_store::Db;
use maru_testkit::on_both_databases;
use maru_testkit::slapd::{Setup, Slapd};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

fn run(db: &Db, kind: Kind) -> Plan {
    sync::apply_now(db, &cause(), "live", kind).unwrap()
}

fn dn_of(db: &Db, login: &str) -> String {
    texts(db, &format!("SELECT dn AS t FROM directory_persons WHERE login = '{login}'")).remove(0)
}

fn unit_dn(db: &Db, code: &str) -> String {
    texts(db, &format!("SELECT dn AS t FROM directory_units WHERE code = '{code}'")).remove(0)
}

/// Changes the entry `dn`.
fn change(slapd: &Slapd, dn: &str, rest: &str) {
    slapd.modify(BASE, &format!("dn:: {}\n{rest}\n", STANDARD.encode(dn)));
}

fn last_run(db: &Db) -> store::sync::runs::RunRow {
    db.read_blocking(|conn| store::sync::runs::newest_of(conn, "live")).unwrap().unwrap()
}

fn kept(db: &Db) -> store::sync::sources::SourceRow {
    db.read_blocking(|conn| store::sync::sources::find(conn, "live")).unwrap().unwrap()
}

#[test]
fn a_post_that_becomes_vacant_ends_its_holder_at_once_and_stays() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        save(db, "live", &source(&slapd));
        run(db, Kind::Full);
        let posts = count(db, "directory_posts WHERE active");
        let held = count(db, "directory_appointments WHERE post_id IS NOT NULL");
        let role = texts(
            db,
            "SELECT u.dn || '|' || p.dn AS t FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id \
             JOIN directory_persons p ON p.id = a.person_id WHERE a.kind = 'acting' ORDER BY a.id",
        );
        let (unit, holder) = role[0].split_once('|').unwrap();
        // The role entries of the agency are named by kind, unit and holder.
        let post = format!(
            "cn=직무대리-{}-{},{unit}",
            texts(db, &format!("SELECT code AS t FROM directory_units WHERE dn = '{unit}'"))[0],
            texts(db, &format!("SELECT employee_number AS t FROM directory_persons WHERE dn = '{holder}'"))
                [0],
        );
        change(&slapd, &post, "changetype: modify\ndelete: roleOccupant");
        run(db, Kind::Delta);
        assert_eq!(last_run(db).kind, "delta");
        assert_eq!(count(db, "directory_appointments WHERE post_id IS NOT NULL"), held - 1);
        assert_eq!(run(db, Kind::Full).counts.changes(), 0, "changes and everything agree");
        assert_eq!(count(db, "directory_posts WHERE active"), posts, "a vacant post is still a post");
    });
}

#[test]
fn a_group_keeps_the_groups_in_it_that_did_not_change() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        save(db, "live", &source(&slapd));
        run(db, Kind::Full);
        let nested = count(db, "directory_group_members WHERE member_kind = 'group'");
        assert!(nested > 0);
        let outer = texts(
            db,
            "SELECT g.dn AS t FROM directory_group_members m JOIN directory_groups g ON g.id = m.group_id \
             WHERE m.member_kind = 'group' ORDER BY g.id",
        )
        .remove(0);
        let comer = format!("uid=new.comer,{}", unit_dn(db, "6110"));
        change(
            &slapd,
            &comer,
            "changetype: add\nobjectClass: inetOrgPerson\nuid: new.comer\ncn: New Comer\nsn: Comer\n\
             employeeNumber: 99000001\ndepartmentNumber: 6110",
        );
        let member = STANDARD.encode(&comer);
        change(&slapd, &outer, &format!("changetype: modify\nadd: member\nmember:: {member}"));
        let delta = run(db, Kind::Delta);
        assert_eq!((last_run(db).kind.as_str(), delta.counts.groups_changed), ("delta", 1));
        assert_eq!(count(db, "directory_group_members WHERE member_kind = 'group'"), nested);
        assert_eq!(run(db, Kind::Full).counts.changes(), 0, "changes and everything agree");
    });
}

#[test]
fn two_may_swap_their_sign_in_names_between_two_runs_over_changes() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        save(db, "live", &source(&slapd));
        run(db, Kind::Full);
        let (a, b) = (dn_of(db, "dohyun.lee"), dn_of(db, "seoyeon.kim"));
        let rename = |dn: &str, to: &str| {
            change(&slapd, dn, &format!("changetype: modrdn\nnewrdn: uid={to}\ndeleteoldrdn: 1"));
        };
        let home = |dn: &str| dn.split_once(',').unwrap().1.to_owned();
        let stable = |login: &str| {
            texts(db, &format!("SELECT stable_id AS t FROM directory_persons WHERE login = '{login}'"))
                .remove(0)
        };
        let (one, two) = (stable("dohyun.lee"), stable("seoyeon.kim"));
        rename(&a, "between");
        rename(&b, "dohyun.lee");
        rename(&format!("uid=between,{}", home(&a)), "seoyeon.kim");
        let delta = run(db, Kind::Delta);
        assert_eq!((last_run(db).kind.as_str(), delta.counts.quarantined), ("delta", 0));
        assert_eq!((stable("seoyeon.kim"), stable("dohyun.lee")), (one, two));
    });
}

/// Attributes of Active Directory, so that an OpenLDAP can play one.
const COUNTER: &str = "attributetype ( 1.2.840.113556.1.2.120 NAME 'uSNChanged' EQUALITY integerMatch \
     ORDERING integerOrderingMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )\n\
     attributetype ( 1.2.840.113556.1.4.1387 NAME 'highestCommittedUSN' EQUALITY integerMatch \
     SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )";

/// A server whose entries carry counters: a unit, two people and a group, the group changed last.
fn counting(folder: &std::path::Path) -> Slapd {
    let root = folder.join("root.ldif");
    std::fs::write(&root, "dn:\nhighestCommittedUSN: 1000\n").unwrap();
    let mut ldif =
        format!("dn: {BASE}\nobjectClass: organization\nobjectClass: dcObject\no: x\ndc: gaon\n\n");
    let _ = write!(
        ldif,
        "dn: ou=One,{BASE}\nobjectClass: organizationalUnit\nobjectClass: extensibleObject\nou: One\n\
         businessCategory: 1\nuSNChanged: 10\n\n"
    );
    for (login, usn) in [("kim", 11), ("lee", 12)] {
        let _ = write!(
            ldif,
            "dn: uid={login},ou=One,{BASE}\nobjectClass: inetOrgPerson\nobjectClass: extensibleObject\n\
             uid: {login}\ncn: {login}\nsn: x\nuSNChanged: {usn}\n\n"
        );
    }
    let _ = write!(
        ldif,
        "dn: cn=all,{BASE}\nobjectClass: groupOfNames\nobjectClass: extensibleObject\ncn: all\n\
         member: uid=kim,ou=One,{BASE}\nuSNChanged: 1002\n"
    );
    let global = format!("{COUNTER}\nrootDSE {}", root.display());
    Slapd::start(&Setup {
        suffix: BASE,
        ldif: &ldif,
        global: &global,
        database: "",
        without_tls: true,
        ..Setup::default()
    })
}

fn counted(servers: &[&str]) -> String {
    let servers: Vec<String> = servers.iter().map(|s| format!("\"{s}\"")).collect();
    format!(
        "name = \"live\"\npreset = \"openldap\"\ncursor = \"usn-changed\"\nbase = \"{BASE}\"\n[connection]\n\
         servers = [{}]\ninsecure_lab = true\nlimits = {{ connect_seconds = 2, answer_seconds = 2 }}\n",
        servers.join(", ")
    )
}

#[test]
fn what_changed_while_everything_was_read_is_read_by_the_next_run() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = maru_testkit::TempFolder::new();
        let slapd = counting(folder.path());
        save(db, "live", &counted(&[&slapd.ldap()]));
        // The group changed while it was read (1002), kim after the people had been read (1001).
        run(db, Kind::Full);
        assert_eq!(count(db, "directory_persons WHERE active"), 2);
        assert_eq!(kept(db).cursor, "1000", "no further than the server was when the reading began");
        let kim = format!("uid=kim,ou=One,{BASE}");
        change(
            &slapd,
            &kim,
            "changetype: modify\nreplace: title\ntitle: Head\n-\nreplace: uSNChanged\nuSNChanged: 1001",
        );
        run(db, Kind::Delta);
        assert_eq!(last_run(db).kind, "delta");
        assert_eq!(count(db, "directory_persons WHERE title = 'Head'"), 1);
    });
}

#[test]
fn a_time_in_the_future_does_not_end_the_reading_of_changes() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let entry = |dn: &str, class: &str, rest: &str, at: &str| {
            format!(
                "dn: {dn}\nobjectClass: {class}\n{rest}\ncreateTimestamp: 20200101000000Z\nmodifyTimestamp: {at}\n\n"
            )
        };
        let (past, future) = ("20200101000000Z", "20990101000000Z");
        let ldif = [
            entry(BASE, "organization", "objectClass: dcObject\no: x\ndc: gaon", past),
            entry(&format!("ou=One,{BASE}"), "organizationalUnit", "ou: One\nbusinessCategory: 1", past),
            entry(&format!("uid=kim,ou=One,{BASE}"), "inetOrgPerson", "uid: kim\ncn: kim\nsn: k", past),
            entry(&format!("uid=lee,ou=One,{BASE}"), "inetOrgPerson", "uid: lee\ncn: lee\nsn: l", future),
        ]
        .concat();
        let slapd = Slapd::start(&Setup { suffix: BASE, ldif: &ldif, without_tls: true, ..Setup::default() });
        save(db, "live", &counted(&[&slapd.ldap()]).replace("cursor = \"usn-changed\"\n", ""));
        run(db, Kind::Full);
        change(&slapd, &format!("uid=kim,ou=One,{BASE}"), "changetype: modify\nreplace: title\ntitle: Head");
        run(db, Kind::Delta);
        assert_eq!(last_run(db).kind, "delta");
        assert_eq!(count(db, "directory_persons WHERE title = 'Head'"), 1);
    });
}

/// A door to a server that lets so many more conversations through and then is no longer there.
struct Door {
    address: String,
    left: Arc<AtomicI64>,
}

impl Door {
    fn to(server: &Slapd) -> Door {
        let target = server.ldap().replace("ldap://", "");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("ldap://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let left = Arc::new(AtomicI64::new(i64::MAX));
        let counter = Arc::clone(&left);
        std::thread::spawn(move || {
            while let Ok((visitor, _)) = listener.accept() {
                let last = counter.fetch_sub(1, Ordering::SeqCst) <= 1;
                let server = TcpStream::connect(&target).unwrap();
                for (mut from, mut to) in
                    [(visitor.try_clone().unwrap(), server.try_clone().unwrap()), (server, visitor)]
                {
                    std::thread::spawn(move || pass_on(&mut from, &mut to));
                }
                if last {
                    return;
                }
            }
        });
        Door { address, left }
    }
}

fn pass_on(from: &mut TcpStream, to: &mut TcpStream) {
    let mut buffer = [0; 8192];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

#[test]
fn a_counter_is_never_mixed_from_two_servers() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = maru_testkit::TempFolder::new();
        let slapd = counting(folder.path());
        let mut mixed = 0;
        // The first server fails somewhere in the middle; the other one's counter is another one.
        for (kind, more) in [Kind::Delta, Kind::Full].into_iter().flat_map(|k| (1..4).map(move |n| (k, n))) {
            let door = Door::to(&slapd);
            save(db, "live", &counted(&[&door.address, &slapd.ldap()]));
            run(db, Kind::Full);
            assert_eq!(kept(db).cursor_server, door.address);
            run(db, Kind::Delta);
            assert_eq!(last_run(db).kind, "delta");
            door.left.store(more, Ordering::SeqCst);
            run(db, kind);
            let (last, kept) = (last_run(db), kept(db));
            if door.left.load(Ordering::SeqCst) <= 0 {
                mixed += 1;
                assert!(
                    kept.cursor.is_empty() || kept.cursor_server == slapd.ldap() && last.kind == "full",
                    "{kind:?} after {more} conversations: {} {kept:?}",
                    last.kind
                );
            }
        }
        assert!(mixed > 2, "the test met what it is about");
    });
}

#[test]
fn many_units_that_change_at_once_are_not_forgotten_on_the_way() {
    const UNITS: usize = 4_100;
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let mut ldif =
            format!("dn: {BASE}\nobjectClass: organization\nobjectClass: dcObject\no: x\ndc: gaon\n");
        for n in 0..UNITS {
            let _ = write!(
                ldif,
                "createTimestamp: 20200101000000Z\nmodifyTimestamp: 20200101000000Z\n\n\
                 dn: ou=u{n},{BASE}\nobjectClass: organizationalUnit\nou: u{n}\nbusinessCategory: {n}\n"
            );
        }
        let _ = write!(
            ldif,
            "createTimestamp: 20200101000000Z\nmodifyTimestamp: 20200101000000Z\n\n\
             dn: uid=kim,ou=u1,{BASE}\nobjectClass: inetOrgPerson\nuid: kim\ncn: kim\nsn: k\n"
        );
        let global = "sizelimit unlimited";
        let slapd =
            Slapd::start(&Setup { suffix: BASE, ldif: &ldif, global, without_tls: true, ..Setup::default() });
        save(db, "live", &counted(&[&slapd.ldap()]).replace("cursor = \"usn-changed\"\n", ""));
        run(db, Kind::Full);
        let before = state(db);
        // One batch of the stage, to the row; then more than one.
        for (which, word) in [(0..4_000, "a"), (0..UNITS, "b")] {
            let mut changes = String::new();
            for n in which {
                let _ = write!(
                    changes,
                    "dn: ou=u{n},{BASE}\nchangetype: modify\nreplace: businessCategory\nbusinessCategory: {word}{n}\n\n"
                );
            }
            slapd.modify(BASE, &changes);
            run(db, Kind::Delta);
            assert_eq!(last_run(db).kind, "full", "units changed, so everything is read");
        }
        assert_eq!(count(db, "directory_units WHERE code LIKE 'b%'"), UNITS as i64);
        assert_eq!(differences(&before[..1], &state(db)[..1]), Vec::<String>::new());
    });
}
