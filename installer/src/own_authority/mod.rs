//! The authority of a house whose agency gave it no certificate: it vouches for this one host, and renews what it has
//! given before that ends. Browsers are told to trust it once, so it is kept as long as it can be used (S-188).

mod made;

use crate::belongings::Account;
use crate::problem::Problem;
use crate::serve::{Pair, Tls, until};
use crate::whole_file::{Rights, put};
use maru_kernel::{Timestamp, hex};
use rcgen::{Issuer, KeyPair, PublicKeyData};
use rustls::CertificateError as Wrong;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use x509_parser::prelude::{FromDer, X509Certificate};

/// So long before its end a certificate is renewed: longer than anybody is away, or a timer stands still.
const BEFORE_END: jiff::SignedDuration = jiff::SignedDuration::from_hours(60 * 24);

/// Where the authority of a house is: beside the certificate it has given.
#[derive(Clone, Debug)]
pub struct OwnAuthority {
    /// For the browsers, as PEM.
    pub certificate: PathBuf,
    /// For root alone.
    key: PathBuf,
}

/// How the certificate of a house stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// By somebody else, and good until then.
    ByOthers(Timestamp),
    /// By the authority, and good until then.
    Good(Timestamp),
    /// By the authority, good until then, and to be renewed.
    Due(Timestamp),
    /// There is none that could be used.
    Nothing,
}

impl OwnAuthority {
    /// That of the house with this certificate.
    pub fn beside(tls: &Tls) -> OwnAuthority {
        let at = |name| tls.certificate.with_file_name(name);
        OwnAuthority { certificate: at("ca.pem"), key: at("ca.key") }
    }

    /// How the certificate for `host` stands.
    pub fn given(&self, tls: &Tls, host: &str, now: Timestamp) -> Given {
        let Ok(pair) = Pair::read(tls) else { return Given::Nothing };
        let Some((leaf, ends)) = pair.leaf().zip(pair.valid_until()).filter(|(_, ends)| *ends > now) else {
            return Given::Nothing;
        };
        match CertificateDer::from_pem_file(&self.certificate).map(|by| judged(leaf, &by, host, ends)) {
            Ok(Ok(())) if ends.duration_since(now) > BEFORE_END => Given::Good(ends),
            Ok(Ok(()) | Err(Wrong::NotValidForName | Wrong::NotValidForNameContext { .. })) => {
                Given::Due(ends)
            }
            _ => Given::ByOthers(ends),
        }
    }

    /// Whether it can vouch for this host.
    pub fn is_usable(&self, host: &str) -> bool {
        KeyPair::generate().is_ok_and(|key| self.sign(host, &key).is_ok())
    }

    /// Makes it anew; everybody has to trust the new one.
    ///
    /// # Errors
    /// A folder that cannot be written; a name of which no certificate can be made.
    pub fn make(&self, host: &str, agency: &str) -> Result<(), Problem> {
        let failed = |e: rcgen::Error| Problem::certificate(&self.certificate, &e);
        let key = KeyPair::generate().map_err(failed)?;
        let pem = made::authority(host, agency).self_signed(&key).map_err(failed)?.pem();
        put(&self.key, key.serialize_pem().as_bytes(), Rights::OURS)?;
        put(&self.certificate, pem.as_bytes(), Rights { mode: 0o644, owner: None })
    }

    /// Gives the house a certificate for `host`; for the key it has, if that can be used: then one file is exchanged,
    /// and at any moment the old pair stands or the new one. Returns when it ends.
    ///
    /// # Errors
    /// The authority cannot be used; a folder that cannot be written.
    pub fn issue(&self, tls: &Tls, host: &str, account: Option<Account>) -> Result<Timestamp, Problem> {
        let rights = Rights::of(account);
        let kept = rights.hold(&tls.private_key).then(|| std::fs::read_to_string(&tls.private_key).ok());
        let kept = kept.flatten().and_then(|pem| KeyPair::from_pem(&pem).ok());
        let made = KeyPair::generate().map_err(|e| Problem::certificate(&tls.private_key, &e))?;
        let chain = self.sign(host, kept.as_ref().unwrap_or(&made))?;
        if kept.is_none() {
            put(&tls.private_key, made.serialize_pem().as_bytes(), rights)?;
        }
        put(&tls.certificate, chain.as_bytes(), Rights::readable_by(account))?;
        Pair::read(tls)?.valid_until().ok_or_else(|| Problem::certificate(&tls.certificate, &"X.509"))
    }

