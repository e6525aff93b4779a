//! One small agency on servers of several products, and what every one of them has to bring about.
#![cfg(test)]
#![allow(dead_code, reason = "each test program uses its part")]

use crate::bench::{cause, count, save, texts};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maru_directory::ldap::{Live, Query, Scope, Source};
use maru_directory::mapping::{Mapper, SourceConfig};
use maru_directory::sync::{self, Kind, Plan};
use maru_directory::{Directory, PasswordCheck, store};
use maru_store::Db;
use maru_testkit::on_both_databases;
use std::cell::Cell;
use std::fmt::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

pub const PASSWORD: &str = "Maru-pass-1";
/// A picture as far as its first bytes tell.
pub const PHOTO: &[u8] = b"\xff\xd8\xff\xe0 a very small photo";
/// People who only make up the numbers, so that one leaver is no reason to brake.
const OTHERS: usize = 20;

/// Somebody of the agency, as every product can tell it.
#[derive(Clone, Copy)]
pub struct Someone<'s> {
    pub login: &'s str,
    pub name: &'s str,
    /// Code of the unit: `1100` or `1200`.
    pub unit: &'s str,
    pub title: &'s str,
    pub rank: &'s str,
    pub number: &'s str,
}

/// How one product writes it down.
pub struct Product<'p> {
    /// The configuration of the source.
    pub source: String,
    /// Changes entries of the server.
    pub modify: &'p dyn Fn(&str),
    /// The entry above the people of a unit.
    pub above: fn(unit: &str) -> String,
    /// An entry, without its name (DN).
    pub entry: fn(&Someone<'_>) -> String,
    /// What disables and enables an account.
    pub lock: (&'p str, &'p str),
    /// Name (DN) of the group `감사팀`.
    pub group: String,
}

/// `attribute:: value` for a value in any script.
pub fn line(attribute: &str, value: &str) -> String {
    format!("{attribute}:: {}\n", STANDARD.encode(value))
}

pub fn bytes(attribute: &str, value: &[u8]) -> String {
    format!("{attribute}:: {}\n", STANDARD.encode(value))
}

/// Changes the entry `dn`.
pub fn change(dn: &str, rest: &str) -> String {
    format!("{}changetype: {rest}\n\n", line("dn", dn))
}

pub const KIM: Someone<'_> =
    Someone {
        login: "kim", name: "김서연", unit: "1100", title: "과장", rank: "5급", number: "20010001"
    };
pub const LEE: Someone<'_> =
    Someone { login: "lee", name: "이도현", title: "주임", rank: "7급", number: "20010002", ..KIM };
pub const PARK: Someone<'_> =
    Someone { login: "park", name: "박지우", number: "20010003", unit: "1200", ..LEE };
pub const CHOI: Someone<'_> = Someone { login: "choi", name: "최민준", number: "20010004", ..PARK };

impl Product<'_> {
    pub fn dn(&self, someone: &Someone<'_>) -> String {
        format!("cn={},{}", someone.login, (self.above)(someone.unit))
    }

    pub fn add(&self, someone: &Someone<'_>) -> String {
        add(self.above, self.entry, someone)
    }
}

