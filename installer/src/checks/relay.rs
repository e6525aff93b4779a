//! The agency's mail relay: reached, trusted, and willing to take mail from this house. Nothing is sent.

use super::dns::{into_hosts, leads_somewhere};
use super::finding::Finding;
use super::scene::Scene;
use crate::config::Relay;
use crate::house::host;
use crate::problem::Problem;
use maru_kernel::Fault;
use maru_relay::{Error, Protection, TlsProblem};
use std::path::Path;

pub fn look(scene: &Scene) -> Vec<Finding> {
    let Some(relay) = &scene.config.relay else { return Vec::new() };
    let (t, lang) = (scene.t(), scene.around.lang);
    let opened = relay.open(host(&scene.config.server.base_url));
    let looked = opened.and_then(|open| Ok(open.look(&relay.from, None)?));
    vec![match looked {
        Ok(()) => Finding::fine("relay.reach", t.check_reached(&relay.address)),
        Err(Problem::Relay(Error::Unreachable { .. })) if !leads_somewhere(name(relay)) => {
            Finding::wrong("dns.name", t.check_dns_none(name(relay)), into_hosts(name(relay)))
        }
        Err(Problem::Relay(error)) => Finding::wrong(code(&error), error.text(lang), mend(relay, &error)),
        Err(other) => Finding::wrong("relay.secret", other.text(lang), secret(relay)),
    }]
}

fn name(relay: &Relay) -> &str {
    let name = relay.address.rsplit_once(':').map_or(relay.address.as_str(), |(name, _)| name);
    name.trim_matches(['[', ']'])
}

fn code(error: &Error) -> &'static str {
    match error {
        Error::Unreachable { .. } | Error::Silent(_) => "relay.reach",
        Error::Tls { problem: TlsProblem::Authority, .. }
        | Error::Authority { .. }
        | Error::NoCertificate(_) => "relay.authority",
        Error::Tls { problem: TlsProblem::Name, .. } => "relay.certificate_name",
        Error::Tls { problem: TlsProblem::Expired, .. } => "relay.certificate_dates",
        Error::Tls { .. } => "relay.tls",
        Error::NoSignIn(_) | Error::SignInFirst(_) | Error::Password(_) => "relay.password",
        Error::Sender { .. } | Error::Recipient { .. } => "relay.sender",
        Error::Address(_) | Error::Mailbox(_) | Error::Plain(_) | Error::Refused { .. } => "relay.refused",
    }
}

fn mend(relay: &Relay, error: &Error) -> String {
    let certificate = |file: &Path| format!("openssl x509 -in {} -noout -subject -dates", file.display());
    match (error, &relay.authority) {
        (Error::Authority { .. } | Error::NoCertificate(_), Some(file)) => certificate(file),
        (Error::Tls { problem: TlsProblem::Authority, .. }, Some(_)) => shown(relay, "-issuer"),
        (Error::Tls { problem: TlsProblem::Authority, .. }, None) => {
            "[relay] authority = \"/etc/maru/tls/relay-ca.pem\"".to_owned()
        }
        (Error::Tls { problem: TlsProblem::NoStartTls, .. }, _) => {
            format!("[relay] address = \"{}:465\", protection = \"tls\"", name(relay))
        }
        (Error::Tls { problem: TlsProblem::Other(_), .. }, _) if relay.protection == Protection::Tls => {
            "[relay] protection = \"starttls\"".to_owned()
        }
        (Error::Tls { problem: TlsProblem::Name, .. }, _) => shown(relay, "-ext subjectAltName"),
        (Error::Tls { .. }, _) => shown(relay, "-dates"),
        (Error::Silent(_), _) if relay.address.ends_with(":465") && relay.protection != Protection::Tls => {
            "[relay] protection = \"tls\"".to_owned()
        }
        (Error::NoSignIn(_), _) => "[relay] # user, # password".to_owned(),
        (Error::SignInFirst(_), _) => "[relay] user = \"NAME\", password = \"credential:relay\"".to_owned(),
        (Error::Password(_), _) => secret(relay),
        (Error::Sender { .. } | Error::Recipient { .. }, _) => "[relay] from = \"NAME@DOMAIN\"".to_owned(),
        _ if relay.protection == Protection::None => format!("nc -v {} {}", name(relay), port(relay)),
        _ => format!("openssl s_client {}-connect {} -quiet", starttls(relay), relay.address),
    }
}

fn port(relay: &Relay) -> &str {
    relay.address.rsplit_once(':').map_or("25", |(_, port)| port)
}

fn starttls(relay: &Relay) -> &'static str {
    if relay.protection == Protection::Starttls { "-starttls smtp " } else { "" }
}

/// What an administrator of the relay types to see its certificate.
fn shown(relay: &Relay, what: &str) -> String {
    let (how, address) = (starttls(relay), &relay.address);
    format!("openssl s_client {how}-connect {address} </dev/null | openssl x509 -noout {what}")
}

fn secret(relay: &Relay) -> String {
    let name = relay.secret().unwrap_or("relay");
    format!("install -m 0600 /dev/stdin /etc/maru/credentials/{name}")
}
