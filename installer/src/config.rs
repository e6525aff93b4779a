//! The configuration file: one struct per concern, unknown keys refused.

use crate::problem::Problem;
use crate::serve::Tls;
use ipnet::IpNet;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

/// An annotated file an operator can start from; a test proves that it is read.
pub const SAMPLE: &str = include_str!("sample.toml");

/// Everything in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who runs this.
    pub agency: Agency,
    /// How people reach it.
    pub server: Server,
    /// Where data is kept.
    pub storage: Storage,
    /// Who may do what from where.
    #[serde(default)]
    pub security: Security,
    /// How much room the audit log has.
    #[serde(default)]
    pub audit: Audit,
    /// The agency's log server; nothing is sent when left out.
    pub syslog: Option<Syslog>,
}

/// Who runs this.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The agency's name, on every page.
    pub name: String,
    /// A label for the network this is for; may be empty.
    #[serde(default)]
    pub network: String,
}

/// How people reach it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address people type, with `https://` and without a slash at the end.
    pub base_url: String,
    /// Certificate chain as PEM.
    pub certificate: Option<PathBuf>,
    /// Private key as PEM, readable by the service only.
    pub private_key: Option<PathBuf>,
    /// Proxies in front whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// Requests a second that one address may send for long.
    #[serde(default = "usual_rate")]
    pub requests_per_second: f64,
}

impl Server {
    /// Certificate and key, or neither.
    ///
    /// # Errors
    /// [`Problem::HalfTls`] for one without the other: whoever set one did not mean plain HTTP.
    pub fn tls(&self) -> Result<Option<Tls>, Problem> {
        match (&self.certificate, &self.private_key) {
            (Some(certificate), Some(private_key)) => {
                Ok(Some(Tls { certificate: certificate.clone(), private_key: private_key.clone() }))
            }
            (None, None) => Ok(None),
            (Some(_), None) => Err(Problem::HalfTls("private_key")),
            (None, Some(_)) => Err(Problem::HalfTls("certificate")),
        }
    }
}

fn usual_rate() -> f64 {
    50.0
}

/// Where data is kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Folder for the embedded database, files and keys.
    pub folder: PathBuf,
    /// `postgres://…`; left out for the embedded database.
    pub database: Option<String>,
    /// Connections to the database.
    #[serde(default = "usual_connections")]
    pub connections: NonZeroU32,
}

const fn usual_connections() -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(7)
}

/// Who may do what from where.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// Fewer than three administrators: roles that exclude one another may meet in one person.
    pub small_agency: bool,
    /// Networks people may come from without a second factor, and set one up from; this machine alone when
    /// left out.
    pub inside_networks: Vec<IpNet>,
    /// Networks the administration may be used from; this machine alone when left out.
    pub admin_networks: Vec<IpNet>,
}

/// How much room the audit log has.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audit {
    /// Gigabytes the database may take; its disk is the limit when left out.
    pub most_gigabytes: Option<u64>,
    /// What happens at 95 %.
    pub when_full: WhenFull,
}

/// What happens when the store of the audit log is 95 % full (S-9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhenFull {
    /// Warn and go on.
    #[default]
    Warn,
    /// Refuse new work until there is room.
    Refuse,
}

/// The agency's log server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Syslog {
    /// Host and port.
    pub address: String,
    /// Certificate of the agency's authority as PEM.
    pub authority: Option<PathBuf>,
    /// Plain text to another computer, for a laboratory only.
    #[serde(default)]
    pub insecure_lab: bool,
}

impl Default for Security {
    fn default() -> Security {
        Security { small_agency: false, inside_networks: this_machine(), admin_networks: this_machine() }
    }
}

