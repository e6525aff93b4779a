//! A directory that people come from: reached, safe, read as configured, and with people in it.

use super::clock::compare;
use super::dns::{into_hosts, leads_somewhere};
use super::finding::Finding;
use super::pem;
use super::scene::Scene;
use crate::texts::T;
use maru_directory::Error;
use maru_directory::ldap::{Connection, Cut, SourceError, TlsProblem};
use maru_directory::mapping::{SourceConfig, What};
use maru_directory::sync::{Tested, test};
use maru_kernel::{Fault, Lang, Timestamp};
use std::net::IpAddr;

/// `text` is the configuration of the source, as for `maru directory add`.
pub fn look(scene: &Scene, text: &str) -> Vec<Finding> {
    let (lang, t, now) = (scene.around.lang, scene.t(), scene.around.clock.now());
    let config = match SourceConfig::from_toml(text, None) {
        Ok(config) => config,
        Err(error) => {
            return vec![told("directory.config", &error, "maru directory test NAME".to_owned(), lang)];
        }
    };
    let Some(connection) = &config.connection else { return Vec::new() };
    if let Some(server) = in_the_clear(connection) {
        let mend = "insecure_lab = false";
        return vec![Finding::wrong("directory.plaintext", t.check_directory_plain(server), mend)];
    }
    match test(text, now) {
        Ok(tested) => judge(&config, &tested, now, t),
        Err(Error::Source(error)) => vec![Desk { config: &config, connection, t, lang }.refused(&error)],
        Err(error) => vec![Finding::wrong("directory.config", error.text(lang), "maru directory test NAME")],
    }
}

/// A server on another machine that passwords would be sent to in the clear (S-10, S-125).
fn in_the_clear(connection: &Connection) -> Option<&str> {
    let far = |server: &&String| server.starts_with("ldap://") && !is_here(host(server));
    connection.servers.iter().find(far).filter(|_| connection.insecure_lab).map(String::as_str)
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The host in `ldaps://host:636`.
fn host(server: &str) -> &str {
    let rest = server.split_once("://").map_or(server, |(_, rest)| rest).trim_end_matches('/');
    let rest = rest.trim_start_matches('[');
    match rest.split_once(']') {
        Some((v6, _)) => v6,
        None => rest.split(':').next().unwrap_or_default(),
    }
}

/// What is known while one directory is judged.
struct Desk<'c> {
    config: &'c SourceConfig,
    connection: &'c Connection,
    t: T,
    lang: Lang,
}

fn told(check: &'static str, error: &SourceError, mend: String, lang: Lang) -> Finding {
    Finding::wrong(check, error.text(lang), mend)
}

