//! Secrets that the configuration names and does not hold (S-189).

use super::Setting;
use crate::problem::Problem;
use crate::secret_file;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

/// What stands in front of the name.
const SIGN: &str = "credential:";
/// The longest name.
const LONGEST: usize = 64;
/// The folder of secrets beside the configuration, of which only root reads anything.
const FOLDER: &str = "credentials";
/// Where systemd puts what `LoadCredential=` names, for this service alone.
pub(crate) const HANDED_OVER: &str = "CREDENTIALS_DIRECTORY";

/// A secret by its name: `credential:NAME`. systemd hands it over to the service; at the command line root reads
/// it from the folder `credentials` beside the configuration.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub struct Credential {
    text: String,
    beside: PathBuf,
}

impl fmt::Debug for Credential {
    /// Without what might be the secret itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credential({:?})", self.name().unwrap_or("?"))
    }
}

impl From<String> for Credential {
    fn from(text: String) -> Credential {
        Credential { text, beside: PathBuf::new() }
    }
}

impl From<Credential> for String {
    fn from(credential: Credential) -> String {
        credential.text
    }
}

impl Credential {
    /// Tells it in whose folder it stands: that of the configuration file.
    pub(super) fn belongs_to(&mut self, configuration: &Path) {
        self.beside = configuration.parent().unwrap_or(Path::new(".")).join(FOLDER);
    }

    /// Another secret of the same place.
    pub(super) fn another(&self, name: &str) -> Credential {
        Credential { text: format!("{SIGN}{name}"), beside: self.beside.clone() }
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        self.name().map(|_| ()).ok_or(Setting::Credential)
    }

    /// The name, of a file in the folder of secrets; `None` for anything else, perhaps a secret that somebody wrote here.
    pub(super) fn name(&self) -> Option<&str> {
        let name = self.text.strip_prefix(SIGN)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let fits = (1..=LONGEST).contains(&name.len()) && !name.starts_with('.') && name.chars().all(plain);
        fits.then_some(name)
    }

    /// The secret.
    ///
    /// # Errors
    /// [`Problem::Credential`] when there is none, [`Problem::KeyReadable`] when other accounts can read it.
    pub fn read(&self) -> Result<String, Problem> {
        self.read_in(std::env::var_os(HANDED_OVER).map(PathBuf::from))
    }

    fn read_in(&self, handed_over: Option<PathBuf>) -> Result<String, Problem> {
        let name = self.name().ok_or(Setting::Credential)?;
        let file = handed_over.unwrap_or_else(|| self.beside.clone()).join(name);
        let missing = |reason: String| Problem::Credential {
            name: name.to_owned(),
            path: file.display().to_string(),
            reason,
        };
        let text = std::fs::read_to_string(&file).map_err(|e| missing(e.to_string()))?;
        secret_file::refuse_readable_credential(&file)?;
        let secret = text.strip_suffix('\n').unwrap_or(&text);
        if secret.is_empty() { Err(missing("empty".to_owned())) } else { Ok(secret.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;
    use std::os::unix::fs::PermissionsExt;

    fn credential(text: &str) -> Credential {
        Credential::from(text.to_owned())
    }

    #[test]
    fn s_189_a_secret_is_named_and_not_written() {
        assert!(credential("credential:database").check().is_ok());
        for wrong in ["geheim", "credential:", "credential:../x", "credential:a/b", "credential:.x", ""] {
            assert_eq!(credential(wrong).check(), Err(Setting::Credential), "{wrong}");
        }
        assert_eq!(format!("{:?}", credential("geheim")), "Credential(\"?\")", "no secret in a log");
    }

    #[test]
    fn s_189_what_systemd_hands_over_comes_before_what_lies_beside_the_configuration() {
        let (folder, handed) = (TempFolder::new(), TempFolder::new());
        let mut database = credential("credential:database");
        database.belongs_to(&folder.path().join("maru.toml"));
        let lying = folder.path().join("credentials/database");
        assert!(
            matches!(database.read_in(None), Err(Problem::Credential { name, .. }) if name == "database")
        );
        let put = |file: &Path, text: &str, mode: u32| {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        put(&lying, "beside\n", 0o600);
        assert_eq!(database.read_in(None).unwrap(), "beside");
        put(&handed.path().join("database"), "handed over", 0o400);
        assert_eq!(database.read_in(Some(handed.path().to_owned())).unwrap(), "handed over");
        for mode in [0o604, 0o644, 0o640] {
            put(&lying, "beside\n", mode);
            // Files of root are opened to one account by an access list, which shows as bits of root's group.
            let by_list = mode == 0o640 && rustix::process::geteuid().is_root();
            assert_eq!(database.read_in(None).is_ok(), by_list, "{mode:o}");
        }
        put(&lying, "\n", 0o600);
        assert!(database.read_in(None).is_err(), "nothing is no secret");
    }
}