fn add(above: fn(&str) -> String, entry: fn(&Someone<'_>) -> String, someone: &Someone<'_>) -> String {
    let dn = format!("cn={},{}", someone.login, above(someone.unit));
    format!("{}cn: {}\n{}\n", line("dn", &dn), someone.login, entry(someone))
}

/// Everybody, `extra` being what the product has to say of Kim, Lee and Park.
pub fn people(above: fn(&str) -> String, entry: fn(&Someone<'_>) -> String, extra: [&str; 3]) -> String {
    let mut out = String::new();
    for (someone, more) in [KIM, LEE, PARK].iter().zip(extra) {
        let more = if more.is_empty() { String::new() } else { format!("{}\n", more.trim_end()) };
        let _ = write!(out, "{}\n{more}\n", add(above, entry, someone).trim_end());
    }
    out += &add(above, entry, &CHOI);
    for n in 0..OTHERS {
        let (login, number) = (format!("other{n:02}"), format!("2002{n:04}"));
        out += &add(above, entry, &Someone { login: &login, name: "직원", number: &number, ..CHOI });
    }
    out
}

/// The configuration of a source that reads a server as `bind`, whose password is [`PASSWORD`].
pub fn source(preset: &str, base: &str, address: &str, authority: &Path, bind: &str, more: &str) -> String {
    let secret = authority.with_file_name("reader.secret");
    std::fs::write(&secret, format!("{PASSWORD}\n")).unwrap();
    std::fs::set_permissions(&secret, PermissionsExt::from_mode(0o600)).unwrap();
    format!(
        "name = \"live\"\npreset = \"{preset}\"\nbase = \"{base}\"\n[connection]\nservers = [\"{address}\"]\n\
         ca_file = \"{}\"\nbind_dn = \"{bind}\"\npassword_file = \"{}\"\n{more}\n",
        authority.display(),
        secret.display()
    )
}

pub fn live(source: &str) -> (Live, Mapper) {
    let config = SourceConfig::from_toml(source, None).unwrap();
    let mapper = Mapper::new(&config).unwrap();
    (Live::new(config.connection.unwrap()).unwrap(), mapper)
}

pub fn run(db: &Db, kind: Kind) -> Plan {
    let plan = sync::apply_now(db, &cause(), "live", kind).unwrap();
    let aside = texts(
        db,
        "SELECT dn || ' ' || trouble || ' ' || subject AS t FROM directory_quarantine ORDER BY run_id DESC",
    );
    assert_eq!((&plan.brakes, plan.counts.quarantined), (&vec![], 0), "{aside:?}");
    plan
}

pub fn last_kind(db: &Db) -> String {
    db.read_blocking(|conn| store::sync::runs::newest_of(conn, "live")).unwrap().unwrap().kind
}

/// Somebody as Maru knows them.
fn known(db: &Db, login: &str) -> String {
    let sql = format!(
        "SELECT p.name || '|' || p.title || '|' || p.rank || '|' || p.employee_number || '|' || p.mail || '|' || \
         p.phone || '|' || coalesce(u.name, '') AS t FROM directory_persons p LEFT JOIN directory_appointments a \
         ON a.person_id = p.id AND a.kind = 'main' LEFT JOIN directory_units u ON u.id = a.unit_id \
         WHERE p.login = '{login}'"
    );
    texts(db, &sql).join(" + ")
}

fn row(db: &Db, login: &str) -> (String, String) {
    let sql =
        format!("SELECT CAST(id AS TEXT) || '|' || dn AS t FROM directory_persons WHERE login = '{login}'");
    let row = texts(db, &sql).remove(0);
    row.split_once('|').map(|(id, dn)| (id.to_owned(), dn.to_owned())).unwrap()
}

fn is_active(db: &Db, login: &str) -> bool {
    count(db, &format!("directory_persons WHERE login = '{login}' AND active")) == 1
}

fn members(db: &Db, group: &str) -> Vec<String> {
    let sql = format!(
        "SELECT coalesce(p.login, x.name) AS t FROM directory_group_members m JOIN directory_groups g ON \
         g.id = m.group_id LEFT JOIN directory_persons p ON m.member_kind = 'person' AND p.id = m.member_id \
         LEFT JOIN directory_groups x ON m.member_kind = 'group' AND x.id = m.member_id WHERE g.name = '{group}' \
         ORDER BY 1"
    );
    texts(db, &sql)
}

/// What every preset promises: everybody is there after the first run, runs over changes bring what changed
/// and nothing else, a renamed entry keeps its row, the account's own flag switches off and on, and who is
/// gone is missed by the run over everything. `inactive` are those the server itself disables.
pub fn everyday(product: &Product<'_>, inactive: &[&str]) {
    let rounds = Cell::new(0);
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        rounds.set(rounds.get() + 1);
        let names = [format!("leaver{}", rounds.get()), format!("newcomer{}", rounds.get())];
        let [leaver, newcomer] =
            [&names[0], &names[1]]
                .map(|login| Someone { login, name: "한가람", number: "30000001", ..CHOI });
        (product.modify)(&product.add(&leaver));
        save(db, "live", &product.source);
        first_run(db, product, inactive);
        changes(db, product, &leaver, &newcomer);
        (product.modify)(&change(&product.dn(&newcomer), "delete"));
    });
}

fn first_run(db: &Db, product: &Product<'_>, inactive: &[&str]) {
    let first = run(db, Kind::Full);
    assert_eq!(
        count(db, "directory_persons"),
        25 + i64::from(product.source.contains("reader@")),
        "{first:?}"
    );
    let off = texts(db, "SELECT login AS t FROM directory_persons WHERE NOT active ORDER BY 1");
    assert_eq!(off, inactive);
    assert_eq!(known(db, "kim"), "김서연|과장|5급|20010001|kim@gaon.example|02-120|감사실");
    assert_eq!(count(db, "directory_photos"), 1);
    assert_eq!(
        texts(
            db,
            "SELECT u.name || '<' || coalesce(p.name, '') AS t FROM directory_units u LEFT JOIN directory_units p \
             ON p.id = u.parent_id WHERE NOT u.closed ORDER BY u.code"
        ),
        ["가온공사<", "감사실<가온공사", "총무부<가온공사"]
    );
    assert_eq!(members(db, "감사팀"), ["kim", "lee"]);
    assert_eq!(members(db, "전체"), ["other00", "감사팀"]);
    assert_eq!(run(db, Kind::Full).counts.changes(), 0);
    assert_eq!((run(db, Kind::Delta).counts.changes(), last_kind(db).as_str()), (0, "delta"));
}

