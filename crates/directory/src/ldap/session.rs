//! One connection to one server: made safely, bound as somebody, and known to be bound as them.

use super::{Connection, Cut, Entry, Kind, Secret, SourceError, TlsProblem, decode, dn, tls};
use ldap3::exop::WhoAmI;
use ldap3::{Ldap, LdapConnAsync, LdapConnSettings, LdapError, LdapResult, Scope};
use rustls::ClientConfig;
use std::sync::Arc;
use std::time::Duration;

/// An open connection. Dropping it closes it.
pub struct Session {
    pub ldap: Ldap,
    pub server: String,
    pub answer: Duration,
    active_directory: Option<bool>,
}

/// S-1-5-11, "Authenticated Users" (MS-DTYP 2.4.2.4): in the token of everybody but the anonymous.
const AUTHENTICATED_USERS: &[u8] = &[1, 1, 0, 0, 0, 0, 0, 5, 11, 0, 0, 0];

impl Session {
    /// Connects to `server`, with TLS unless the configuration says laboratory. Nothing falls back
    /// to less protection (S-125).
    pub async fn open(server: &str, how: &Connection, tls: &Arc<ClientConfig>) -> Result<Self, SourceError> {
        let starttls = match server.split_once("://") {
            Some(("ldaps", _)) => false,
            Some(("ldap", _)) => !how.insecure_lab,
            _ => return Err(SourceError::Config(format!("servers: {server}"))),
        };
        let settings = LdapConnSettings::new()
            .set_conn_timeout(how.limits.connect())
            .set_config(tls.clone())
            .set_starttls(starttls);
        let (connection, ldap) =
            LdapConnAsync::with_settings(settings, server).await.map_err(|e| not_open(server, e))?;
        tokio::spawn(async move {
            if let Err(why) = connection.drive().await {
                tracing::debug!(%why, "directory connection ended");
            }
        });
        let (server, answer) = (server.to_owned(), how.limits.answer());
        Ok(Session { ldap, server, answer, active_directory: None })
    }

    /// Signs in. A password that servers take for "anonymous" is refused before it is sent (S-123,
    /// S-200), and afterwards the server must say that we are who we claim to be.
    pub async fn bind(&mut self, name: &str, password: &Secret) -> Result<(), SourceError> {
        if password.is_void() || name.trim().is_empty() {
            return Err(SourceError::EmptyPassword);
        }
        let answer = self.ldap.with_timeout(self.answer).simple_bind(name, password.reveal()).await;
        success(answer.map_err(|e| self.broken(&e))?)?;
        self.check_identity(name).await
    }

    /// Asks "who am I?" (RFC 4532). Servers without that operation must let us read our own entry, or tell
    /// what our token holds when the name is that of no entry (`reader@agency.example`).
    async fn check_identity(&mut self, name: &str) -> Result<(), SourceError> {
        let answer = self.ldap.with_timeout(self.answer).extended(WhoAmI).await;
        let answer = answer.map_err(|e| self.broken(&e))?;
        if answer.1.rc != 0 {
            let known = match name.contains('=') {
                true => self.read(name, "1.1").await?.is_some(),
                false => self.holds("tokenGroups", AUTHENTICATED_USERS).await?,
            };
            return if known { Ok(()) } else { Err(SourceError::Identity) };
        }
        let identity = String::from_utf8(answer.0.val.unwrap_or_default()).unwrap_or_default();
        let ours = match identity.strip_prefix("dn:") {
            // Active Directory lets people bind by other names than their DN; those have no "=".
            Some(bound) => !bound.is_empty() && (!name.contains('=') || dn::key(bound) == dn::key(name)),
            None => identity.starts_with("u:"),
        };
        if ours { Ok(()) } else { Err(SourceError::Identity) }
    }

    /// Whether the server is one of Active Directory's; asked once.
    pub async fn is_active_directory(&mut self) -> Result<bool, SourceError> {
        if self.active_directory.is_none() {
            let capability = Kind::ACTIVE_DIRECTORY.as_bytes();
            self.active_directory = Some(self.holds("supportedCapabilities", capability).await?);
        }
        Ok(self.active_directory == Some(true))
    }

    /// Whether the entry the server keeps about itself has this value.
    async fn holds(&mut self, attribute: &str, value: &[u8]) -> Result<bool, SourceError> {
        let root = self.read("", attribute).await?;
        Ok(root.is_some_and(|root| root.values(attribute).any(|v| v == value)))
    }

    /// One attribute of one entry, as far as we may read it.
    async fn read(&mut self, name: &str, attribute: &str) -> Result<Option<Entry>, SourceError> {
        let found = self
            .ldap
            .with_timeout(self.answer)
            .search(name, Scope::Base, "(objectClass=*)", vec![attribute])
            .await;
        let found = found.map_err(|e| self.broken(&e))?;
        let Some(only) = found.0.into_iter().next().filter(|_| found.1.rc == 0) else { return Ok(None) };
        let mut entry = Entry::default();
        decode::entry(only, &mut entry)?;
        Ok(Some(entry))
    }

    /// When the server's certificate expires, in seconds since 1970.
    pub async fn certificate_expiry(&mut self) -> Option<i64> {
        self.ldap.get_peer_certificate().await.ok().flatten().and_then(|der| tls::expiry(&der))
    }

    /// An operation other than a search did not come back.
    pub fn broken(&self, error: &LdapError) -> SourceError {
        let server = self.server.clone();
        match error {
            LdapError::Timeout { .. } => SourceError::Silent { server },
            LdapError::FilterParsing => SourceError::Config("filter".to_owned()),
            other => SourceError::Unreachable { server, reason: other.to_string() },
        }
    }
}

/// Only code 0 is success; a referral is not (S-200).
pub fn success(result: LdapResult) -> Result<LdapResult, SourceError> {
    match result.rc {
        0 => Ok(result),
        49 => Err(SourceError::Credentials),
        3 | 11 => Err(SourceError::Incomplete(Cut::TimeLimit)),
        4 => Err(SourceError::Incomplete(Cut::SizeLimit)),
        10 => Err(SourceError::Incomplete(Cut::Referral)),
        51 | 52 => Err(SourceError::Incomplete(Cut::Busy)),
        code => Err(SourceError::Refused { code, text: result.text }),
    }
}

fn not_open(server: &str, error: LdapError) -> SourceError {
    let server = server.to_owned();
    match error {
        LdapError::Timeout { .. } => {
            SourceError::Unreachable { server, reason: "connection timed out".to_owned() }
        }
        LdapError::LdapResult { .. } => SourceError::Tls { server, problem: TlsProblem::NoStartTls },
        LdapError::Rustls { source } => SourceError::Tls { server, problem: tls::problem(&source) },
        LdapError::DNSName { .. } | LdapError::UrlParsing { .. } | LdapError::UnknownScheme(_) => {
            SourceError::Config(format!("servers: {server}"))
        }
        LdapError::Io { source } => match source.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>()) {
            Some(error) => SourceError::Tls { server, problem: tls::problem(error) },
            None => SourceError::Unreachable { server, reason: source.to_string() },
        },
        other => SourceError::Unreachable { server, reason: other.to_string() },
    }
}