impl Desk<'_> {
    /// What an administrator of the directory types to see the same.
    fn ask(&self, base: &str, filter: &str) -> String {
        let (server, who) = (self.server(), self.connection.bind_dn.as_deref().unwrap_or_default());
        format!("ldapsearch -x -H {server} -D '{who}' -W -b '{base}' -s sub '{filter}' dn")
    }

    fn server(&self) -> &str {
        self.connection.servers.first().map_or("ldaps://HOST", String::as_str)
    }

    fn refused(&self, error: &SourceError) -> Finding {
        let wrong = |check, mend: String| told(check, error, mend, self.lang);
        match error {
            SourceError::Unreachable { server, .. } if !leads_somewhere(host(server)) => {
                let name = host(server);
                Finding::wrong("dns.name", self.t.check_dns_none(name), into_hosts(name))
            }
            SourceError::Unreachable { .. } | SourceError::Silent { .. } | SourceError::Resting { .. } => {
                wrong("directory.reach", format!("ldapsearch -x -H {} -b '' -s base", self.server()))
            }
            SourceError::Tls { server, problem } => wrong(tls_code(problem), self.tls_mend(server, problem)),
            SourceError::SecretFile { path, .. } => {
                let mend = match std::fs::exists(path) {
                    Ok(true) => format!("chown root:maru {path} && chmod 0640 {path}"),
                    _ => format!("install -o root -g maru -m 0640 /dev/stdin {path}"),
                };
                wrong("directory.secret_file", mend)
            }
            SourceError::Credentials | SourceError::EmptyPassword | SourceError::Identity => {
                let who = self.connection.bind_dn.as_deref().unwrap_or_default();
                let mend = format!("ldapwhoami -x -H {} -D '{who}' -W", self.server());
                Finding::wrong("directory.password", self.t.check_directory_password(who), mend)
            }
            SourceError::NoBase(_) => wrong(
                "directory.base",
                format!("ldapsearch -x -H {} -b '' -s base namingContexts", self.server()),
            ),
            SourceError::Incomplete(Cut::SizeLimit | Cut::TimeLimit) => wrong(
                "directory.limit",
                "limits dn.exact=\"BIND_DN\" size=unlimited time=unlimited".to_owned(),
            ),
            SourceError::File { path, .. } => {
                wrong("directory.authority", format!("openssl x509 -in {path} -noout"))
            }
            SourceError::Config(_) => wrong("directory.config", "maru directory test NAME".to_owned()),
            _ => wrong("directory.refused", self.ask(&self.config.base, "(objectClass=*)")),
        }
    }

    fn tls_mend(&self, server: &str, problem: &TlsProblem) -> String {
        let name = host(server);
        let show =
            |what| format!("openssl s_client -connect {name}:636 </dev/null | openssl x509 -noout {what}");
        match problem {
            TlsProblem::Authority => "[connection] ca_file = \"/etc/maru/tls/ldap-ca.pem\"".to_owned(),
            TlsProblem::Name => show("-ext subjectAltName"),
            TlsProblem::Expired => show("-dates"),
            TlsProblem::Pin => show("-pubkey"),
            TlsProblem::NoStartTls => format!("[connection] servers = [\"ldaps://{name}\"]"),
            TlsProblem::Other(_) => show("-text"),
        }
    }
}

fn tls_code(problem: &TlsProblem) -> &'static str {
    match problem {
        TlsProblem::Authority | TlsProblem::Pin => "directory.authority",
        TlsProblem::Name => "directory.certificate_name",
        TlsProblem::Expired => "directory.certificate_dates",
        TlsProblem::NoStartTls | TlsProblem::Other(_) => "directory.tls",
    }
}

fn judge(config: &SourceConfig, tested: &Tested, now: Timestamp, t: T) -> Vec<Finding> {
    let base = config.persons.base.as_deref().unwrap_or(&config.base);
    let people: u64 = tested.counts.iter().filter(|(what, _)| *what == What::Person).map(|(_, n)| n).sum();
    let mut found = vec![match people {
        0 => {
            let mend = format!("[persons] filter = \"{}\"", config.persons.filter);
            Finding::wrong("directory.empty", t.check_directory_empty(base, &config.persons.filter), mend)
        }
        _ if tested.samples.is_empty() => {
            let mend = "maru directory test NAME";
            Finding::wrong("directory.mapping", t.check_directory_mapping(people), mend)
        }
        _ => Finding::fine("directory.people", t.check_directory(people)),
    }];
    let expires = tested.probe.as_ref().and_then(|probe| probe.certificate_expires);
    let days = expires.and_then(|at| pem::soon(at, now));
    let clock = tested.probe.as_ref().and_then(|probe| probe.clock);
    found
        .extend(clock.map(|theirs| compare("clock.directory", now, theirs, t.check_clock_of_directory(), t)));
    found.extend(days.zip(tested.probe.as_ref()).map(|(days, probe)| {
        let what = t.check_directory_days(days, &probe.server);
        let mend = format!(
            "openssl s_client -connect {}:636 </dev/null | openssl x509 -noout -dates",
            host(&probe.server)
        );
        Finding::warning("directory.certificate_days", what, mend)
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_10_a_directory_elsewhere_is_never_spoken_to_in_the_clear() {
        for (server, clear) in [
            ("ldap://ldap.agency.example", true),
            ("ldap://10.1.2.3:389", true),
            ("ldap://localhost:3890", false),
            ("ldap://127.0.0.1", false),
            ("ldap://[::1]:389/", false),
            ("ldaps://ldap.agency.example", false),
        ] {
            let lab = Connection { insecure_lab: true, ..Connection::to(server) };
            assert_eq!(in_the_clear(&lab).is_some(), clear, "{server}");
            assert!(in_the_clear(&Connection::to(server)).is_none(), "{server}: StartTLS is demanded");
        }
    }
}
