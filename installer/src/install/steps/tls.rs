//! Certificate and key: those of the agency, or an authority of this house alone and a certificate by it.

use crate::install::answers::Server;
use crate::install::place::Place;
use crate::install::step::{Standing, Step, Work};
use crate::problem::Problem;
use crate::serve::{Tls, usable};
use crate::whole_file::{Rights, is, put};
use jiff::{ToSpan, Zoned};
use maru_kernel::hex;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

pub const STEP: Step = Step { code: "tls", title: |t| t.install_tls(), stands, act };

/// For how long what is made here is good, in years: the authority, and the server's certificate. Browsers
/// refuse certificates of more than 825 days.
const YEARS: (i64, i64) = (10, 2);

/// Where the service finds them.
pub(super) fn files(place: &Place) -> Tls {
    Tls { certificate: place.tls().join("server.pem"), private_key: place.tls().join("server.key") }
}

fn authority(place: &Place) -> (PathBuf, PathBuf) {
    (place.tls().join("ca.pem"), place.tls().join("ca.key"))
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let (server, place) = (&work.answers.server, work.place);
    if server.behind_proxy {
        return Ok(Standing::LeftOut(work.t().install_tls_by_proxy().to_owned()));
    }
    let tls = files(place);
    let theirs = match (&server.certificate, &server.private_key) {
        (Some(certificate), Some(key)) => {
            is_copy(certificate, &tls.certificate, Rights::readable_by(place.account()))
                && is_copy(key, &tls.private_key, Rights::of(place.account()))
        }
        _ => authority(place).0.exists(),
    };
    Ok(Standing::done_if(theirs && usable(&tls).is_ok()))
}

fn is_copy(from: &Path, to: &Path, rights: Rights) -> bool {
    // The agency may have moved its key away since.
    std::fs::read(from).map_or_else(|_| rights.hold(to), |content| is(to, &content, rights))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let server = &work.answers.server;
    match (&server.certificate, &server.private_key) {
        (Some(certificate), Some(key)) => theirs(work.place, certificate, key)?,
        _ => own(work.place, server, &work.answers.agency.name)?,
    }
    let tls = files(work.place);
    usable(&tls)?;
    if server.certificate.is_none() {
        let authority = authority(work.place).0;
        let fingerprint = fingerprint(&authority)?;
        work.note(work.t().install_authority(authority.display(), fingerprint));
    }
    Ok(())
}

fn theirs(place: &Place, certificate: &Path, key: &Path) -> Result<(), Problem> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| Problem::certificate(path, &e));
    let (certificate, key, tls) = (read(certificate)?, read(key)?, files(place));
    put(&tls.private_key, &key, Rights::of(place.account()))?;
    put(&tls.certificate, &certificate, Rights::readable_by(place.account()))
}

/// All four are made anew whenever one of them does not fit: nobody trusts the authority of a house that has
/// never been finished.
fn own(place: &Place, server: &Server, agency: &str) -> Result<(), Problem> {
    let (tls, (ca_file, ca_key_file)) = (files(place), authority(place));
    let failed = |e: rcgen::Error| Problem::certificate(&tls.certificate, &e);
    let ca_key = KeyPair::generate().map_err(failed)?;
    let ca = authority_for(&server.host, agency);
    let ca_pem = ca.self_signed(&ca_key).map_err(failed)?.pem();
    let key = KeyPair::generate().map_err(failed)?;
    let ca_key_pem = ca_key.serialize_pem();
    let signed = certificate_for(&server.host).and_then(|c| c.signed_by(&key, &Issuer::new(ca, ca_key)));
    let certificate = signed.map_err(failed)?.pem();
    let public = Rights { mode: 0o644, owner: None };
    put(&ca_key_file, ca_key_pem.as_bytes(), Rights::OURS)?;
    put(&tls.private_key, key.serialize_pem().as_bytes(), Rights::of(place.account()))?;
    put(&tls.certificate, format!("{certificate}{ca_pem}").as_bytes(), Rights::readable_by(place.account()))?;
    put(&ca_file, ca_pem.as_bytes(), public)
}

