//! The database: reached, safe, of the right kind, and ours to write into.

use super::clock::compare;
use super::dns::into_hosts;
use super::finding::Finding;
use super::pem;
use super::scene::Scene;
use crate::texts::T;
use maru_kernel::{Fault, Timestamp};
use maru_store::{
    Address, OLDEST_POSTGRES, Obstacle, PgAddress, ServerFacts, Steps, StoreError, TlsObstacle, examine_file,
    examine_server,
};

/// Beside those of the configuration: one for leases and one to listen by.
const CONNECTIONS_BESIDE: i64 = 2;

pub fn look(scene: &Scene) -> Vec<Finding> {
    let (lang, modules) = (scene.around.lang, &scene.around.modules);
    match scene.config.storage.address() {
        Err(problem) => vec![Finding::wrong("database.address", problem.text(lang), EXAMPLE)],
        Ok(Address::Sqlite(file)) => match examine_file(&file, modules) {
            Ok(steps) => vec![tables(&steps, scene.t())],
            Err(error) => vec![Finding::wrong("database.file", error.text(lang), embedded_mend(&error))],
        },
        Ok(Address::Postgres(server)) => {
            let desk = Desk { server: &server, t: scene.t(), wanted: scene.config.storage.connections };
            match examine_server(&server, modules) {
                Ok(facts) => desk.judge(&facts, scene.around.clock.now()),
                Err(obstacle) => vec![desk.obstacle(obstacle)],
            }
        }
    }
}

/// Has the server read its settings again.
const RELOAD: &str = "SELECT pg_reload_conf()";
const EXAMPLE: &str =
    "database = \"postgres://maru@HOST/maru?sslmode=verify-full&sslrootcert=/etc/maru/tls/ca.pem\"";

fn embedded_mend(error: &StoreError) -> &'static str {
    match error {
        StoreError::Unavailable(_) => "chown -R maru: /var/lib/maru",
        _ => "maru restore FILE --key KEY --replace",
    }
}

/// What is known while one server is judged.
struct Desk<'s> {
    server: &'s PgAddress,
    t: T,
    wanted: u32,
}

