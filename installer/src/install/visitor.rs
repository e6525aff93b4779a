//! Asks the house as a browser would, over its own certificate and no other.

use crate::config::Config;
use crate::problem::Problem;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme, StreamOwned,
};
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Nothing of ours takes longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// More of a page is not looked at.
const MOST: u64 = 4 << 20;

/// What came back.
pub struct Answer {
    /// The status, or 0 for what is no HTTP.
    pub status: u16,
    /// All headers, as they came.
    pub head: String,
}

impl Answer {
    /// The value of a header, the first that fits.
    pub fn header(&self, name: &str, fits: impl Fn(&str) -> bool) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut values = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        values.find(|value| fits(value))
    }
}

/// Somebody in front of the house.
pub struct Visitor {
    at: SocketAddr,
    host: String,
    tls: Option<(Arc<ClientConfig>, ServerName<'static>)>,
    cookie: String,
}

impl Visitor {
    /// Goes to the house of this configuration.
    ///
    /// # Errors
    /// The certificate cannot be read.
    pub fn to(config: &Config) -> Result<Visitor, Problem> {
        let listen = config.server.listen;
        let ip = if listen.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { listen.ip() };
        let host = config.server.base_url.split_once("://").map_or("", |(_, host)| host).to_owned();
        let tls = match config.server.tls()? {
            Some(tls) => Some(only(&tls.certificate, &host)?),
            None => None,
        };
        Ok(Visitor { at: SocketAddr::new(ip, listen.port()), host, tls, cookie: String::new() })
    }

    /// Keeps the session it was given.
    pub fn keep_session(&mut self, answer: &Answer) -> bool {
        let session = answer.header("set-cookie", |value| value.contains("sid=") && !value.contains("sid=;"));
        self.cookie = session.and_then(|s| s.split(';').next()).unwrap_or_default().to_owned();
        !self.cookie.is_empty()
    }

    /// Asks on a connection of its own; a form makes it a POST.
    ///
    /// # Errors
    /// No connection, or one that says nothing.
    pub fn ask(&self, path: &str, form: Option<&str>) -> std::io::Result<Answer> {
        let tcp = TcpStream::connect_timeout(&self.at, PATIENCE)?;
        tcp.set_read_timeout(Some(PATIENCE))?;
        tcp.set_write_timeout(Some(PATIENCE))?;
        match &self.tls {
            Some((config, name)) => {
                let connection = ClientConnection::new(Arc::clone(config), name.clone());
                self.speak(StreamOwned::new(connection.map_err(std::io::Error::other)?, tcp), path, form)
            }
            None => self.speak(tcp, path, form),
        }
    }

    fn speak(&self, mut to: impl Read + Write, path: &str, form: Option<&str>) -> std::io::Result<Answer> {
        let method = if form.is_some() { "POST" } else { "GET" };
        let (host, body, cookie) = (&self.host, form.unwrap_or_default(), &self.cookie);
        write!(
            to,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
             Connection: close\r\nUser-Agent: maru-install\r\nCookie: {cookie}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
            body.len()
        )?;
        let mut bytes = Vec::new();
        // Some hang up without saying goodbye; what came before counts.
        let read = to.take(MOST).read_to_end(&mut bytes);
        if bytes.is_empty() {
            read?;
        }
        let text = String::from_utf8_lossy(&bytes);
        let head = text.split_once("\r\n\r\n").map_or(&*text, |(head, _)| head);
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        Ok(Answer { status, head: head.to_owned() })
    }
}

/// A form's value (application/x-www-form-urlencoded).
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

fn only(certificate: &Path, host: &str) -> Result<(Arc<ClientConfig>, ServerName<'static>), Problem> {
    let wrong = |e: &dyn std::fmt::Display| Problem::certificate(certificate, e);
    let leaf = CertificateDer::from_pem_file(certificate).map_err(|e| wrong(&e))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let name = host.rsplit_once(':').filter(|_| !host.ends_with(']')).map_or(host, |(name, _)| name);
    let name = name.trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(name).map_err(|e| wrong(&e))?;
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|e| wrong(&e))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Only { leaf, provider }))
        .with_no_client_auth();
    Ok((Arc::new(config), name))
}

/// Takes the one certificate that was installed, whoever signed it, and proof that the server has its key. Whether
/// browsers will take it is for the preflight.
#[derive(Debug)]
struct Only {
    leaf: CertificateDer<'static>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Only {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if *end_entity == self.leaf {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(CertificateError::ApplicationVerificationFailure.into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_carry_any_password() {
        assert_eq!(encoded("a b&c=가%"), "a%20b%26c%3D%EA%B0%80%25");
    }

    #[test]
    fn headers_are_found_whatever_their_letters() {
        let head =
            "HTTP/1.1 303 See Other\r\nset-cookie: csrf=1\r\nSet-Cookie: __Host-sid=ab; Path=/".to_owned();
        let answer = Answer { status: 303, head };
        assert_eq!(answer.header("set-cookie", |v| v.contains("sid=")), Some("__Host-sid=ab; Path=/"));
    }
}
