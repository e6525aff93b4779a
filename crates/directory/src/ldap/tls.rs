//! The rules for protected connections: TLS 1.2 or later, a trusted chain, the right host name, and the
//! pinned keys if there are any. Nothing here can be switched off (S-125).

use super::{Connection, SourceError, TlsProblem};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use x509_parser::prelude::{FromDer, X509Certificate};

/// SHA-256 of a public key with its algorithm (SPKI), as in RFC 7469.
type KeyHash = [u8; 32];

/// What the client does in a handshake, for one connection's settings.
pub fn client(connection: &Connection) -> Result<Arc<ClientConfig>, SourceError> {
    let provider = Arc::new(ring::default_provider());
    let authorities = match &connection.ca_file {
        Some(path) => from_file(path)?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    let pins = connection.pins.iter().map(|pin| key_hash_from(pin)).collect::<Result<HashSet<_>, _>>()?;
    let pinned: Vec<_> = authorities
        .iter()
        .filter(|ca| key_hash(ca).is_some_and(|hash| pins.contains(&hash)))
        .cloned()
        .collect();
    let verifier = Verifier {
        by_any: verifier(authorities, &provider)?,
        by_pinned: if pinned.is_empty() { None } else { verifier(pinned, &provider)? },
        pins,
        provider: provider.clone(),
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .map_err(|e| SourceError::Config(e.to_string()))?
        .dangerous() // This is how rustls calls a verifier of one's own; ours only adds checks.
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Seconds since 1970 at which a certificate expires.
pub fn expiry(der: &[u8]) -> Option<i64> {
    X509Certificate::from_der(der).ok().map(|(_, c)| c.validity().not_after.timestamp())
}

/// What a failed handshake failed of.
pub fn problem(error: &Error) -> TlsProblem {
    use CertificateError as C;
    match error {
        Error::InvalidCertificate(C::ApplicationVerificationFailure) => TlsProblem::Pin,
        Error::InvalidCertificate(C::UnknownIssuer) => TlsProblem::Authority,
        Error::InvalidCertificate(C::NotValidForName | C::NotValidForNameContext { .. }) => TlsProblem::Name,
        Error::InvalidCertificate(
            C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. },
        ) => TlsProblem::Expired,
        // A server certificate that signs itself, or a CA certificate used as one, is not ours to trust.
        Error::InvalidCertificate(C::Other(_) | C::BadSignature) => TlsProblem::Authority,
        other => TlsProblem::Other(other.to_string()),
    }
}

fn from_file(path: &Path) -> Result<Vec<CertificateDer<'static>>, SourceError> {
    let fail = |e: &dyn std::fmt::Display| SourceError::File {
        path: path.display().to_string(),
        reason: e.to_string(),
    };
    let certificates = CertificateDer::pem_file_iter(path).map_err(|e| fail(&e))?;
    let certificates = certificates.collect::<Result<Vec<_>, _>>().map_err(|e| fail(&e))?;
    if certificates.is_empty() { Err(fail(&"no CERTIFICATE block")) } else { Ok(certificates) }
}

/// `None` when there is no authority to trust at all; then nobody is trusted.
fn verifier(
    authorities: Vec<CertificateDer<'static>>,
    provider: &Arc<CryptoProvider>,
) -> Result<Option<Arc<WebPkiServerVerifier>>, SourceError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(authorities);
    if roots.is_empty() {
        return Ok(None);
    }
    let built = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build();
    built.map(Some).map_err(|e| SourceError::Config(e.to_string()))
}

fn key_hash(der: &[u8]) -> Option<KeyHash> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Some(Sha256::digest(certificate.public_key().raw).into())
}

fn key_hash_from(pin: &str) -> Result<KeyHash, SourceError> {
    let wrong = || SourceError::Config(format!("pins: {pin}"));
    let digits: Vec<char> = pin.chars().filter(|c| *c != ':').collect();
    let bytes: Option<Vec<u8>> =
        digits.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok()).collect();
    bytes.and_then(|b| b.try_into().ok()).ok_or_else(wrong)
}

/// Checks chain and host name as usual; with pins, either the server's own key is pinned or the chain
/// must end at a pinned authority. Extra certificates a server sends along prove nothing.
#[derive(Debug)]
struct Verifier {
    by_any: Option<Arc<WebPkiServerVerifier>>,
    by_pinned: Option<Arc<WebPkiServerVerifier>>,
    pins: HashSet<KeyHash>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let check = |by: &Option<Arc<WebPkiServerVerifier>>| match by {
            Some(by) => by.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now),
            None => Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)),
        };
        let trusted = check(&self.by_any)?;
        let own_key = || key_hash(end_entity).is_some_and(|hash| self.pins.contains(&hash));
        if self.pins.is_empty() || own_key() || check(&self.by_pinned).is_ok() {
            Ok(trusted)
        } else {
            Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, cert, dss, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, cert, dss, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
