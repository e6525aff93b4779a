//! The relay: reached, trusted, signed in to, and asked whether it takes what is to be sent (RFC 5321).

use crate::error::{number, of_connection, said};
use crate::letter::mailbox;
use crate::{Error, Letter, TlsProblem};
use lettre::address::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, CertificateStore, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

/// A relay that says nothing for so long is taken for away: when it is looked at, and when a letter is handed over.
const LOOKED_AT: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(60);
/// What it may take to look into a letter before it answers for it (RFC 5321 section 4.5.3.2.6).
const LOOKING_INTO_IT: Duration = Duration::from_secs(600);

/// How the way to the relay is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// TLS after a first greeting, demanded (RFC 3207); usual on port 587 and 25.
    #[default]
    Starttls,
    /// TLS from the first byte (RFC 8314); usual on port 465.
    Tls,
    /// Nothing: for a relay on this machine.
    None,
}

/// The agency's mail relay.
#[derive(Clone)]
pub struct Relay {
    host: String,
    port: u16,
    protection: Protection,
    authorities: Vec<Certificate>,
    account: Option<(String, Credentials)>,
    /// The name this house has, told to the relay.
    house: String,
}

impl Relay {
    /// The relay at `HOST:PORT`, which is told that `house` speaks.
    ///
    /// # Errors
    /// [`Error::Address`]; [`Error::Plain`] for another computer in the clear unless `insecure_lab` (S-10).
    pub fn parse(
        address: &str,
        protection: Protection,
        house: &str,
        insecure_lab: bool,
    ) -> Result<Relay, Error> {
        let wrong = || Error::Address(address.to_owned());
        let (host, port) = address.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().ok().filter(|port| *port > 0).ok_or_else(wrong)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        if host.is_empty() || host.contains(char::is_whitespace) {
            return Err(wrong());
        }
        let house = house.to_owned();
        let relay = Relay { host, port, protection, authorities: Vec::new(), account: None, house };
        if protection == Protection::None && !relay.is_here() && !insecure_lab {
            return Err(Error::Plain(relay.place()));
        }
        Ok(relay)
    }

