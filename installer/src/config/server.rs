//! `[server]`: how people reach it.

use super::Setting;
use crate::problem::Problem;
use crate::serve::Tls;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// Requests a second that can be meant: fewer would let nobody in once the first burst is used up.
const RATES: RangeInclusive<f64> = 1.0..=1_000_000.0;

/// How people reach it.
#[derive(Clone, Debug, Deserialize, Serialize)]
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

    /// Passwords and personal data never cross a network in the clear (S-28).
    pub(super) fn refuse_plain_remote(&self) -> Result<(), Problem> {
        let plain = self.tls()?.is_none();
        if plain && !self.listen.ip().is_loopback() { Err(Problem::PlainRemote) } else { Ok(()) }
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        if !is_base_url(&self.base_url) {
            return Err(Setting::BaseUrl);
        }
        if RATES.contains(&self.requests_per_second) { Ok(()) } else { Err(Setting::Rate) }
    }
}

fn usual_rate() -> f64 {
    50.0
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, SAMPLE};

    #[test]
    fn s_28_plain_http_stays_on_this_machine() {
        let mut config = Config::parse(SAMPLE).unwrap();
        (config.server.certificate, config.server.private_key) = (None, None);
        config.server.listen = SocketAddr::from(([0, 0, 0, 0], 8080));
        assert!(matches!(config.server.refuse_plain_remote(), Err(Problem::PlainRemote)));
        config.server.listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        assert!(config.server.refuse_plain_remote().is_ok());
    }

    #[test]
    fn s_28_half_of_what_tls_needs_is_a_mistake() {
        for (key, missing) in [("private_key", "private_key"), ("certificate", "certificate")] {
            let text = SAMPLE.replace(&format!("\n{key} = "), &format!("\n# {key} = "));
            let config = Config::parse(&text).unwrap();
            let refused = config.server.refuse_plain_remote();
            assert!(matches!(refused, Err(Problem::HalfTls(named)) if named == missing), "{refused:?}");
        }
        assert!(Config::parse(SAMPLE).unwrap().server.tls().unwrap().is_some());
    }
}