    /// A certificate by this authority and the authority itself, as PEM. Whoever trusts the one takes the other.
    fn sign(&self, host: &str, key: &KeyPair) -> Result<String, Problem> {
        let wrong = |e: &dyn std::fmt::Display| Problem::certificate(&self.certificate, e);
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| Problem::certificate(path, &e));
        let (pem, key_pem) = (read(&self.certificate)?, read(&self.key)?);
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|e| wrong(&e))?;
        let (_, parsed) = X509Certificate::from_der(&der).map_err(|e| wrong(&e))?;
        let own_key = KeyPair::from_pem(&key_pem).map_err(|e| Problem::certificate(&self.key, &e))?;
        if parsed.public_key().raw != own_key.subject_public_key_info() {
            return Err(wrong(&rustls::Error::InconsistentKeys(rustls::InconsistentKeys::KeyMismatch)));
        }
        let ends = until(&der).unwrap_or(Timestamp::MIN);
        let issuer = Issuer::from_ca_cert_der(&der, own_key).map_err(|e| wrong(&e))?;
        let leaf = made::certificate(host, ends).and_then(|c| c.signed_by(key, &issuer));
        let leaf = leaf.map_err(|e| wrong(&e))?;
        judged(leaf.der(), &der, host, Timestamp::now()).map_err(|e| wrong(&rustls::Error::from(e)))?;
        Ok(format!("{}{pem}", leaf.pem()))
    }

    /// SHA-256 of its certificate, as browsers show it, in four parts to compare by eye.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn fingerprint(&self) -> Result<String, Problem> {
        let file = &self.certificate;
        let der = CertificateDer::from_pem_file(file).map_err(|e| Problem::certificate(file, &e))?;
        let digits = hex(&Sha256::digest(&der)).to_uppercase();
        let pairs: Vec<_> = digits.as_bytes().chunks(2).map(String::from_utf8_lossy).collect();
        Ok(pairs.chunks(8).map(|eight| eight.join(":")).collect::<Vec<_>>().join(" "))
    }
}

/// What a browser that trusts `authority` and nobody else thinks of a certificate for `host` at that instant. It looks at
/// the name last.
fn judged(
    leaf: &CertificateDer<'_>,
    authority: &CertificateDer<'_>,
    host: &str,
    at: Timestamp,
) -> Result<(), Wrong> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(authority.clone().into_owned()).or(Err(Wrong::UnknownIssuer))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build();
    let verifier = verifier.or(Err(Wrong::UnknownIssuer))?;
    let name = ServerName::try_from(host.to_owned()).or(Err(Wrong::NotValidForName))?;
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    match verifier.verify_server_cert(leaf, &[], &name, &[], at) {
        Ok(_) => Ok(()),
        Err(rustls::Error::InvalidCertificate(why)) => Err(why),
        Err(_) => Err(Wrong::BadEncoding),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;

    fn house(folder: &Path) -> Tls {
        Tls { certificate: folder.join("server.pem"), private_key: folder.join("server.key") }
    }

    #[test]
    fn s_188_a_house_is_its_own_authority_for_its_own_name_only() {
        for (host, other) in [("maru.agency.example", "bank.example"), ("127.0.0.9", "127.0.0.8")] {
            let folder = TempFolder::new();
            let tls = house(folder.path());
            let own = OwnAuthority::beside(&tls);
            own.make(host, "Agency").unwrap();
            assert_eq!(own.fingerprint().unwrap().len(), 32 * 3 - 1);
            let ends = own.issue(&tls, host, None).unwrap();
            assert_eq!(own.given(&tls, host, Timestamp::now()), Given::Good(ends));
            assert!(matches!(own.given(&tls, other, Timestamp::now()), Given::Due(_)));
            // A certificate for somebody else, by the very same authority, is one that nobody takes.
            assert!(!own.is_usable(other) && own.issue(&tls, other, None).is_err(), "{host}, not {other}");
            let der = CertificateDer::from_pem_file(&own.certificate).unwrap();
            let key = KeyPair::from_pem(&std::fs::read_to_string(&own.key).unwrap()).unwrap();
            let issuer = Issuer::from_ca_cert_der(&der, key).unwrap();
            let forged = made::certificate(other, ends).unwrap();
            let forged = forged.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap();
            assert!(judged(forged.der(), &der, other, Timestamp::now()).is_err(), "{host} for {other}");
        }
    }

    #[test]
    fn a_certificate_is_renewed_by_the_authority_that_gave_it_for_the_key_that_is_there() {
        let (folder, host) = (TempFolder::new(), "maru.agency.example");
        let tls = house(folder.path());
        let own = OwnAuthority::beside(&tls);
        assert_eq!(own.given(&tls, host, Timestamp::now()), Given::Nothing);
        own.make(host, "Agency").unwrap();
        let ends = own.issue(&tls, host, None).unwrap();
        let (authority, key) = (own.fingerprint().unwrap(), std::fs::read(&tls.private_key).unwrap());
        let almost = ends - jiff::SignedDuration::from_hours(24);
        assert_eq!(own.given(&tls, host, almost), Given::Due(ends));
        assert_eq!(own.given(&tls, host, ends), Given::Nothing);
        own.issue(&tls, host, None).unwrap();
        assert_eq!((own.fingerprint().unwrap(), std::fs::read(&tls.private_key).unwrap()), (authority, key));
        std::fs::write(&own.key, "damaged").unwrap();
        assert!(!own.is_usable(host) && own.issue(&tls, host, None).is_err());
        assert_eq!(own.given(&tls, host, Timestamp::now()), Given::Good(ends), "what was given stays good");
        own.make(host, "Agency").unwrap();
        assert!(matches!(own.given(&tls, host, Timestamp::now()), Given::ByOthers(_)));
    }
}
