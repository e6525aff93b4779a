//! Where an installed house is on a machine.

use super::InstallError;
use super::account::Account;
use crate::problem::Problem;
use std::path::{Path, PathBuf};

/// The account of the service.
pub const ACCOUNT: &str = "maru";

/// Folders and files of an installed house, perhaps below another root than that of the machine.
#[derive(Clone, Debug)]
pub struct Place {
    prefix: Option<PathBuf>,
}

impl Place {
    /// Below `prefix`, or on the machine itself.
    ///
    /// # Errors
    /// [`InstallError::NotRoot`] on the machine itself; [`InstallError::Relative`].
    pub fn new(prefix: Option<PathBuf>) -> Result<Place, Problem> {
        match &prefix {
            Some(path) if !path.is_absolute() => {
                Err(InstallError::Relative(path.display().to_string()).into())
            }
            None if !rustix::process::geteuid().is_root() => Err(InstallError::NotRoot.into()),
            _ => Ok(Place { prefix }),
        }
    }

    /// Whether this is the machine itself, with accounts and units.
    pub fn is_the_machine(&self) -> bool {
        self.prefix.is_none()
    }

    /// The account of the service; none below another root, where everything stays with whoever installs.
    pub fn account(&self) -> Option<Account> {
        if self.is_the_machine() { Account::find(ACCOUNT) } else { None }
    }

    /// The program.
    pub fn program(&self) -> PathBuf {
        self.at("usr/local/bin/maru")
    }

    /// What there is to read, for every account.
    pub fn share(&self) -> PathBuf {
        self.at("usr/local/share")
    }

    /// Configuration and what belongs to it.
    pub fn configuration(&self) -> PathBuf {
        self.at("etc/maru")
    }

    /// The configuration file.
    pub fn configuration_file(&self) -> PathBuf {
        self.at("etc/maru/maru.toml")
    }

    /// Certificates.
    pub fn tls(&self) -> PathBuf {
        self.at("etc/maru/tls")
    }

    /// Secrets that the service is given at its start.
    pub fn credentials(&self) -> PathBuf {
        self.at("etc/maru/credentials")
    }

    /// Data.
    pub fn data(&self) -> PathBuf {
        self.at("var/lib/maru")
    }

    /// Where the nightly backups go.
    pub fn backups(&self) -> PathBuf {
        self.at("var/backups/maru")
    }

    /// Whose releases the house trusts.
    pub fn release_key(&self) -> PathBuf {
        self.at("etc/maru/release.pem")
    }

    /// What an upgrade needs until it is finished.
    pub fn upgrade(&self) -> PathBuf {
        self.at("var/lib/maru-upgrade")
    }

    /// The other root, if this is not the machine itself.
    pub fn prefix(&self) -> Option<&Path> {
        self.prefix.as_deref()
    }

    /// The command that serves the house where no service manager does.
    pub fn serve_by_hand(&self) -> String {
        format!("{} serve --config {}", self.program().display(), self.configuration_file().display())
    }

    /// Units of systemd.
    pub fn units(&self) -> PathBuf {
        self.at("etc/systemd/system")
    }

    /// A path of the machine.
    fn at(&self, path: &str) -> PathBuf {
        self.prefix.as_deref().unwrap_or(Path::new("/")).join(path)
    }
}