/// It can vouch for this one host and for nobody else (RFC 5280 section 4.2.1.10): who trusts it does not put
/// all other connections into the hands of whoever gets its key.
fn authority_for(host: &str, agency: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, format!("Maru {host}"));
    params.distinguished_name.push(DnType::OrganizationName, agency.chars().take(64).collect::<String>());
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let only = match host.parse::<IpAddr>() {
        Ok(ip) => {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(ip, if ip.is_ipv4() { 32 } else { 128 }))
        }
        Err(_) => GeneralSubtree::DnsName(host.to_owned()),
    };
    params.name_constraints =
        Some(NameConstraints { permitted_subtrees: vec![only], excluded_subtrees: Vec::new() });
    good_for(&mut params, YEARS.0);
    params
}

fn certificate_for(host: &str) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(vec![host.to_owned()])?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, host.chars().take(64).collect::<String>());
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.use_authority_key_identifier_extension = true;
    good_for(&mut params, YEARS.1);
    Ok(params)
}

/// From yesterday on, as clocks differ.
fn good_for(params: &mut CertificateParams, years: i64) {
    let now = Zoned::now();
    let day =
        |at: Zoned| date_time_ymd(i32::from(at.year()), at.month().unsigned_abs(), at.day().unsigned_abs());
    let shifted = |span: jiff::Span| now.checked_add(span).unwrap_or_else(|_| now.clone());
    params.not_before = day(shifted((-1).days()));
    params.not_after = day(shifted(years.years()));
}

/// SHA-256 of the certificate, as browsers show it.
fn fingerprint(file: &Path) -> Result<String, Problem> {
    let der = CertificateDer::from_pem_file(file).map_err(|e| Problem::certificate(file, &e))?;
    let digits = hex(&Sha256::digest(&der)).to_uppercase();
    let pairs: Vec<String> =
        digits.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned()).collect();
    Ok(pairs.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;
    use rustls::client::danger::ServerCertVerifier;
    use rustls::pki_types::{ServerName, UnixTime};
    use std::sync::Arc;

    #[test]
    fn s_188_a_house_is_its_own_authority_for_its_own_name_only() {
        for (host, other) in [("maru.agency.example", "bank.example"), ("127.0.0.9", "127.0.0.8")] {
            let folder = TempFolder::new();
            let place = Place::new(Some(folder.path().to_owned())).unwrap();
            std::fs::create_dir_all(place.tls()).unwrap();
            let server: Server = toml::from_str(&format!("host = {host:?}")).unwrap();
            own(&place, &server, "Agency").unwrap();
            usable(&files(&place)).unwrap();
            let (ca, _) = authority(&place);
            assert_eq!(fingerprint(&ca).unwrap().len(), 32 * 3 - 1);
            let mut roots = rustls::RootCertStore::empty();
            roots.add(CertificateDer::from_pem_file(&ca).unwrap()).unwrap();
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let verifier =
                rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
                    .build()
                    .unwrap();
            let trusts = |file: &Path, name: &str| {
                let leaf = CertificateDer::from_pem_file(file).unwrap();
                let name = ServerName::try_from(name.to_owned()).unwrap();
                verifier.verify_server_cert(&leaf, &[], &name, &[], UnixTime::now()).is_ok()
            };
            assert!(trusts(&files(&place).certificate, host));
            assert!(!trusts(&files(&place).certificate, other));
            // A certificate for somebody else, by the very same authority.
            let ca_key = KeyPair::from_pem(&std::fs::read_to_string(authority(&place).1).unwrap()).unwrap();
            let issuer = Issuer::new(authority_for(host, "Agency"), ca_key);
            let key = KeyPair::generate().unwrap();
            let forged = certificate_for(other).unwrap().signed_by(&key, &issuer).unwrap().pem();
            let file = folder.path().join("forged.pem");
            std::fs::write(&file, forged).unwrap();
            assert!(!trusts(&file, other), "{host} must not vouch for {other}");
        }
    }
}
