//! The configuration file: one struct per concern, unknown keys refused.

use crate::problem::Problem;
use crate::serve::Tls;
use crate::texts::T;
use ipnet::IpNet;
use serde::Deserialize;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// An annotated file an operator can start from; a test proves that it is read.
pub const SAMPLE: &str = include_str!("sample.toml");

/// Connections beyond which a database server is out of memory sooner than faster.
const MOST_CONNECTIONS: u32 = 500;

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
    /// How large files may be, and who looks for viruses in them.
    #[serde(default)]
    pub files: Files,
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
    pub connections: u32,
}

const fn usual_connections() -> u32 {
    8
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

/// How large files may be, and who looks for viruses in them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Megabytes of the largest file.
    pub largest_megabytes: u64,
    /// Gigabytes that all files of one person may take.
    pub person_gigabytes: u64,
    /// The socket file of clamd, or its address and port; nothing is scanned when left out.
    pub scanner: Option<String>,
}

impl Default for Files {
    fn default() -> Files {
        Files { largest_megabytes: 200, person_gigabytes: 10, scanner: None }
    }
}

impl Files {
    /// The scanner, when there is one.
    ///
    /// # Errors
    /// [`Setting::Scanner`] for what is neither a full path nor an address with a port.
    pub fn scanner(&self) -> Result<Option<maru_files::Scanner>, Problem> {
        let Some(text) = &self.scanner else { return Ok(None) };
        if Path::new(text).is_absolute() {
            return Ok(Some(maru_files::Scanner::Unix(PathBuf::from(text))));
        }
        let address = text.parse().or(Err(Problem::Setting(Setting::Scanner)))?;
        Ok(Some(maru_files::Scanner::Tcp(address)))
    }
}

/// A value that would not work as it is meant; each has one sentence that names its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `agency.name`.
    Agency,
    /// `server.base_url`.
    BaseUrl,
    /// `server.requests_per_second`.
    Rate,
    /// `storage.folder`.
    Folder,
    /// `storage.connections`.
    Connections,
    /// `files.largest_megabytes` and `files.person_gigabytes`.
    FileSizes,
    /// `files.scanner`.
    Scanner,
}

impl Setting {
    /// The sentence.
    pub fn text(self, t: T) -> &'static str {
        match self {
            Setting::Agency => t.problem_setting_agency(),
            Setting::BaseUrl => t.problem_setting_base_url(),
            Setting::Rate => t.problem_setting_rate(),
            Setting::Folder => t.problem_setting_folder(),
            Setting::Connections => t.problem_setting_connections(),
            Setting::FileSizes => t.problem_setting_file_sizes(),
            Setting::Scanner => t.problem_setting_scanner(),
        }
    }
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Scheme, host and perhaps a port, written as browsers tell it of themselves: in small letters and without
/// the scheme's own port. Nothing that links could not begin with (S-122).
fn is_base_url(text: &str) -> bool {
    let own_port = if text.starts_with("https://") { "443" } else { "80" };
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let (name, port) = match host.rsplit_once(':').filter(|_| !host.ends_with(']')) {
        Some((name, port)) => (name, port != own_port && is_port(port)),
        None => (host, true),
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let is_v6 = name
        .strip_prefix('[')
        .and_then(|n| n.strip_suffix(']'))
        .is_some_and(|n| n.parse::<Ipv6Addr>().is_ok());
    port && (is_v6 || !name.is_empty() && name.chars().all(plain))
}

fn is_port(text: &str) -> bool {
    !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok()
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
        config.check()?;
        Ok(config)
    }

    fn parse(text: &str) -> Result<Config, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// Values that would fail later, or be taken for something else without a word.
    fn check(&self) -> Result<(), Problem> {
        let rate = self.server.requests_per_second;
        let found = [
            (maru_kernel::letters(&self.agency.name) > 0, Setting::Agency),
            (is_base_url(&self.server.base_url), Setting::BaseUrl),
            (rate.is_finite() && rate > 0.0, Setting::Rate),
            (self.storage.folder.is_absolute(), Setting::Folder),
            ((1..=MOST_CONNECTIONS).contains(&self.storage.connections), Setting::Connections),
            (self.files.largest_megabytes > 0 && self.files.person_gigabytes > 0, Setting::FileSizes),
        ];
        if let Some((_, wrong)) = found.into_iter().find(|(good, _)| !good) {
            return Err(Problem::Setting(wrong));
        }
        self.files.scanner().map(|_| ())
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
    fn values_that_cannot_be_meant_are_refused_by_their_key() {
        let wrong = |from: &str, to: &str| {
            let text = SAMPLE.replacen(from, to, 1);
            assert_ne!(text, SAMPLE, "{from}");
            match Config::parse(&text).unwrap().check() {
                Err(Problem::Setting(which)) => Some(which),
                _ => None,
            }
        };
        let url = |to: &str| wrong("https://maru.agency.example:8443", to);
        for bad in [
            "javascript:x",
            "https://a/",
            "https://a/maru",
            "https://",
            "a",
            "https://a b",
            "https://u@a",
            "https://a:x",
            "https://a:443",
            "http://a:80",
            "https://a:+80",
            "https://A.example",
        ] {
            assert_eq!(url(bad), Some(Setting::BaseUrl), "{bad}");
        }
        for good in
            ["https://a", "http://127.0.0.1:8080", "https://[::1]:8443", "https://maru-1.agency.example"]
        {
            assert_eq!(url(good), None, "{good}");
        }
        for (from, to, which) in [
            ("name = \"Agency\"", "name = \" \"", Setting::Agency),
            ("# requests_per_second = 50.0", "requests_per_second = 0.0", Setting::Rate),
            ("/var/lib/maru", "var/lib/maru", Setting::Folder),
            ("# connections = 8", "connections = 0", Setting::Connections),
            ("# connections = 8", "connections = 100000", Setting::Connections),
            ("# [files]", "[files]\nlargest_megabytes = 0", Setting::FileSizes),
            ("# [files]", "[files]\nscanner = \"clamd\"", Setting::Scanner),
        ] {
            assert_eq!(wrong(from, to), Some(which), "{to}");
        }
        let scanned =
            |to: &str| Config::parse(&SAMPLE.replacen("# [files]", to, 1)).unwrap().files.scanner().unwrap();
        assert!(matches!(
            scanned("[files]\nscanner = \"/run/clamav/clamd.ctl\""),
            Some(maru_files::Scanner::Unix(_))
        ));
        assert!(matches!(
            scanned("[files]\nscanner = \"127.0.0.1:3310\""),
            Some(maru_files::Scanner::Tcp(_))
        ));
        assert!(Config::parse(SAMPLE).unwrap().check().is_ok() && scanned("# [files]").is_none());
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
