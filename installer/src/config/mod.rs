//! The configuration file: one struct per concern, unknown keys refused.

mod admin;
mod audit;
mod credential;
mod files;
mod log;
mod relay;
mod security;
mod server;
mod setting;
mod shown;
mod storage;

pub use admin::{Admin, AdminSocket};
pub use audit::{Audit, Syslog, WhenFull};
pub use credential::Credential;
pub(crate) use credential::HANDED_OVER;
pub use files::Files;
pub use log::{Format, Log};
pub use relay::Relay;
pub use security::{Security, this_machine};
pub use server::Server;
pub use setting::Setting;
pub(crate) use shown::key_of;
pub use shown::{Difference, Key, check, differences, in_force};
pub use storage::Storage;

use crate::problem::Problem;
use maru_kernel::Lang;
use serde::{Deserialize, Serialize};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// An annotated file an operator can start from; a test proves that it is read.
pub const SAMPLE: &str = include_str!("../sample.toml");
const IN_KOREAN: &str = include_str!("../sample.ko.toml");

/// The annotated file in the operator's language, with the same settings in both.
pub fn sample(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => IN_KOREAN,
        Lang::En => SAMPLE,
    }
}

/// Everything in the file.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
    /// What is written to the service's own log.
    #[serde(default)]
    pub log: Log,
    /// Who watches over the service; nobody when left out.
    #[serde(default)]
    pub admin: Admin,
    /// The agency's log server; nothing is sent when left out.
    pub syslog: Option<Syslog>,
    /// The agency's mail relay; nothing is mailed when left out.
    pub relay: Option<Relay>,
}

/// Who runs this.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The agency's name, on every page.
    pub name: String,
    /// A label for the network this is for; may be empty.
    #[serde(default)]
    pub network: String,
}

impl Agency {
    fn check(&self) -> Result<(), Setting> {
        if maru_kernel::letters(&self.name) > 0 { Ok(()) } else { Err(Setting::Agency) }
    }
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Unreadable, not TOML, a key we do not know, half of what TLS needs, plain HTTP to other computers, or a
    /// value that cannot be meant.
    pub fn read(path: &Path) -> Result<Config, Problem> {
        let text = std::fs::read_to_string(path).map_err(|e| Problem::ConfigMissing {
            path: path.display().to_string(),
            reason: e.to_string(),
        })?;
        let mut config = Config::parse(&text)
            .map_err(|reason| Problem::ConfigWrong { path: path.display().to_string(), reason })?;
        config.storage.password.iter_mut().for_each(|password| password.belongs_to(path));
        config.relay.iter_mut().for_each(|relay| relay.belongs_to(path));
        config.usable()?;
        if config.storage.holds_password() && is_open(path) {
            return Err(Problem::ConfigReadable(path.display().to_string()));
        }
        Ok(config)
    }

    /// Refuses what would not work as it is meant.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub(crate) fn usable(&self) -> Result<(), Problem> {
        self.server.refuse_plain_remote()?;
        Ok(self.check()?)
    }

    /// Reads the text of a file, without looking whether its values can be meant.
    pub(crate) fn parse(text: &str) -> Result<Config, String> {
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// Values that would fail later, or be taken for something else without a word.
    fn check(&self) -> Result<(), Setting> {
        self.agency.check()?;
        self.server.check()?;
        self.storage.check()?;
        self.audit.check()?;
        self.files.check()?;
        self.relay.as_ref().map_or(Ok(()), Relay::check)?;
        self.admin.check()
    }
}

/// The lines of an annotated file that set something, or show what is set when they stand behind a `#`.
#[cfg(test)]
pub(crate) fn settings(sample: &str) -> Vec<&str> {
    let bare = |line: &'_ str| line.strip_prefix("# ").unwrap_or(line).to_owned();
    sample.lines().filter(|line| bare(line).starts_with('[') || key_of(&bare(line)).is_some()).collect()
}

/// Whether accounts outside the file's own group can read it.
fn is_open(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o007 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_a_valid_file() {
        let config = Config::parse(SAMPLE).unwrap();
        assert!(config.server.refuse_plain_remote().is_ok());
        assert!(config.storage.address().unwrap().file().is_some());
    }

    #[test]
    fn the_samples_of_both_languages_set_the_same() {
        assert_eq!(settings(sample(Lang::Ko)), settings(sample(Lang::En)));
        assert!(settings(SAMPLE).len() > 30);
        let paragraphs = |text: &str| text.split("\n\n").count();
        assert_eq!(paragraphs(sample(Lang::Ko)), paragraphs(sample(Lang::En)));
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
            Config::parse(&text).unwrap().check().err()
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
            ("# requests_per_second = 50.0", "requests_per_second = 1e-300", Setting::Rate),
            ("# requests_per_second = 50.0", "requests_per_second = nan", Setting::Rate),
            ("# requests_per_second = 50.0", "requests_per_second = inf", Setting::Rate),
            ("/var/lib/maru", "var/lib/maru", Setting::Folder),
            ("/var/lib/maru", "/", Setting::Folder),
            ("/var/lib/maru", "/./", Setting::Folder),
            ("/var/lib/maru", "/var/..", Setting::Folder),
            ("# connections = 8", "connections = 0", Setting::Connections),
            ("# connections = 8", "connections = 100000", Setting::Connections),
            ("# [files]", "[files]\nlargest_megabytes = 0", Setting::FileSizes),
            ("# [files]", "[files]\nscanner = \"clamd\"", Setting::Scanner),
            ("# [files]", "[files]\nscanner = \"127.0.0.1:0\"", Setting::Scanner),
            ("# [audit]", "[audit]\nmost_gigabytes = 0", Setting::AuditSize),
            ("name = \"Agency\"", "name = \"...\"", Setting::Agency),
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
}
