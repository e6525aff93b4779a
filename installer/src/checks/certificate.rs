//! The house's own certificate: there, in force, for the right name, in one chain, and fitting its key.

use super::finding::Finding;
use super::pem;
use super::scene::Scene;
use crate::config::Server;
use crate::house::host;
use crate::own_authority::OwnAuthority;
use crate::serve::Tls;
use crate::texts::T;
use maru_kernel::{Fault, Timestamp};
use rustls::client::verify_server_name;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ParsedCertificate;
use rustls::sign::CertifiedKey;
use std::path::Path;
use x509_parser::prelude::{FromDer, X509Certificate};

const FILE: &str = "certificate.file";

pub fn look(scene: &Scene) -> Vec<Finding> {
    let (server, lang) = (&scene.config.server, scene.around.lang);
    match server.tls() {
        Err(problem) => vec![Finding::wrong(FILE, problem.text(lang), "[server] certificate, private_key")],
        // Behind a proxy on this machine.
        Ok(None) => Vec::new(),
        Ok(Some(tls)) => judge(server, &tls, scene.around.clock.now(), scene.t()),
    }
}

fn judge(server: &Server, tls: &Tls, now: Timestamp, t: T) -> Vec<Finding> {
    let chain = match certificates(&tls.certificate) {
        Ok(chain) => chain,
        Err(reason) => return vec![unreadable(&tls.certificate, reason, t)],
    };
    let Some((_, own)) = chain.first().and_then(|der| X509Certificate::from_der(der).ok()) else {
        return vec![unreadable(&tls.certificate, "PEM".to_owned(), t)];
    };
    // A house that is its own authority renews by itself.
    let mend = match OwnAuthority::beside(tls).is_usable(host(&server.base_url)) {
        true => "maru renew-certificate".to_owned(),
        false => renew(tls),
    };
    let mut found = vec![dates(&own, tls, mend, now, t)];
    found.extend(name(&chain, server, tls, t));
    found.extend(in_order(&chain, &tls.certificate, t));
    found.extend(pair(&chain, tls, t));
    found
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    read.map_err(|e| e.to_string())
}

fn unreadable(path: &Path, reason: String, t: T) -> Finding {
    let mend = format!("openssl x509 -in {} -noout -subject", path.display());
    Finding::wrong(FILE, t.problem_certificate(path.display(), reason), mend)
}

/// The request for a new certificate with the key that is there.
fn renew(tls: &Tls) -> String {
    let (key, request) = (&tls.private_key, tls.certificate.with_extension("csr"));
    format!("openssl req -new -key {} -out {}", key.display(), request.display())
}

fn dates(own: &X509Certificate<'_>, tls: &Tls, mend: String, now: Timestamp, t: T) -> Finding {
    let at = |time: &x509_parser::time::ASN1Time| Timestamp::from_second(time.timestamp()).unwrap_or(now);
    let (from, until) = (at(&own.validity().not_before), at(&own.validity().not_after));
    let day = |time: Timestamp| time.strftime("%Y-%m-%d").to_string();
    let place = tls.certificate.display();
    if now > until {
        return Finding::wrong("certificate.expired", t.check_certificate_expired(day(until), place), mend);
    }
    if now < from {
        let what = t.check_certificate_early(day(from), place);
        return Finding::wrong("certificate.early", what, "timedatectl set-ntp true");
    }
    match pem::soon(until, now) {
        Some(days) => Finding::warning("certificate.days", t.check_certificate_days(days, place), mend),
        None => Finding::fine("certificate.days", t.check_certificate(day(until), place)),
    }
}

/// The name people type has to be in it.
fn name(chain: &[CertificateDer<'static>], server: &Server, tls: &Tls, t: T) -> Option<Finding> {
    let host = host(&server.base_url);
    let parsed = chain.first().and_then(|der| ParsedCertificate::try_from(der).ok())?;
    let known = ServerName::try_from(host).is_ok_and(|name| verify_server_name(&parsed, &name).is_ok());
    (!known).then(|| {
        let mend = format!("{} -addext subjectAltName=DNS:{host}", renew(tls));
        Finding::wrong("certificate.name", t.check_certificate_name(host, tls.certificate.display()), mend)
    })
}

/// Each certificate is signed by the next one; browsers are sent them as they stand in the file.
fn in_order(chain: &[CertificateDer<'static>], path: &Path, t: T) -> Option<Finding> {
    let parsed: Vec<_> = chain.iter().filter_map(|der| X509Certificate::from_der(der).ok()).collect();
    let broken = parsed.windows(2).any(|pair| match pair {
        [(_, lower), (_, upper)] => lower.issuer() != upper.subject(),
        _ => false,
    });
    (broken || parsed.len() < chain.len()).then(|| {
        let place = path.display();
        let mend = format!("cat server.pem intermediate.pem > {place}");
        Finding::wrong("certificate.chain", t.check_certificate_chain(place), mend)
    })
}

fn pair(chain: &[CertificateDer<'static>], tls: &Tls, t: T) -> Option<Finding> {
    let key = match PrivateKeyDer::from_pem_file(&tls.private_key) {
        Ok(key) => key,
        Err(error) => return Some(unreadable_key(&tls.private_key, &error.to_string(), t)),
    };
    let provider = rustls::crypto::ring::default_provider();
    match CertifiedKey::from_der(chain.to_vec(), key, &provider) {
        Ok(_) => None,
        Err(rustls::Error::InconsistentKeys(_)) => {
            let (key, certificate) = (tls.private_key.display(), tls.certificate.display());
            let mend =
                format!("openssl x509 -in {certificate} -noout -pubkey; openssl pkey -in {key} -pubout");
            Some(Finding::wrong("certificate.pair", t.check_certificate_pair(certificate, key), mend))
        }
        Err(error) => Some(unreadable_key(&tls.private_key, &error.to_string(), t)),
    }
}

fn unreadable_key(path: &Path, reason: &str, t: T) -> Finding {
    let mend = format!("openssl pkey -in {} -noout -check", path.display());
    Finding::wrong("certificate.key", t.problem_certificate(path.display(), reason), mend)
}
