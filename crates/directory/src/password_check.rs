//! Asks the agency's directory whether a password is right.

use crate::ldap::{Live, Secret, SourceError};
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
}

/// Live directories by the name of their source; a source without one lets nobody in.
impl PasswordCheck for BTreeMap<String, Live> {
    fn check(&self, source: &str, dn: &str, password: &str) -> Result<bool, DirectoryDown> {
        let Some(live) = self.get(source) else { return Ok(false) };
        match live.bind_as(dn, &Secret::new(password)) {
            Ok(()) => Ok(true),
            Err(SourceError::Credentials | SourceError::EmptyPassword | SourceError::Refused { .. }) => Ok(false),
            Err(error) => {
                tracing::warn!(source, %error, "the directory could not check a password");
                Err(DirectoryDown)
            }
        }
    }
}
