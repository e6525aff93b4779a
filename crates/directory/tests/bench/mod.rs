//! What tests of synchronisation share: asking the database, and a live server with the agency.
#![cfg(test)]
#![allow(dead_code, reason = "each test program uses its part")]

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_directory::agency::Agency;
use maru_directory::store;
use maru_kernel::Cause;
use maru_store::{Db, StoreError, StoreResult};
use maru_testkit::slapd::{Setup, Slapd};
use std::os::unix::fs::PermissionsExt;

pub const BASE: &str = "dc=gaon,dc=example";
pub const READER: &str = "cn=reader,dc=gaon,dc=example";

pub fn cause() -> Cause {
    Cause::system("test")
}

pub fn count(db: &Db, sql: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let sql = format!("SELECT count(*) AS n FROM {sql}");
    let rows: Vec<Row> =
        db.read_blocking(|conn| Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)).unwrap();
    rows[0].n
}

/// The texts of a query whose column is `t`.
pub fn texts(db: &Db, sql: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        t: String,
    }
    let rows: Vec<Row> =
        db.read_blocking(|conn| Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)).unwrap();
    rows.into_iter().map(|r| r.t).collect()
}

pub fn save(db: &Db, name: &'static str, config: &str) {
    let config = config.to_owned();
    let saved: StoreResult<()> =
        db.write_blocking(&cause(), move |tx| store::sync::sources::save(tx, name, &config, 60, true));
    saved.unwrap();
}

/// Everything the organisation is, without ids, sorted.
pub fn state(db: &Db) -> Vec<Vec<String>> {
    [
        "SELECT login || '|' || name || '|' || title || '|' || rank || '|' || phone || '|' || dn AS t \
         FROM directory_persons WHERE active ORDER BY login",
        "SELECT u.code || '|' || u.name || '|' || coalesce(p.code, '') AS t FROM directory_units u \
         LEFT JOIN directory_units p ON p.id = u.parent_id WHERE NOT u.closed ORDER BY u.code, u.name",
        "SELECT a.kind || '|' || p.login || '|' || u.name || '|' || a.title AS t FROM directory_appointments a \
         JOIN directory_persons p ON p.id = a.person_id AND p.active \
         JOIN directory_units u ON u.id = a.unit_id ORDER BY 1",
        "SELECT g.name || '|' || coalesce(p.login, x.name, u.name) AS t FROM directory_group_members m \
         JOIN directory_groups g ON g.id = m.group_id AND g.active \
         LEFT JOIN directory_persons p ON m.member_kind = 'person' AND p.id = m.member_id AND p.active \
         LEFT JOIN directory_groups x ON m.member_kind = 'group' AND x.id = m.member_id \
         LEFT JOIN directory_units u ON m.member_kind = 'unit' AND u.id = m.member_id \
         WHERE coalesce(p.login, x.name, u.name) IS NOT NULL ORDER BY 1",
        "SELECT name AS t FROM directory_posts WHERE active ORDER BY 1",
    ]
    .iter()
    .map(|sql| {
        let mut found = texts(db, sql);
        found.sort();
        found
    })
    .collect()
}

/// What one state has and the other has not.
pub fn differences(before: &[Vec<String>], after: &[Vec<String>]) -> Vec<String> {
    let mut found = Vec::new();
    for (old, new) in before.iter().zip(after) {
        found.extend(old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}")));
        found.extend(new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}")));
    }
    found
}

/// The agency as a live server, its entries last changed long ago.
pub fn server() -> Slapd {
    server_with("", "")
}

pub fn server_with(global: &str, database: &str) -> Slapd {
    let aged = |entry: &str| {
        let at = if entry.contains("\nuid: seoyeon.kim\n") { "20210101000000Z" } else { "20200101000000Z" };
        let password = if entry.contains("\nuid: seoyeon.kim\n") { "userPassword: pw-seoyeon\n" } else { "" };
        format!("{}\n{password}createTimestamp: 20200101000000Z\nmodifyTimestamp: {at}\n", entry.trim_end())
    };
    let mut ldif: Vec<String> = Agency::load().unwrap().ldif().split("\n\n").map(aged).collect();
    ldif.push(aged(&format!(
        "dn: {READER}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\n\
         userPassword: reader-secret"
    )));
    Slapd::start(&Setup { suffix: BASE, ldif: &ldif.join("\n"), global, database, ..Setup::default() })
}

/// The configuration that reads the server.
pub fn source(slapd: &Slapd) -> String {
    source_at(slapd, &slapd.ldaps(), slapd.authority_file())
}

pub fn source_at(slapd: &Slapd, address: &str, authority: &std::path::Path) -> String {
    let secret = slapd.folder().join("reader.secret");
    std::fs::write(&secret, "reader-secret\n").unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    format!(
        "name = \"live\"\nbase = \"{BASE}\"\n[connection]\nservers = [\"{address}\"]\nca_file = \"{}\"\n\
         bind_dn = \"{READER}\"\npassword_file = \"{}\"\nlimits = {{ connect_seconds = 2, answer_seconds = 2 }}\n\
         [persons]\ndisabled = [{{ rule = \"words\", attribute = \"carLicense\", active = [], disabled = [\"LEFT\"], absent_is_active = true }}]\n\
         [persons.map]\nrank = {{ from = \"employeeType\", regex = '^(?:임원|\\d급|공무직)$' }}\n\
         leave = {{ from = \"employeeType\", regex = '^.*휴직$' }}\n",
        authority.display(),
        secret.display()
    )
}
