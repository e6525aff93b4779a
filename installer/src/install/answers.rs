//! What the installer has to know, as an administrator writes it down.

use super::InstallError;
use crate::config::SAMPLE as CONFIGURATION;
use crate::problem::Problem;
use ipnet::IpNet;
use maru_directory::ldap::{Kind, Secret};
use maru_kernel::Lang;
use maru_relay::Protection;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// An annotated file to start from; a test proves that it is read.
pub const SAMPLE: &str = include_str!("sample.toml");
const IN_KOREAN: &str = include_str!("sample.ko.toml");

/// The annotated file in the operator's language, with the same answers in both.
pub fn sample(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => IN_KOREAN,
        Lang::En => SAMPLE,
    }
}

/// All answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Who runs this.
    pub agency: Agency,
    /// How people reach it.
    pub server: Server,
    /// Who comes from where.
    #[serde(default)]
    pub networks: Networks,
    /// The agency's PostgreSQL; the embedded database when left out.
    pub database: Option<Database>,
    /// The agency's directory.
    pub directory: Option<Directory>,
    /// The agency's mail relay.
    pub relay: Option<Relay>,
    /// The first administrators.
    #[serde(default)]
    pub administrators: Administrators,
    /// An account of no directory.
    pub emergency: Option<Emergency>,
    /// Backups.
    pub backup: Backup,
    /// Who proves at the end that it works.
    pub self_test: Option<SelfTest>,
}

/// `[agency]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The agency's name.
    pub name: String,
    /// A label for the network.
    #[serde(default)]
    pub network: String,
}

/// `[server]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The name people type.
    pub host: String,
    /// The port they type.
    #[serde(default = "usual_port")]
    pub port: u16,
    /// Address to listen on.
    #[serde(default = "everywhere")]
    pub listen: IpAddr,
    /// A proxy on this machine does TLS.
    #[serde(default)]
    pub behind_proxy: bool,
    /// The agency's certificate, with its chain.
    pub certificate: Option<PathBuf>,
    /// Its key.
    pub private_key: Option<PathBuf>,
}

fn usual_port() -> u16 {
    8443
}

fn everywhere() -> IpAddr {
    IpAddr::V4(Ipv4Addr::UNSPECIFIED)
}

impl Server {
    /// Where the service listens.
    pub fn address(&self) -> SocketAddr {
        let ip = if self.behind_proxy { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { self.listen };
        SocketAddr::new(ip, self.port)
    }

    /// What people type. Behind a proxy they type the port of the proxy, which is the usual one.
    pub fn base_url(&self) -> String {
        let Server { host, port, .. } = self;
        if *port == 443 || self.behind_proxy {
            format!("https://{host}")
        } else {
            format!("https://{host}:{port}")
        }
    }
}

/// `[networks]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Networks {
    /// Where a password is enough.
    pub inside: Option<Vec<IpNet>>,
    /// From where the administration opens.
    pub admin: Option<Vec<IpNet>>,
}

/// `[database]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Host name or address.
    pub server: String,
    /// Its port.
    #[serde(default = "postgres_port")]
    pub port: u16,
    /// The authority that signed its certificate, as PEM.
    pub authority: Option<PathBuf>,
    /// The database.
    #[serde(default = "maru")]
    pub name: String,
    /// Who may make roles and databases.
    pub admin: String,
    /// That account's password.
    pub admin_password_file: PathBuf,
}

fn postgres_port() -> u16 {
    5432
}

fn maru() -> String {
    "maru".to_owned()
}

/// `[directory]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// Addresses in the order they are tried.
    pub servers: Vec<String>,
    /// The authority that signed their certificates, as PEM.
    pub authority: Option<PathBuf>,
    /// Where people are.
    pub base: String,
    /// The account that reads.
    pub bind_dn: Option<String>,
    /// That account's password.
    pub password_file: Option<PathBuf>,
    /// Their product.
    pub preset: Option<Kind>,
}

/// `[relay]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relay {
    /// Host and port.
    pub address: String,
    /// How the way there is protected.
    #[serde(default)]
    pub protection: Protection,
    /// The authority that signed its certificate, as PEM.
    pub authority: Option<PathBuf>,
    /// The account we sign in with.
    pub user: Option<String>,
    /// That account's password.
    pub password_file: Option<PathBuf>,
    /// The address that letters of the house come from.
    pub from: String,
    /// Who is sent a letter, to see that one arrives.
    pub test_to: Option<String>,
}

/// `[administrators]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Administrators {
    /// Runs the system.
    pub system: Option<String>,
    /// Gives and takes roles.
    pub security: Option<String>,
    /// Reads the audit log.
    pub auditor: Option<String>,
    /// One person may have all three.
    #[serde(default)]
    pub small_agency: bool,
}

/// `[emergency]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// Sign-in name.
    pub login: String,
    /// Name.
    pub name: String,
}

/// `[backup]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backup {
    /// New file for the key that opens backups.
    pub key: PathBuf,
}

/// `[self_test]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// Sign-in name.
    pub login: String,
    /// The password.
    pub password_file: PathBuf,
}

