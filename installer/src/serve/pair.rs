//! A certificate with its chain, and the key that belongs to it.

use super::Tls;
use crate::problem::Problem;
use crate::secret_file::refuse_readable;
use maru_kernel::Timestamp;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::path::Path;
use std::sync::Arc;
use x509_parser::prelude::{FromDer, X509Certificate};

/// A certificate and its key, known to fit one another.
#[derive(Debug)]
pub struct Pair(pub(super) Arc<CertifiedKey>);

/// Whether certificate and key can be used together.
///
/// # Errors
/// Unreadable, readable by others, or not fitting one another.
pub fn usable(tls: &Tls) -> Result<(), Problem> {
    Pair::read(tls).map(|_| ())
}

impl Pair {
    /// Reads the files.
    ///
    /// # Errors
    /// As [`usable`].
    pub fn read(tls: &Tls) -> Result<Pair, Problem> {
        refuse_readable(&tls.private_key)?;
        let content = |path: &Path| std::fs::read(path).map_err(|e| Problem::certificate(path, &e));
        Pair::of_pem(&content(&tls.certificate)?, &content(&tls.private_key)?, tls)
    }

    /// From what stands in the files of these names, or is to stand there.
    ///
    /// # Errors
    /// No PEM, or not fitting one another.
    pub fn of_pem(certificate: &[u8], key: &[u8], names: &Tls) -> Result<Pair, Problem> {
        let wrong = |e: &dyn std::fmt::Display| Problem::certificate(&names.certificate, e);
        let chain: Vec<_> =
            CertificateDer::pem_slice_iter(certificate).collect::<Result<_, _>>().map_err(|e| wrong(&e))?;
        let key =
            PrivateKeyDer::from_pem_slice(key).map_err(|e| Problem::certificate(&names.private_key, &e))?;
        let provider = rustls::crypto::ring::default_provider();
        CertifiedKey::from_der(chain, key, &provider).map(|pair| Pair(Arc::new(pair))).map_err(|e| wrong(&e))
    }

    /// The server's own certificate.
    pub fn leaf(&self) -> Option<&CertificateDer<'static>> {
        self.0.cert.first()
    }

    /// When it ends.
    pub fn valid_until(&self) -> Option<Timestamp> {
        until(self.leaf()?)
    }
}

/// When a certificate ends.
pub fn until(der: &CertificateDer<'_>) -> Option<Timestamp> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Timestamp::from_second(certificate.validity().not_after.timestamp()).ok()
}
