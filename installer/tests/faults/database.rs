//! What can be wrong with the agency's PostgreSQL.

use super::{Agency, Fault, Undo, nothing};
use jiff::ToSpan;
use maru::checks::Around;
use maru::config::Config;
use maru_kernel::Clock;
use maru_testkit::slapd::free_port;
use maru_testkit::tls::Authority;

/// Writes another text in the address of the database.
fn instead(config: &mut Config, from: &str, to: &str) -> Undo {
    let uri = config.storage.database.clone().unwrap();
    assert!(uri.contains(from), "{from} in {uri}");
    config.storage.database = Some(uri.replacen(from, to, 1));
    nothing()
}

/// Another database of the server, which stays until the server ends.
fn another(agency: &Agency, config: &mut Config, name: &str, more: &str) -> Undo {
    agency.postgres.sql("postgres", &format!("CREATE DATABASE {name} OWNER maru TEMPLATE template0 {more}"));
    config.storage.database = Some(agency.postgres.uri("maru", name));
    nothing()
}

/// A setting of the server, as it was before when this is over.
fn setting(agency: &Agency, name: &'static str, value: &str, usual: &'static str) -> Undo {
    agency.postgres.set(name, value);
    Box::new(move |agency| agency.postgres.set(name, usual))
}

/// A role that may do everything in a schema of its own, with one more line.
fn meek(agency: &Agency, config: &mut Config, sql: &str, mend: &'static str) -> Undo {
    let run = |sql: &str| agency.postgres.sql("maru", sql);
    run("CREATE SCHEMA IF NOT EXISTS meek AUTHORIZATION meek");
    run("ALTER ROLE meek SET search_path = meek");
    run(sql);
    config.storage.database = Some(agency.postgres.uri("meek", "maru"));
    Box::new(move |agency| drop(agency.postgres.sql("maru", mend)))
}

fn newer(agency: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let undo = another(agency, config, "newer", "");
    agency.postgres.sql(
        "newer",
        "SET ROLE maru; CREATE TABLE store_migrations (key TEXT PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL); \
         INSERT INTO store_migrations VALUES ('20991231000000-wiki', now())",
    );
    undo
}

fn other_authority(agency: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let file = agency.folder.path().join("other-ca.pem");
    std::fs::write(&file, Authority::new("Somebody").pem()).unwrap();
    let ours = agency.postgres.authority_file().display().to_string();
    instead(config, &ours, &file.display().to_string())
}

fn expired(agency: &Agency, _: &mut Config, _: &mut Around) -> Undo {
    agency.postgres.certify((2000, 2001));
    Box::new(|agency| agency.postgres.certify((1975, 4096)))
}

fn a_day_ahead(_: &Agency, _: &mut Config, around: &mut Around) -> Undo {
    around.clock = Clock::from_fn(|| jiff::Timestamp::now() + 24.hours());
    nothing()
}

fn no_answer(agency: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    instead(config, &format!(":{}/", agency.postgres.port()), &format!(":{}/", free_port()))
}

pub const FAULTS: &[Fault] = &[
    Fault { what: "server down", code: "database.reach", seed: no_answer },
    Fault {
        what: "unknown host",
        code: "dns.name",
        seed: |_, c, _| instead(c, "@localhost", "@db.agency.invalid"),
    },
    Fault {
        what: "wrong password",
        code: "database.password",
        seed: |_, c, _| instead(c, "maru-secret", "maru-secreT"),
    },
    Fault {
        what: "no such database",
        code: "database.missing",
        seed: |_, c, _| instead(c, "/maru?", "/moru?"),
    },
    Fault {
        what: "not admitted",
        code: "database.admission",
        seed: |_, c, _| instead(c, "maru:", "stranger:"),
    },
    Fault { what: "wrong authority", code: "database.authority", seed: other_authority },
    Fault {
        what: "name not in the certificate",
        code: "database.certificate_name",
        seed: |_, c, _| instead(c, "@localhost", "@127.0.0.1"),
    },
    Fault { what: "expired certificate", code: "database.certificate_dates", seed: expired },
    Fault { what: "no TLS", code: "database.tls", seed: |a, _, _| setting(a, "ssl", "off", "on") },
    Fault {
        what: "plain text to another host",
        code: "database.address",
        seed: |_, c, _| {
            c.storage.database = Some("postgres://maru:pw@db.agency.example/maru".to_owned());
            nothing()
        },
    },
    Fault {
        what: "SQL_ASCII",
        code: "database.encoding",
        seed: |a, c, _| another(a, c, "ascii", "ENCODING SQL_ASCII LOCALE 'C'"),
    },
    Fault {
        what: "the system's collation was replaced",
        code: "database.collation",
        seed: |a, c, _| {
            let undo = another(a, c, "stale", "LOCALE_PROVIDER icu ICU_LOCALE 'ko'");
            a.postgres.sql("stale", "UPDATE pg_database SET datcollversion = '1.0' WHERE datname = 'stale'");
            undo
        },
    },
    Fault {
        what: "no schema",
        code: "database.schema",
        seed: |a, c, _| {
            meek(a, c, "ALTER ROLE meek SET search_path = nowhere", "ALTER ROLE meek SET search_path = meek")
        },
    },
    Fault {
        what: "read-only role",
        code: "database.read_only",
        seed: |a, c, _| {
            let sql = "ALTER ROLE meek SET default_transaction_read_only = on";
            meek(a, c, sql, "ALTER ROLE meek SET default_transaction_read_only = off")
        },
    },
    Fault {
        what: "no right to make tables",
        code: "database.rights",
        seed: |_, c, _| instead(c, "maru:", "reader:"),
    },
    Fault {
        what: "no right to write",
        code: "database.rights",
        seed: |a, c, _| {
            let sql = "CREATE TABLE meek.store_jobs (id BIGINT); ALTER TABLE meek.store_jobs OWNER TO maru";
            meek(a, c, sql, "DROP TABLE meek.store_jobs")
        },
    },
    Fault { what: "fsync off", code: "database.fsync", seed: |a, _, _| setting(a, "fsync", "off", "on") },
    Fault {
        what: "synchronous_commit off",
        code: "database.commit",
        seed: |a, _, _| setting(a, "synchronous_commit", "off", "on"),
    },
    Fault {
        what: "too few connections",
        code: "database.connections",
        seed: |a, c, _| {
            meek(a, c, "ALTER ROLE meek CONNECTION LIMIT 3", "ALTER ROLE meek CONNECTION LIMIT -1")
        },
    },
    Fault { what: "tables of a newer version", code: "database.newer", seed: newer },
    Fault { what: "clock off by a day", code: "clock.database", seed: a_day_ahead },
];