impl Answers {
    /// Reads the file.
    ///
    /// # Errors
    /// [`InstallError::Answers`] for a file that cannot be read, a key we do not know, or values of which the
    /// configuration could not be made.
    pub fn read(path: &Path) -> Result<Answers, Problem> {
        let wrong = |reason: String| InstallError::Answers { path: path.display().to_string(), reason };
        let text = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
        let answers = Answers::parse(&text).map_err(wrong)?;
        answers.check()?;
        Ok(answers)
    }

    pub(super) fn parse(text: &str) -> Result<Answers, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// What would otherwise fail in the middle.
    pub(super) fn check(&self) -> Result<(), Problem> {
        if self.server.certificate.is_some() != self.server.private_key.is_some() {
            let missing = if self.server.certificate.is_some() { "private_key" } else { "certificate" };
            return Err(Problem::HalfTls(missing));
        }
        if let Some(database) = &self.database {
            let path = "database.name".to_owned();
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if !database.name.starts_with(|c: char| c.is_ascii_lowercase())
                || !database.name.chars().all(plain)
            {
                return Err(InstallError::Answers { path, reason: "a-z 0-9 _".to_owned() }.into());
            }
        }
        let Administrators { system, security, auditor, small_agency } = &self.administrators;
        let mut people: Vec<&String> = [system, security, auditor].into_iter().flatten().collect();
        let named = people.len();
        people.sort();
        people.dedup();
        if !small_agency && people.len() < named {
            return Err(InstallError::OneAdministrator.into());
        }
        for file in [&self.backup.key].into_iter().chain(&self.server.certificate) {
            if !file.is_absolute() {
                return Err(InstallError::Relative(file.display().to_string()).into());
            }
        }
        for file in self.secret_files() {
            Secret::from_file(file).map_err(maru_directory::Error::from)?;
        }
        Ok(())
    }

    fn secret_files(&self) -> impl Iterator<Item = &Path> {
        let database = self.database.as_ref().map(|d| d.admin_password_file.as_path());
        let directory = self.directory.as_ref().and_then(|d| d.password_file.as_deref());
        let relay = self.relay.as_ref().and_then(|r| r.password_file.as_deref());
        let test = self.self_test.as_ref().map(|t| t.password_file.as_path());
        [database, directory, relay, test].into_iter().flatten()
    }

    /// The networks a password is enough from: those of the sample configuration when nothing was answered.
    pub fn inside(&self) -> Vec<String> {
        let usual = || {
            let table: toml::Table = CONFIGURATION.parse().unwrap_or_default();
            let nets =
                table.get("security").and_then(|s| s.get("inside_networks")).and_then(|n| n.as_array());
            nets.into_iter().flatten().filter_map(|n| n.as_str().map(str::to_owned)).collect()
        };
        self.networks
            .inside
            .as_ref()
            .map_or_else(usual, |nets| nets.iter().map(ToString::to_string).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_read_and_with_every_line_switched_on_too() {
        let answers = Answers::parse(SAMPLE).unwrap();
        assert_eq!(answers.server.address().to_string(), "0.0.0.0:8443");
        assert_eq!(answers.server.base_url(), "https://maru.agency.example:8443");
        assert!(answers.inside().contains(&"10.0.0.0/8".to_owned()));
        let is_setting = |line: &str| line.starts_with('[') || crate::config::key_of(line).is_some();
        let all: Vec<&str> = SAMPLE
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line))
            .collect();
        let answers = Answers::parse(&all.join("\n")).unwrap();
        assert!(answers.database.is_some() && answers.self_test.is_some() && answers.emergency.is_some());
        assert!(answers.relay.is_some_and(|relay| relay.test_to.is_some()));
    }

    #[test]
    fn the_samples_of_both_languages_answer_the_same() {
        use crate::config::settings;
        let plain = |lang| settings(sample(lang)).into_iter().filter(|line| !line.contains("name = \"비상"));
        let english: Vec<&str> =
            plain(Lang::En).filter(|line| !line.contains("name = \"Emergency")).collect();
        assert_eq!(plain(Lang::Ko).collect::<Vec<_>>(), english);
        assert!(english.len() > 25 && Answers::parse(sample(Lang::Ko)).is_ok());
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        for (from, to) in [("host =", "hots ="), ("[backup]", "[bakcup]"), ("system =", "sytem =")] {
            let reason = Answers::parse(&SAMPLE.replace(from, to)).unwrap_err();
            assert!(reason.contains(to.trim_matches(['[', ']', ' ', '='])), "{reason}");
        }
    }

    #[test]
    fn s_502_one_person_is_not_three_administrators_unless_the_agency_is_small() {
        let one = SAMPLE.replace("kim.cheolsu", "hong.gildong").replace("lee.younghee", "hong.gildong");
        let no_files = one.replace("password_file", "# password_file");
        let refused = Answers::parse(&no_files).unwrap().check();
        assert!(matches!(refused, Err(Problem::Install(InstallError::OneAdministrator))), "{refused:?}");
        let small = no_files.replace("# small_agency = false", "small_agency = true");
        assert!(Answers::parse(&small).unwrap().check().is_ok());
    }
}
