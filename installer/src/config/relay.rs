//! `[relay]`: the agency's mail relay.

use super::{Credential, Setting};
use crate::problem::Problem;
use maru_relay::{Protection, is_mailbox};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The agency's mail relay, and the address the house writes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Relay {
    /// Host and port.
    pub address: String,
    /// How the way there is protected.
    #[serde(default)]
    pub protection: Protection,
    /// Certificate of the agency's authority as PEM; the system's when left out.
    pub authority: Option<PathBuf>,
    /// The account we sign in with; none when left out.
    pub user: Option<String>,
    /// Its password, as `credential:NAME`.
    pub password: Option<Credential>,
    /// The address that letters of the house come from.
    pub from: String,
    /// Nothing protects the way to another computer, for a laboratory only.
    #[serde(default)]
    pub insecure_lab: bool,
}

impl Relay {
    pub(super) fn check(&self) -> Result<(), Setting> {
        self.password.as_ref().map_or(Ok(()), Credential::check)?;
        let is_whole = self.user.is_some() == self.password.is_some() && is_mailbox(&self.from);
        let parsed = maru_relay::Relay::parse(&self.address, self.protection, "", self.insecure_lab);
        if is_whole && parsed.is_ok() { Ok(()) } else { Err(Setting::Relay) }
    }

    /// Tells it in whose folder its password is: that of the configuration file.
    pub fn belongs_to(&mut self, configuration: &Path) {
        self.password.iter_mut().for_each(|password| password.belongs_to(configuration));
    }

    /// The name of the secret.
    pub(crate) fn secret(&self) -> Option<&str> {
        self.password.as_ref().and_then(Credential::name)
    }

    /// The relay, as `house` would use it. Nobody is connected to yet.
    ///
    /// # Errors
    /// A password or certificate that cannot be read; a way that is not protected.
    pub fn open(&self, house: &str) -> Result<maru_relay::Relay, Problem> {
        let relay = maru_relay::Relay::parse(&self.address, self.protection, house, self.insecure_lab)?;
        let relay = match &self.authority {
            Some(file) => relay.trusting(file)?,
            None => relay,
        };
        Ok(match (&self.user, &self.password) {
            (Some(user), Some(password)) => relay.signing_in(user, &password.read()?)?,
            _ => relay,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, SAMPLE};

    #[test]
    fn s_10_a_relay_is_protected_and_its_password_is_a_file() {
        let with = |lines: &str| {
            let text = format!("{SAMPLE}\n[relay]\nfrom = \"maru@agency.example\"\n{lines}\n");
            Config::parse(&text).unwrap().relay.unwrap().check()
        };
        let relay = "address = \"relay.agency.example:587\"\n";
        assert_eq!(with(relay), Ok(()));
        assert_eq!(with(&format!("{relay}user = \"maru\"\npassword = \"credential:relay\"")), Ok(()));
        let clear = format!("{relay}user = \"maru\"\npassword = \"geheim\"");
        assert_eq!(with(&clear), Err(Setting::Credential));
        for wrong in
            [&format!("{relay}user = \"maru\""), &format!("{relay}protection = \"none\""), "address = \"a\""]
        {
            assert_eq!(with(wrong), Err(Setting::Relay), "{wrong}");
        }
        assert!(Config::parse(SAMPLE).unwrap().relay.is_none(), "nothing is mailed by default (S-193)");
    }
}
