//! A throw-away certificate authority, so that tests speak TLS with real certificates.

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, PublicKeyData,
    date_time_ymd,
};
use std::path::{Path, PathBuf};

/// An authority that exists for one test.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    spki: Vec<u8>,
}

/// The files of a server's certificate.
#[derive(Clone, Debug)]
pub struct CertificateFiles {
    /// The authority's certificate.
    pub authority: PathBuf,
    /// The server's certificate.
    pub certificate: PathBuf,
    /// The server's private key.
    pub key: PathBuf,
}

impl Authority {
    /// An authority with this name.
    ///
    /// # Panics
    /// When no key can be made.
    pub fn new(name: &str) -> Self {
        let key = KeyPair::generate().expect("make a key");
        let spki = key.subject_public_key_info();
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let pem = params.self_signed(&key).expect("sign oneself").pem();
        Authority { issuer: Issuer::new(params, key), pem, spki }
    }

    /// The authority's certificate as PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The authority's public key with its algorithm (SPKI), of which pins are hashes.
    pub fn spki(&self) -> &[u8] {
        &self.spki
    }

    /// Issues a certificate for a server of these names and writes all into `folder`.
    ///
    /// # Panics
    /// When a file cannot be written.
    pub fn issue(&self, names: &[&str], folder: &Path) -> CertificateFiles {
        self.issue_between(names, folder, (1975, 4096))
    }

    /// The same for a time from the first day of one year to that of another.
    ///
    /// # Panics
    /// When a file cannot be written.
    pub fn issue_between(&self, names: &[&str], folder: &Path, years: (i32, i32)) -> CertificateFiles {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let key = KeyPair::generate().expect("make a key");
        let mut params = CertificateParams::new(names).expect("host names");
        params.not_before = date_time_ymd(years.0, 1, 1);
        params.not_after = date_time_ymd(years.1, 1, 1);
        let certificate = params.signed_by(&key, &self.issuer).expect("sign");
        let write = |name: &str, pem: &str| {
            let path = folder.join(name);
            std::fs::write(&path, pem).expect("write a certificate");
            path
        };
        CertificateFiles {
            authority: write("authority.pem", &self.pem),
            certificate: write("server.pem", &certificate.pem()),
            key: write("server.key", &key.serialize_pem()),
        }
    }
}
