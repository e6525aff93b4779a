//! The agency's log server: reached over TLS (RFC 5425), or in the clear on this machine.

use crate::Error;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Error as IoError, ErrorKind, Read, Write};
use std::net::{IpAddr, Shutdown, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A server that does not answer within this time is down.
const CONNECT_TIME: Duration = Duration::from_secs(5);
/// A server that takes nothing, or does not hang up, for this long has stopped reading.
const ANSWER_TIME: Duration = Duration::from_secs(10);

/// Why we may speak to it.
#[derive(Clone)]
pub enum Trust {
    /// Its certificate is checked against the agency's authority, its name included.
    Authority(Arc<ClientConfig>),
    /// It is on this machine, or the operator has switched protection off for a laboratory (S-10).
    Plain,
}

/// Where messages go.
#[derive(Clone)]
pub struct Receiver {
    /// Host name or address.
    pub host: String,
    /// Port; 6514 by RFC 5425.
    pub port: u16,
    /// Why we may speak to it.
    pub trust: Trust,
}

impl Trust {
    /// Trusts the authorities in a PEM file.
    ///
    /// # Errors
    /// [`Error::Syslog`] when the file holds no certificate.
    pub fn authority(file: &Path) -> Result<Trust, Error> {
        let failed = |reason: String| Error::Syslog(format!("{}: {reason}", file.display()));
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(file).map_err(|e| failed(e.to_string()))? {
            let certificate = certificate.map_err(|e| failed(e.to_string()))?;
            roots.add(certificate).map_err(|e| failed(e.to_string()))?;
        }
        if roots.is_empty() {
            return Err(failed("no certificate".to_owned()));
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| failed(e.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Trust::Authority(Arc::new(config)))
    }
}

impl Receiver {
    /// `host:port`, with what protects the way to it.
    ///
    /// # Errors
    /// [`Error::Syslog`] for what is no address, and for another computer without an authority unless
    /// `insecure_lab` (S-10).
    pub fn parse(address: &str, authority: Option<&Path>, insecure_lab: bool) -> Result<Receiver, Error> {
        let wrong = || Error::Syslog(address.to_owned());
        let (host, port) = address.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().ok().filter(|port| *port > 0).ok_or_else(wrong)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let trust = match authority {
            Some(file) => Trust::authority(file)?,
            None if here || insecure_lab => Trust::Plain,
            None => return Err(Error::SyslogPlain),
        };
        if host.is_empty() { Err(wrong()) } else { Ok(Receiver { host, port, trust }) }
    }

    /// Sends everything and waits until the receiver has hung up: neither TCP nor syslog acknowledges a
    /// message, but whoever closes after reading to the end has read all of it, and whoever dies with bytes
    /// unread resets the connection.
    ///
    /// # Errors
    /// As the network; then anything between nothing and all has arrived, and all is to be sent again.
    pub fn deliver(&self, messages: &[u8]) -> std::io::Result<()> {
        let mut tcp = self.connect()?;
        let Trust::Authority(config) = &self.trust else {
            tcp.write_all(messages)?;
            tcp.shutdown(Shutdown::Write)?;
            return hung_up(&mut tcp);
        };
        let name = ServerName::try_from(self.host.clone()).map_err(IoError::other)?;
        let session = ClientConnection::new(Arc::clone(config), name).map_err(IoError::other)?;
        let mut tls = StreamOwned::new(session, tcp);
        tls.write_all(messages)?;
        tls.conn.send_close_notify();
        tls.flush()?;
        tls.sock.shutdown(Shutdown::Write)?;
        // Read through TLS: a receiver that refuses us says so with an alert and hangs up as well.
        hung_up(&mut tls)
    }

    fn connect(&self) -> std::io::Result<TcpStream> {
        let mut last = IoError::new(ErrorKind::NotFound, "the name has no address");
        for address in (self.host.as_str(), self.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT_TIME) {
                Ok(tcp) => {
                    tcp.set_read_timeout(Some(ANSWER_TIME))?;
                    tcp.set_write_timeout(Some(ANSWER_TIME))?;
                    return Ok(tcp);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

/// Reads the farewell to its end; what it says is of no interest, nor whether TLS was closed before TCP.
fn hung_up(from: &mut impl Read) -> std::io::Result<()> {
    let mut farewell = [0; 1_024];
    loop {
        match from.read(&mut farewell) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_10_another_computer_needs_an_authority() {
        let plain = |address: &str, lab: bool| Receiver::parse(address, None, lab).map(|_| ());
        for address in ["127.0.0.1:514", "localhost:514", "[::1]:514"] {
            assert!(plain(address, false).is_ok(), "{address}");
        }
        assert!(matches!(plain("log.agency.example:6514", false), Err(Error::SyslogPlain)));
        assert!(plain("log.agency.example:514", true).is_ok());
        for address in ["log.agency.example", "log.agency.example:", ":514", "log:99999", "log:0"] {
            assert!(matches!(plain(address, true), Err(Error::Syslog(_))), "{address}");
        }
        let nothing = Receiver::parse("log:6514", Some(Path::new("/nowhere/ca.pem")), false).map(|_| ());
        assert!(matches!(nothing, Err(Error::Syslog(_))));
    }
}
