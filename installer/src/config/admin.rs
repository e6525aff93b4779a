//! `[admin]`: where those who watch over the service ask how it is.

use super::Setting;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Where those who watch over the service ask.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Admin {
    /// An address of this machine with a port, or the full path of a socket file; nobody can ask when left out.
    pub listen: Option<String>,
}

/// What is listened on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminSocket {
    /// A port of this machine.
    Port(SocketAddr),
    /// A socket file, for its owner and group.
    File(PathBuf),
}

impl Admin {
    /// What is listened on, if anything.
    ///
    /// # Errors
    /// [`Setting::Admin`] for anything but a loopback address with a port or a full path: nobody is asked for a
    /// password there.
    pub fn socket(&self) -> Result<Option<AdminSocket>, Setting> {
        let Some(text) = &self.listen else { return Ok(None) };
        if Path::new(text).is_absolute() {
            return Ok(Some(AdminSocket::File(PathBuf::from(text))));
        }
        let address: SocketAddr = text.parse().or(Err(Setting::Admin))?;
        if address.ip().is_loopback() { Ok(Some(AdminSocket::Port(address))) } else { Err(Setting::Admin) }
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        self.socket().map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_on_this_machine_only() {
        let socket = |text: &str| Admin { listen: Some(text.to_owned()) }.socket();
        assert_eq!(Admin::default().socket(), Ok(None), "nothing listens unless asked for");
        assert!(matches!(socket("127.0.0.1:9464"), Ok(Some(AdminSocket::Port(_)))));
        assert!(matches!(socket("[::1]:9464"), Ok(Some(AdminSocket::Port(_)))));
        assert!(matches!(socket("/run/maru/admin.sock"), Ok(Some(AdminSocket::File(_)))));
        for elsewhere in ["0.0.0.0:9464", "10.1.2.3:9464", "[::]:9464", "admin.sock", "9464", ""] {
            assert_eq!(socket(elsewhere), Err(Setting::Admin), "{elsewhere}");
        }
    }
}