    /// Trusts the authority in this PEM file and no other; the system's without it.
    ///
    /// # Errors
    /// [`Error::Authority`] when there is no certificate in the file.
    pub fn trusting(mut self, file: &Path) -> Result<Relay, Error> {
        let wrong = |reason: String| Error::Authority { path: file.display().to_string(), reason };
        let pem = std::fs::read(file).map_err(|e| wrong(e.to_string()))?;
        if !String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----") {
            return Err(Error::NoCertificate(file.display().to_string()));
        }
        self.authorities = vec![Certificate::from_pem(&pem).map_err(|e| wrong(said(&e)))?];
        Ok(self)
    }

    /// Signs in with this account before mail is handed over.
    ///
    /// # Errors
    /// [`Error::Plain`] when the password would go to another computer in the clear, in a laboratory as well (S-10).
    pub fn signing_in(mut self, user: &str, password: &str) -> Result<Relay, Error> {
        if self.protection == Protection::None && !self.is_here() {
            return Err(Error::Plain(self.place()));
        }
        let credentials = Credentials::new(user.to_owned(), password.to_owned());
        self.account = Some((user.to_owned(), credentials));
        Ok(self)
    }

    /// `HOST:PORT`, for people.
    fn place(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    fn is_here(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Finds out whether mail from `from` would be taken, for `to` or else for the sender: most relays say only when they hear
    /// a recipient what they think of the sender. That nobody has the sender's address is no obstacle. Nothing is sent.
    ///
    /// # Errors
    /// Whatever keeps mail from being taken.
    pub fn look(&self, from: &str, to: Option<&str>) -> Result<(), Error> {
        let from = mailbox(from)?.email;
        let recipient = to.map_or(Ok(from.clone()), |to| mailbox(to).map(|to| to.email))?;
        let mut open = self.open(LOOKED_AT)?;
        match self.offer(&mut open, &from, &recipient) {
            Err(Error::Recipient { said, .. }) if to.is_none() && is_unknown(&said) => {}
            offered => offered?,
        }
        // It has been told of a letter that does not come.
        let _ = open.command(Rset);
        let _ = open.quit();
        Ok(())
    }

    /// Hands over a letter. The relay has it, and answers for it, when this returns well (RFC 5321 section 6.1).
    ///
    /// # Errors
    /// Whatever keeps it from being taken; it may be handed over again.
    pub fn deliver(&self, letter: &Letter) -> Result<(), Error> {
        let message = letter.message(&self.name())?;
        let (from, to) = (mailbox(&letter.from)?.email, mailbox(&letter.to)?.email);
        let mut open = self.open(PATIENCE)?;
        self.offer(&mut open, &from, &to)?;
        open.command(lettre::transport::smtp::commands::Data).map_err(|e| self.refused(&e))?;
        let _ = open.set_timeout(Some(LOOKING_INTO_IT));
        open.message(&message.formatted()).map_err(|e| self.refused(&e))?;
        let _ = open.quit();
        Ok(())
    }

    /// How the house is called where addresses stand in brackets (RFC 5321 section 4.1.3).
    fn name(&self) -> ClientId {
        match self.house.parse() {
            Ok(IpAddr::V4(ip)) => ClientId::Ipv4(ip),
            Ok(IpAddr::V6(ip)) => ClientId::Ipv6(ip),
            Err(_) => ClientId::Domain(self.house.clone()),
        }
    }

    fn open(&self, patience: Duration) -> Result<SmtpConnection, Error> {
        let house = self.name();
        let failed = |error| of_connection(&error, &self.place());
        let tls = match self.protection {
            Protection::None => None,
            Protection::Starttls | Protection::Tls => Some(self.tls()?),
        };
        let at_once = tls.as_ref().filter(|_| self.protection == Protection::Tls);
        let address = (self.host.as_str(), self.port);
        let mut open =
            SmtpConnection::connect(address, Some(patience), &house, at_once, None).map_err(failed)?;
        if let (Protection::Starttls, Some(tls)) = (self.protection, &tls) {
            if !open.can_starttls() {
                return Err(Error::Tls { relay: self.place(), problem: TlsProblem::NoStartTls });
            }
            open.starttls(tls, &house).map_err(failed)?;
        }
        self.sign_in(&mut open)?;
        Ok(open)
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let store =
            if self.authorities.is_empty() { CertificateStore::Default } else { CertificateStore::None };
        let builder = TlsParameters::builder(self.host.clone()).certificate_store(store);
        let builder = self.authorities.iter().cloned().fold(builder, |b, one| b.add_root_certificate(one));
        builder.build_rustls().map_err(|e| of_connection(&e, &self.place()))
    }

    fn sign_in(&self, open: &mut SmtpConnection) -> Result<(), Error> {
        let Some((user, credentials)) = &self.account else { return Ok(()) };
        match open.auth(&[Mechanism::Plain, Mechanism::Login], credentials) {
            Ok(_) => Ok(()),
            Err(error) if error.is_client() => Err(Error::NoSignIn(self.place())),
            Err(error) if number(&error) == Some(535) => Err(Error::Password(user.clone())),
            Err(error) => Err(self.refused(&error)),
        }
    }

    /// Names sender and recipient.
    fn offer(&self, open: &mut SmtpConnection, from: &Address, to: &Address) -> Result<(), Error> {
        open.command(Mail::new(Some(from.clone()), Vec::new())).map_err(|error| {
            self.unless_gone(&error, || Error::Sender { from: from.to_string(), said: said(&error) })
        })?;
        open.command(Rcpt::new(to.clone(), Vec::new())).map_err(|error| {
            self.unless_gone(&error, || Error::Recipient { to: to.to_string(), said: said(&error) })
        })?;
        Ok(())
    }

    /// What it answered, or that it went away.
    fn unless_gone(&self, error: &lettre::transport::smtp::Error, answered: impl FnOnce() -> Error) -> Error {
        match number(error) {
            Some(530) => Error::SignInFirst(self.place()),
            Some(_) => answered(),
            None => of_connection(error, &self.place()),
        }
    }

    fn refused(&self, error: &lettre::transport::smtp::Error) -> Error {
        self.unless_gone(error, || Error::Refused { relay: self.place(), said: said(error) })
    }
}

/// Whether the relay would take mail, and only does not know this recipient (RFC 3463, class 5.1).
fn is_unknown(said: &str) -> bool {
    said.split_whitespace().any(|word| word.starts_with("5.1."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_10_nothing_goes_to_another_computer_in_the_clear() {
        let parse = |address: &str, lab| Relay::parse(address, Protection::None, "maru.agency.example", lab);
        for here in ["127.0.0.1:25", "localhost:25", "[::1]:25"] {
            assert!(parse(here, false).is_ok_and(|relay| relay.signing_in("a", "b").is_ok()), "{here}");
        }
        assert!(matches!(parse("relay.agency.example:25", false), Err(Error::Plain(_))));
        let lab = parse("relay.agency.example:25", true).unwrap();
        assert!(matches!(lab.signing_in("a", "b"), Err(Error::Plain(_))));
    }

    #[test]
    fn what_is_no_address_is_none() {
        for address in ["relay", "relay:", ":25", "relay:0", "relay:99999", "a b:25", ""] {
            let parsed = Relay::parse(address, Protection::Tls, "h", false);
            assert!(matches!(parsed, Err(Error::Address(_))), "{address}");
        }
    }
}