impl Desk<'_> {
    fn user(&self) -> &str {
        self.server.user().unwrap_or("maru")
    }

    fn database(&self) -> &str {
        self.server.database().unwrap_or(self.user())
    }

    /// Statements for whoever administers the server, each in a transaction of its own.
    fn as_admin(&self, statements: &[&str]) -> String {
        let commands: String = statements.iter().map(|sql| format!(" -c \"{sql}\"")).collect();
        format!("sudo -u postgres psql -d {}{commands}", self.database())
    }

    fn create(&self, name: &str) -> String {
        let user = self.user();
        format!("sudo -u postgres createdb --owner={user} --encoding=UTF8 --template=template0 {name}")
    }

    /// Shows what a server says while TLS is agreed on.
    fn certificate_command(&self, what: &str) -> String {
        let place = self.server.place();
        format!(
            "openssl s_client -starttls postgres -connect {place} </dev/null | openssl x509 -noout {what}"
        )
    }

    fn obstacle(&self, obstacle: Obstacle) -> Finding {
        let (t, place, user) = (self.t, self.server.place(), self.user());
        let wrong = Finding::wrong;
        match obstacle {
            Obstacle::NoName(_) => {
                let host = self.server.host().unwrap_or_default();
                wrong("dns.name", t.check_dns_none(host), into_hosts(host))
            }
            Obstacle::NoAnswer(why) => wrong(
                "database.reach",
                t.check_database_reach(place, why),
                "systemctl start postgresql".to_owned(),
            ),
            Obstacle::Tls(why) => self.tls_obstacle(&why),
            Obstacle::Password => {
                let sql = format!("ALTER ROLE {user} PASSWORD '...'");
                wrong("database.password", t.check_database_password(user), self.as_admin(&[&sql]))
            }
            Obstacle::NoDatabase => {
                let name = self.database();
                wrong("database.missing", t.check_database_missing(name), self.create(name))
            }
            Obstacle::NotAdmitted => {
                let (name, rule) = (self.database(), "scram-sha-256");
                let mend = format!("pg_hba.conf: hostssl {name} {user} ADDRESS/32 {rule}");
                wrong("database.admission", t.check_database_admission(place, user), mend)
            }
            Obstacle::Refused(why) => {
                let mend =
                    format!("psql -h {} -U {user} {}", self.server.host().unwrap_or("."), self.database());
                wrong("database.refused", t.check_database_refused(place, why), mend)
            }
        }
    }

    fn tls_obstacle(&self, why: &TlsObstacle) -> Finding {
        let (t, place) = (self.t, self.server.place());
        let wrong = Finding::wrong;
        match why {
            TlsObstacle::NotOffered => wrong(
                "database.tls",
                t.check_database_tls(place),
                self.as_admin(&["ALTER SYSTEM SET ssl = on", RELOAD]),
            ),
            TlsObstacle::Authority => {
                let mend = "sslrootcert=/etc/maru/tls/ca.pem".to_owned();
                wrong("database.authority", t.check_database_authority(place), mend)
            }
            TlsObstacle::Name => wrong(
                "database.certificate_name",
                t.check_database_name(place),
                self.certificate_command("-ext subjectAltName"),
            ),
            TlsObstacle::Expired => wrong(
                "database.certificate_dates",
                t.check_database_dates(place),
                self.certificate_command("-dates"),
            ),
            TlsObstacle::Other(why) => wrong(
                "database.tls",
                t.check_database_tls_other(place, why),
                self.certificate_command("-text"),
            ),
        }
    }

    fn judge(&self, facts: &ServerFacts, now: Timestamp) -> Vec<Finding> {
        let t = self.t;
        let mut found = vec![
            self.version(facts),
            compare("clock.database", now, facts.now, t.check_clock_of_database(), t),
            tables(&facts.steps, t),
        ];
        found.extend(self.text_kept(facts));
        found.extend(self.rights(facts));
        found.extend(self.safety(facts));
        found.extend(self.connections(facts));
        let expires = facts.certificate.as_deref().and_then(pem::expiry);
        let soon = expires.and_then(|at| pem::soon(at, now));
        found.extend(soon.map(|days| {
            let what = t.check_database_days(days, self.server.place());
            Finding::warning("database.certificate_days", what, self.certificate_command("-dates"))
        }));
        found
    }

    fn version(&self, facts: &ServerFacts) -> Finding {
        if facts.version < OLDEST_POSTGRES {
            let what = self.t.check_database_old(OLDEST_POSTGRES, facts.version);
            return Finding::wrong(
                "database.version",
                what,
                "apt-get install postgresql && pg_upgradecluster",
            );
        }
        Finding::fine("database.version", self.t.check_database(self.server.place(), facts.version))
    }

    fn text_kept(&self, facts: &ServerFacts) -> impl Iterator<Item = Finding> {
        let encoding = (facts.encoding != "UTF8").then(|| {
            let what = self.t.check_database_encoding(&facts.encoding, self.database());
            Finding::wrong("database.encoding", what, self.create(&format!("{}_utf8", self.database())))
        });
        let collation = facts.stale_collation.as_ref().map(|version| {
            let name = self.database();
            let refresh = format!("ALTER DATABASE {name} REFRESH COLLATION VERSION");
            let mend = self.as_admin(&[&format!("REINDEX DATABASE {name}"), &refresh]);
            Finding::wrong("database.collation", self.t.check_database_collation(name, version), mend)
        });
        encoding.into_iter().chain(collation)
    }

    fn rights(&self, facts: &ServerFacts) -> Option<Finding> {
        let (t, user) = (self.t, self.user());
        let Some(schema) = &facts.schema else {
            let mend = self.as_admin(&[&format!("CREATE SCHEMA {user} AUTHORIZATION {user}")]);
            return Some(Finding::wrong("database.schema", t.check_database_schema(user), mend));
        };
        if facts.read_only {
            let sql = format!("ALTER ROLE {user} SET default_transaction_read_only = off");
            return Some(Finding::wrong(
                "database.read_only",
                t.check_database_read_only(user),
                self.as_admin(&[&sql]),
            ));
        }
        let all_there = facts.steps == Steps::Current;
        if !facts.may_create && !all_there {
            let mend = self.as_admin(&[&format!("GRANT CREATE, USAGE ON SCHEMA {schema} TO {user}")]);
            return Some(Finding::wrong("database.rights", t.check_database_rights(schema, user), mend));
        }
        if facts.may_write == Some(false) {
            let sql =
                format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {user}");
            let what = t.check_database_write(schema, user);
            return Some(Finding::wrong("database.rights", what, self.as_admin(&[&sql])));
        }
        None
    }

    fn safety(&self, facts: &ServerFacts) -> impl Iterator<Item = Finding> {
        let fsync = (!facts.fsync).then(|| {
            let mend = self.as_admin(&["ALTER SYSTEM SET fsync = on", RELOAD]);
            Finding::wrong("database.fsync", self.t.check_database_fsync(), mend)
        });
        let commit = (facts.synchronous_commit == "off").then(|| {
            let sql = format!("ALTER ROLE {} SET synchronous_commit = on", self.user());
            Finding::wrong("database.commit", self.t.check_database_commit(), self.as_admin(&[&sql]))
        });
        fsync.into_iter().chain(commit)
    }

    fn connections(&self, facts: &ServerFacts) -> Option<Finding> {
        let needed = i64::from(self.wanted) + CONNECTIONS_BESIDE;
        let left = (facts.connections - CONNECTIONS_BESIDE).max(1);
        (facts.connections < needed).then(|| {
            let what = self.t.check_database_connections(facts.connections, needed);
            Finding::wrong("database.connections", what, format!("[storage] connections = {left}"))
        })
    }
}

fn tables(steps: &Steps, t: T) -> Finding {
    const STEPS: &str = "database.steps";
    match steps {
        Steps::None => Finding::fine(STEPS, t.check_steps_none()),
        Steps::Current => Finding::fine(STEPS, t.check_steps()),
        Steps::Behind(step) => Finding::warning(STEPS, t.check_steps_behind(step), "maru migrate"),
        Steps::Newer(step) => {
            Finding::wrong("database.newer", t.check_steps_newer(step), "maru upgrade BUNDLE")
        }
    }
}
