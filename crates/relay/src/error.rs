//! Why mail is not taken, told apart as far as somebody has to act differently.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use rustls::CertificateError;
use std::error::Error as StdError;
use std::io;

/// The relay cannot be used, or does not take this.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not `HOST:PORT`.
    #[error("no address: {0}")]
    Address(String),
    /// No mailbox (RFC 5321 section 4.1.2).
    #[error("no mailbox: {0}")]
    Mailbox(String),
    /// Another computer would be told something in the clear (S-10).
    #[error("in the clear to {0}")]
    Plain(String),
    /// The certificate of the authority cannot be read.
    #[error("{path}: {reason}")]
    Authority {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Nobody answers there.
    #[error("cannot reach {relay}: {reason}")]
    Unreachable {
        /// The relay.
        relay: String,
        /// The operating system's reason.
        reason: String,
    },
    /// It took the connection and said nothing.
    #[error("{0} does not answer")]
    Silent(String),
    /// The protected connection could not be made.
    #[error("TLS with {relay}: {problem}")]
    Tls {
        /// The relay.
        relay: String,
        /// What is wrong.
        problem: TlsProblem,
    },
    /// It takes no password, or none of a kind that is known here.
    #[error("{0} takes no password")]
    NoSignIn(String),
    /// There is no certificate in the file of the authority.
    #[error("no certificate in {0}")]
    NoCertificate(String),
    /// It takes mail only from those who sign in (reply 530).
    #[error("{0} takes mail from those who sign in")]
    SignInFirst(String),
    /// It does not take this account and password (reply 535).
    #[error("password of {0}")]
    Password(String),
    /// It takes no mail from this sender.
    #[error("no mail from {from}: {said}")]
    Sender {
        /// The sender.
        from: String,
        /// The relay's words.
        said: String,
    },
    /// It takes no mail for this recipient.
    #[error("no mail for {to}: {said}")]
    Recipient {
        /// The recipient.
        to: String,
        /// The relay's words.
        said: String,
    },
    /// It refuses for another reason.
    #[error("{relay} refuses: {said}")]
    Refused {
        /// The relay.
        relay: String,
        /// Its words.
        said: String,
    },
}

/// Why a protected connection was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlsProblem {
    /// It offers no STARTTLS.
    #[error("no STARTTLS")]
    NoStartTls,
    /// Not signed by a trusted authority.
    #[error("unknown authority")]
    Authority,
    /// Issued for another host name.
    #[error("other host name")]
    Name,
    /// Out of its period of validity.
    #[error("expired")]
    Expired,
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Address(_) => Code::new("relay.address", 422),
            Error::Mailbox(_) => Code::new("relay.mailbox", 422),
            Error::Plain(_) => Code::new("relay.plain", 422),
            Error::Authority { .. } => Code::new("relay.authority", 500),
            Error::Unreachable { .. } => Code::new("relay.unreachable", 503),
            Error::Silent(_) => Code::new("relay.silent", 504),
            Error::Tls { .. } => Code::new("relay.tls", 502),
            Error::NoCertificate(_) => Code::new("relay.no_certificate", 500),
            Error::SignInFirst(_) => Code::new("relay.sign_in_first", 502),
            Error::NoSignIn(_) => Code::new("relay.no_sign_in", 502),
            Error::Password(_) => Code::new("relay.password", 502),
            Error::Sender { .. } => Code::new("relay.sender", 502),
            Error::Recipient { .. } => Code::new("relay.recipient", 502),
            Error::Refused { .. } => Code::new("relay.refused", 502),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Address(text) => t.relay_address(text),
            Error::Mailbox(text) => t.relay_mailbox(text),
            Error::Plain(relay) => t.relay_plain(relay),
            Error::Authority { path, reason } => t.relay_authority(path, reason),
            Error::Unreachable { relay, reason } => t.relay_unreachable(reason, relay),
            Error::Silent(relay) => t.relay_silent(relay),
            Error::Tls { relay, problem } => problem.text(t, relay),
            Error::NoCertificate(path) => t.relay_no_certificate(path),
            Error::SignInFirst(relay) => t.relay_sign_in_first(relay),
            Error::NoSignIn(relay) => t.relay_no_sign_in(relay),
            Error::Password(user) => t.relay_password(user),
            Error::Sender { from, said } => t.relay_sender(from, said),
            Error::Recipient { to, said } => t.relay_recipient(said, to),
            Error::Refused { relay, said } => t.relay_refused(relay, said),
        }
    }
}

impl TlsProblem {
    fn text(&self, t: T, relay: &str) -> String {
        match self {
            TlsProblem::NoStartTls => t.relay_tls_none(relay),
            TlsProblem::Authority => t.relay_tls_authority(relay),
            TlsProblem::Name => t.relay_tls_name(relay),
            TlsProblem::Expired => t.relay_tls_expired(relay),
            TlsProblem::Other(reason) => t.relay_tls_other(reason, relay),
        }
    }
}

impl From<&rustls::Error> for TlsProblem {
    fn from(error: &rustls::Error) -> TlsProblem {
        use CertificateError as C;
        match error {
            rustls::Error::InvalidCertificate(C::NotValidForName | C::NotValidForNameContext { .. }) => {
                TlsProblem::Name
            }
            rustls::Error::InvalidCertificate(
                C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. },
            ) => TlsProblem::Expired,
            rustls::Error::InvalidCertificate(C::UnknownIssuer | C::BadSignature) => TlsProblem::Authority,
            other => TlsProblem::Other(other.to_string()),
        }
    }
}

/// What lies behind a failed connection.
pub(crate) fn of_connection(error: &lettre::transport::smtp::Error, relay: &str) -> Error {
    let relay = relay.to_owned();
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<rustls::Error>() {
            return Error::Tls { relay, problem: error.into() };
        }
        if let Some(error) = error.downcast_ref::<io::Error>() {
            // An input error wraps what TLS found without telling that it is its source.
            if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
                return Error::Tls { relay, problem: error.into() };
            }
            return match error.kind() {
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Error::Silent(relay),
                _ => Error::Unreachable { relay, reason: error.to_string() },
            };
        }
        cause = error.source();
    }
    Error::Refused { relay, said: said(error) }
}

/// The number of its answer (RFC 5321 section 4.2), if it gave one.
pub(crate) fn number(error: &lettre::transport::smtp::Error) -> Option<u16> {
    error.status().map(u16::from)
}

/// The relay's own words, on one line and without what would steer a terminal.
pub(crate) fn said(error: &lettre::transport::smtp::Error) -> String {
    let words = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let number = error.status().map(|code| format!("{code} ")).unwrap_or_default();
    format!("{number}{}", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