/// The networks of this machine alone.
pub fn this_machine() -> Vec<IpNet> {
    ["127.0.0.0/8", "::1/128"].iter().filter_map(|net| net.parse().ok()).collect()
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Unreadable, not TOML, a key we do not know, half of what TLS needs, or plain HTTP to other computers.
    pub fn read(path: &Path) -> Result<Config, Problem> {
        let text = std::fs::read_to_string(path).map_err(|e| Problem::ConfigMissing {
            path: path.display().to_string(),
            reason: e.to_string(),
        })?;
        let config = Config::parse(&text)
            .map_err(|reason| Problem::ConfigWrong { path: path.display().to_string(), reason })?;
        config.refuse_plain_remote()?;
        Ok(config)
    }

    fn parse(text: &str) -> Result<Config, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// Passwords and personal data never cross a network in the clear (S-28).
    fn refuse_plain_remote(&self) -> Result<(), Problem> {
        let plain = self.server.tls()?.is_none();
        if plain && !self.server.listen.ip().is_loopback() { Err(Problem::PlainRemote) } else { Ok(()) }
    }

    /// The database's address.
    ///
    /// # Errors
    /// Another host without TLS.
    pub fn database(&self) -> Result<maru_store::Address, Problem> {
        match &self.storage.database {
            Some(uri) => Ok(maru_store::Address::parse(uri)?),
            None => Ok(maru_store::Address::Sqlite(self.storage.folder.join("maru.sqlite"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_a_valid_file() {
        let config = Config::parse(SAMPLE).unwrap();
        assert!(config.refuse_plain_remote().is_ok());
        assert!(config.database().unwrap().file().is_some());
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let reason = Config::parse(&SAMPLE.replace("listen =", "lisen =")).unwrap_err();
        assert!(reason.contains("lisen"), "{reason}");
    }

    #[test]
    fn s_6_administration_is_for_this_machine_until_networks_are_named() {
        let config = Config::parse(SAMPLE).unwrap();
        let works_from =
            |ip: [u8; 4]| config.security.admin_networks.iter().any(|net| net.contains(&IpAddr::from(ip)));
        assert!(works_from([127, 0, 0, 1]) && !works_from([10, 1, 2, 3]));
    }

    #[test]
    fn s_25_a_fresh_installation_is_entered_from_private_networks_and_this_machine_only() {
        let config = Config::parse(SAMPLE).unwrap();
        let inside = |ip: &str| {
            config.security.inside_networks.iter().any(|net| net.contains(&ip.parse::<IpAddr>().unwrap()))
        };
        for near in ["127.0.0.1", "::1", "10.1.2.3", "172.16.0.9", "172.31.255.1", "192.168.0.7", "fd00::7"] {
            assert!(inside(near), "{near}");
        }
        for far in ["203.0.113.9", "172.32.0.1", "192.169.0.1", "2001:db8::1", "0.0.0.0"] {
            assert!(!inside(far), "{far}");
        }
    }

    #[test]
    fn what_the_sample_shows_as_default_is_the_default() {
        let (before, section) = SAMPLE.split_once("[security]").unwrap();
        let ends = ["\n[", "\n# ["].iter().filter_map(|next| section.find(next)).min();
        let section = section.split_at(ends.unwrap_or(section.len())).0;
        let mut shown = 0;
        let uncommented = section.lines().map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") => {
                shown += 1;
                rest
            }
            _ if line.starts_with("inside_networks") => "",
            _ => line,
        });
        let text = format!("{before}[security]\n{}", uncommented.collect::<Vec<_>>().join("\n"));
        let (read, usual) = (Config::parse(&text).unwrap().security, Security::default());
        assert!(shown >= 2, "{text}");
        assert_eq!((read.small_agency, &read.admin_networks), (usual.small_agency, &usual.admin_networks));
        assert_eq!(usual.inside_networks, this_machine());
    }

    #[test]
    fn s_9_what_happens_to_a_full_log_can_be_chosen() {
        let chosen = |line: &str| Config::parse(&format!("{SAMPLE}\n[audit]\n{line}\n"));
        assert_eq!(Config::parse(SAMPLE).unwrap().audit.when_full, WhenFull::Warn);
        assert_eq!(chosen("when_full = \"refuse\"").unwrap().audit.when_full, WhenFull::Refuse);
        assert!(chosen("when_full = \"drop\"").is_err(), "nothing is ever dropped");
        assert!(Config::parse(SAMPLE).unwrap().syslog.is_none(), "nothing is sent by default (S-193)");
    }

    #[test]
    fn s_28_plain_http_stays_on_this_machine() {
        let mut config = Config::parse(SAMPLE).unwrap();
        (config.server.certificate, config.server.private_key) = (None, None);
        config.server.listen = SocketAddr::from(([0, 0, 0, 0], 8080));
        assert!(matches!(config.refuse_plain_remote(), Err(Problem::PlainRemote)));
        config.server.listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        assert!(config.refuse_plain_remote().is_ok());
    }

    #[test]
    fn s_28_half_of_what_tls_needs_is_a_mistake() {
        for (key, missing) in [("private_key", "private_key"), ("certificate", "certificate")] {
            let text = SAMPLE.replace(&format!("\n{key} = "), &format!("\n# {key} = "));
            let config = Config::parse(&text).unwrap();
            let refused = config.refuse_plain_remote();
            assert!(matches!(refused, Err(Problem::HalfTls(named)) if named == missing), "{refused:?}");
        }
        assert!(Config::parse(SAMPLE).unwrap().server.tls().unwrap().is_some());
    }
}
