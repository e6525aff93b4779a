//! Asks the agency's directory whether a password is right.

use crate::ldap::{Live, Secret, ServerState, SourceError};
use std::collections::BTreeMap;

/// The directory could not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryDown;

/// Checks passwords that are not kept here. Called from a thread that may wait.
pub trait PasswordCheck: Send + Sync + 'static {
    /// Whether the directory `source` takes `password` for the entry `dn`.
    ///
    /// # Errors
    /// [`DirectoryDown`] when it does not answer.
    fn check(&self, source: &str, dn: &str, password: &str) -> Result<bool, DirectoryDown>;

    /// Whether somebody's password could not be asked about now. While that is so, whoever is refused is
    /// told the same, known or not (S-114).
    fn is_down(&self) -> bool {
        false
    }

    /// How the servers of `source` have behaved; none for a source that lets nobody in.
    fn servers(&self, source: &str) -> Vec<ServerState> {
        let _ = source;
        Vec::new()
    }
}

/// Live directories by the name of their source; a source without one lets nobody in.
impl PasswordCheck for BTreeMap<String, Live> {
    fn check(&self, source: &str, dn: &str, password: &str) -> Result<bool, DirectoryDown> {
        self.get(source).map_or(Ok(false), |live| live.check(source, dn, password))
    }

    fn is_down(&self) -> bool {
        self.values().any(|live| !live.answers())
    }
}

/// One live directory, whatever the source is called.
impl PasswordCheck for Live {
    fn check(&self, source: &str, dn: &str, password: &str) -> Result<bool, DirectoryDown> {
        match self.bind_as(dn, &Secret::new(password)) {
            Ok(()) => Ok(true),
            Err(SourceError::Credentials | SourceError::EmptyPassword | SourceError::Refused { .. }) => {
                Ok(false)
            }
            Err(error) => {
                tracing::warn!(source, %error, "the directory could not check a password");
                Err(DirectoryDown)
            }
        }
    }

    fn is_down(&self) -> bool {
        !self.answers()
    }
}