fn changes(db: &Db, product: &Product<'_>, leaver: &Someone<'_>, newcomer: &Someone<'_>) {
    let modify = |text: String| (product.modify)(&text);
    let (kim, choi) = (row(db, "kim"), row(db, "choi"));
    let member = |verb: &str, dn: &str| {
        modify(change(&product.group, &format!("modify\n{verb}: member\n{}", line("member", dn))));
    };
    modify(change(&kim.1, &format!("modify\nreplace: title\n{}", line("title", "부장"))));
    modify(change(&choi.1, "modrdn\nnewrdn: cn=choi2\ndeleteoldrdn: 1"));
    let renamed = product.dn(&Someone { login: "choi2", ..CHOI });
    member("add", &renamed);
    modify(product.add(newcomer));
    modify(change(&product.dn(leaver), "delete"));
    let delta = run(db, Kind::Delta);
    assert_eq!(last_kind(db), "delta");
    assert_eq!((delta.counts.created, delta.counts.deactivated), (1, 0), "{:?}", delta.counts);
    assert!(delta.counts.entries < 10, "only what changed is read: {:?}", delta.counts);
    assert!(known(db, "kim").contains("|부장|"));
    assert_eq!(row(db, "choi").0, choi.0, "a renamed entry keeps its row");
    assert_eq!(row(db, "choi").1.to_lowercase(), renamed.to_lowercase());
    assert_eq!(members(db, "감사팀"), ["choi", "kim", "lee"]);
    assert!(is_active(db, leaver.login));
    let full = run(db, Kind::Full);
    assert_eq!((full.counts.deactivated, full.counts.changes() > 2), (1, false), "{:?}", full.counts);
    assert!(!is_active(db, leaver.login));
    for (body, active) in [(product.lock.0, false), (product.lock.1, true)] {
        modify(change(&kim.1, body));
        run(db, Kind::Delta);
        assert_eq!((last_kind(db).as_str(), is_active(db, "kim")), ("delta", active), "{body}");
    }
    assert_eq!(row(db, "kim").0, kim.0);
    member("delete", &renamed);
    modify(change(&renamed, "modrdn\nnewrdn: cn=choi\ndeleteoldrdn: 1"));
    modify(change(&kim.1, &format!("modify\nreplace: title\n{}", line("title", "과장"))));
}

/// Whether people get in: `right` do, everybody else does not, whatever the reason.
pub fn sign_in(product: &Product<'_>, right: &[&str], wrong: &[&str]) {
    let (live, mapper) = live(&product.source);
    let enter = |login: &str, password: &str| {
        let entry = live.find_one(&mapper.login_query(login).unwrap()).unwrap().unwrap();
        live.check("live", entry.dn(), password).unwrap()
    };
    for login in right {
        assert!(enter(login, PASSWORD), "{login}");
        for password in ["wrong", "", PASSWORD.to_lowercase().as_str()] {
            assert!(!enter(login, password), "{login} {password:?}");
        }
    }
    for login in wrong {
        assert!(!enter(login, PASSWORD), "{login}");
    }
}

/// Small pages bring the same as large ones.
pub fn pages(product: &Product<'_>) {
    let (_, mapper) = live(&product.source);
    let mut config = SourceConfig::from_toml(&product.source, None).unwrap().connection.unwrap();
    let mut read = |size| {
        config.limits.page_size = size;
        let mut names = Vec::new();
        let people = mapper.queries().remove(1);
        let live = Live::new(config.clone()).unwrap();
        let summary = live.fetch(&[people], &mut |_, entry| {
            names.push(entry.dn().to_owned());
            Ok(())
        });
        names.sort();
        (summary.unwrap().remove(0).pages, names)
    };
    let (one, all) = read(500);
    let (several, same) = read(7);
    assert_eq!((one, all.len()), (1, same.len()));
    assert!(several >= 4, "{several}");
    assert_eq!(all, same);
}

/// The entry `dn` with one attribute.
pub fn read(source: &str, dn: &str, attribute: &str) -> Vec<Vec<u8>> {
    let (live, _) = live(source);
    let query = Query {
        base: dn.to_owned(),
        scope: Scope::Base,
        filter: maru_directory::ldap::Filter::parse("(objectClass=*)").unwrap(),
        attributes: vec![attribute.to_owned()],
    };
    let entry = live.find_one(&query).unwrap().unwrap();
    let plain = attribute.split(';').next().unwrap();
    entry.values(plain).map(<[u8]>::to_vec).collect()
}
