//! TLS to PostgreSQL with rustls. libpq is built without OpenSSL, so it speaks plain to a socket in a
//! private folder; behind the socket a thread speaks TLS with the server (S-10).
//!
//! Channel binding is not possible this way, so `SCRAM-SHA-256-PLUS` is struck from the server's offer.

use crate::pg_address::{
    ASKED_AFTER, ASKED_EVERY, ASKED_TIMES, ENTERED_WITHIN, PgAddress, PgHost, PgTls, SILENT_FOR,
};
use crate::{Address, Obstacle, StoreError, StoreResult};
use rustix::net::sockopt::{
    set_socket_keepalive, set_tcp_keepcnt, set_tcp_keepidle, set_tcp_keepintvl, set_tcp_user_timeout,
};
use rustls::CertificateError;
use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpStream, UnixListener, UnixStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
const CHANNEL_BOUND: &[u8] = b"SCRAM-SHA-256-PLUS\0";

/// The running bridge; its folder goes with it.
pub struct Bridge {
    folder: PathBuf,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Drop for Bridge {
    /// Waits for nothing: whoever drops the database may be inside a runtime of their own, where waiting
    /// for another one's end is refused with a panic.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The address libpq shall use: as given, or through a new bridge when TLS is asked for.
///
/// # Errors
/// [`StoreError::Tls`] for unusable certificates or a socket that cannot be made, and for TLS to a socket.
pub fn encrypt(address: &Address) -> StoreResult<(Address, Option<Bridge>)> {
    match address {
        Address::Postgres(server @ PgAddress { tls: Some(tls), .. }) => {
            let bridge = start(server, tls)?;
            Ok((Address::Postgres(server.behind(&bridge.folder)), Some(bridge)))
        }
        other => Ok((other.clone(), None)),
    }
}

fn start(server: &PgAddress, tls: &PgTls) -> StoreResult<Bridge> {
    let failed = |e: std::io::Error| StoreError::Tls(e.to_string());
    let PgHost::Name(host) = server.host.clone() else {
        return Err(StoreError::Tls("no host in the address".to_owned()));
    };
    let (port, silent_for) = (server.port, server.silent_for());
    let connector = TlsConnector::from(Arc::new(client_config(tls.root_certificates.as_deref())?));
    let name = ServerName::try_from(host.clone()).map_err(|e| StoreError::Tls(e.to_string()))?;
    let folder =
        std::env::temp_dir().join(format!("maru-pg-{}-{:08x}", std::process::id(), rand::random::<u32>()));
    std::fs::DirBuilder::new().mode(0o700).create(&folder).map_err(failed)?;
    let socket = folder.join(".s.PGSQL.5432");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("pg-tls")
        .enable_all()
        .build()
        .map_err(failed)?;
    let listener = {
        let _inside = runtime.enter();
        UnixListener::bind(&socket).map_err(failed)?
    };
    std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
    runtime.spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (connector, name, host) = (connector.clone(), name.clone(), host.clone());
            tokio::spawn(async move {
                let met = meet(&connector, name, &host, port, silent_for).await;
                let carried = match met {
                    Ok(server) => carry(client, server).await,
                    Err(error) => Err(error),
                };
                if let Err(error) = carried {
                    tracing::warn!(%error, "TLS to the database failed");
                }
            });
        }
    });
    Ok(Bridge { folder, runtime: Some(runtime) })
}

fn client_config(root: Option<&Path>) -> StoreResult<rustls::ClientConfig> {
    let failed = |e: String| StoreError::Tls(e);
    let mut roots = rustls::RootCertStore::empty();
    match root {
        Some(file) => {
            let found = CertificateDer::pem_file_iter(file)
                .map_err(|e| failed(format!("{}: {e}", file.display())))?;
            for certificate in found {
                let certificate = certificate.map_err(|e| failed(e.to_string()))?;
                roots.add(certificate).map_err(|e| failed(e.to_string()))?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| failed(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

/// Why there is no protected connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TlsObstacle {
    /// The server offers none.
    NotOffered,
    /// Its certificate comes from an authority we do not trust.
    Authority,
    /// Its certificate was issued for another name.
    Name,
    /// Its certificate is out of its period of validity.
    Expired,
    /// Anything else: unusable certificates of ours, or a server that breaks off.
    Other(String),
}

/// What a first knock at a server shows.
pub enum Greeting {
    /// TLS was not asked for.
    Plain,
    /// TLS is spoken, with this certificate (DER).
    Protected(Vec<u8>),
}

/// Speaks TLS with a server and hangs up, to tell why it fails: libpq only ever hears that the other end has
/// gone. Blocks.
pub fn greet(server: &PgAddress) -> Result<Greeting, Obstacle> {
    let (Some(tls), PgHost::Name(host)) = (&server.tls, &server.host) else { return Ok(Greeting::Plain) };
    let other = |e: String| Obstacle::Tls(TlsObstacle::Other(e));
    let config = client_config(tls.root_certificates.as_deref()).map_err(|e| other(e.to_string()))?;
    let name = ServerName::try_from(host.clone()).map_err(|e| other(e.to_string()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|e| Obstacle::NoAnswer(e.to_string()))?;
    let greeting = async {
        let found = tokio::net::lookup_host((host.as_str(), server.port)).await;
        let _addresses = found.map_err(|_e| Obstacle::NoName(host.clone()))?;
        let connector = TlsConnector::from(Arc::new(config));
        let met = shake_hands(&connector, name, host, server.port, SILENT_FOR).await;
        let stream = met.map_err(|e| obstacle(&e))?;
        let chain = stream.get_ref().1.peer_certificates().unwrap_or_default();
        Ok(Greeting::Protected(chain.first().map(|der| der.to_vec()).unwrap_or_default()))
    };
    let met = runtime.block_on(async { tokio::time::timeout(ENTERED_WITHIN, greeting).await });
    // A name lookup that hangs must not hold us.
    runtime.shutdown_background();
    met.unwrap_or_else(|_elapsed| Err(Obstacle::NoAnswer("timed out".to_owned())))
}

fn obstacle(error: &std::io::Error) -> Obstacle {
    let inner = error.get_ref();
    if inner.is_some_and(|e| e.is::<NotOffered>()) {
        return Obstacle::Tls(TlsObstacle::NotOffered);
    }
    let Some(rustls) = inner.and_then(|e| e.downcast_ref::<rustls::Error>()) else {
        return Obstacle::NoAnswer(error.to_string());
    };
    Obstacle::Tls(match rustls {
        rustls::Error::InvalidCertificate(why) => certificate_obstacle(why),
        other => TlsObstacle::Other(other.to_string()),
    })
}

fn certificate_obstacle(why: &CertificateError) -> TlsObstacle {
    use CertificateError as C;
    match why {
        C::NotValidForName | C::NotValidForNameContext { .. } => TlsObstacle::Name,
        C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. } => {
            TlsObstacle::Expired
        }
        // A certificate that signs itself, or one of an authority used by a server, is not ours to trust.
        C::UnknownIssuer | C::Other(_) | C::BadSignature => TlsObstacle::Authority,
        other => TlsObstacle::Other(other.to_string()),
    }
}

/// The server has no TLS.
#[derive(Debug, thiserror::Error)]
#[error("the server does not offer TLS")]
struct NotOffered;

async fn shake_hands(
    connector: &TlsConnector,
    name: ServerName<'static>,
    host: &str,
    port: u16,
    silent_for: Duration,
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut tcp = TcpStream::connect((host, port)).await?;
    tcp.set_nodelay(true)?;
    notice_silence(&tcp, silent_for)?;
    tcp.write_all(&SSL_REQUEST).await?;
    if tcp.read_u8().await? != b'S' {
        return Err(std::io::Error::other(NotOffered));
    }
    connector.connect(name, tcp).await
}

/// A machine that is gone, or a wire that is cut, says nothing at all; whoever waits behind the bridge sees only the bridge.
fn notice_silence(tcp: &TcpStream, silent_for: Duration) -> std::io::Result<()> {
    set_socket_keepalive(tcp, true)?;
    set_tcp_keepidle(tcp, ASKED_AFTER)?;
    set_tcp_keepintvl(tcp, ASKED_EVERY)?;
    set_tcp_keepcnt(tcp, ASKED_TIMES)?;
    let millis = u32::try_from(silent_for.as_millis()).unwrap_or(u32::MAX);
    Ok(set_tcp_user_timeout(tcp, millis)?)
}

async fn meet(
    connector: &TlsConnector,
    name: ServerName<'static>,
    host: &str,
    port: u16,
    silent_for: Duration,
) -> std::io::Result<TlsStream<TcpStream>> {
    // Whoever has asked has given up by then, and this would wait for ever.
    let hands = shake_hands(connector, name, host, port, silent_for);
    let met = tokio::time::timeout(ENTERED_WITHIN, hands).await;
    met.map_err(|_elapsed| std::io::Error::from(std::io::ErrorKind::TimedOut))?
}

async fn carry(mut client: UnixStream, mut server: TlsStream<TcpStream>) -> std::io::Result<()> {
    let startup = read_startup(&mut client).await?;
    server.write_all(&startup).await?;
    let (kind, body) = read_message(&mut server).await?;
    write_message(&mut client, kind, &without_channel_binding(kind, body)).await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

/// The startup message has a length but no type.
async fn read_startup(client: &mut UnixStream) -> std::io::Result<Vec<u8>> {
    let length = client.read_u32().await?;
    let mut message = length.to_be_bytes().to_vec();
    message.resize(usize::try_from(length.clamp(4, 65_536)).unwrap_or(4), 0);
    let body = message.get_mut(4..).unwrap_or_default();
    client.read_exact(body).await?;
    Ok(message)
}

async fn read_message(server: &mut (impl AsyncReadExt + Unpin)) -> std::io::Result<(u8, Vec<u8>)> {
    let kind = server.read_u8().await?;
    let length = server.read_u32().await?.clamp(4, 1 << 20) - 4;
    let mut body = vec![0; usize::try_from(length).unwrap_or_default()];
    server.read_exact(&mut body).await?;
    Ok((kind, body))
}

async fn write_message(client: &mut UnixStream, kind: u8, body: &[u8]) -> std::io::Result<()> {
    client.write_u8(kind).await?;
    client.write_u32(u32::try_from(body.len()).unwrap_or_default() + 4).await?;
    client.write_all(body).await
}

/// AuthenticationSASL is `R` with the number 10; its list of names ends with an empty one.
fn without_channel_binding(kind: u8, body: Vec<u8>) -> Vec<u8> {
    if kind != b'R' || !body.starts_with(&[0, 0, 0, 10]) {
        return body;
    }
    match body.windows(CHANNEL_BOUND.len()).position(|w| w == CHANNEL_BOUND) {
        Some(at) => {
            let mut rest = body;
            rest.drain(at..at + CHANNEL_BOUND.len());
            rest
        }
        None => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_loses_channel_binding_only() {
        let offer = b"\0\0\0\x0aSCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0".to_vec();
        assert_eq!(without_channel_binding(b'R', offer), b"\0\0\0\x0aSCRAM-SHA-256\0\0");
        assert_eq!(without_channel_binding(b'E', b"x".to_vec()), b"x");
    }

    #[tokio::test]
    async fn a_machine_that_has_gone_is_noticed() {
        use rustix::net::sockopt::{socket_keepalive, tcp_user_timeout};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let tcp = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let uri = "postgres://maru@localhost:1/maru?sslmode=verify-full";
        for (more, want) in [("", 30_000), ("&tcp_user_timeout=5000", 5_000)] {
            let Address::Postgres(server) = Address::parse(&format!("{uri}{more}")).unwrap() else {
                panic!()
            };
            notice_silence(&tcp, server.silent_for()).unwrap();
            assert_eq!((tcp_user_timeout(&tcp).unwrap(), socket_keepalive(&tcp).unwrap()), (want, true));
            assert_eq!(server.for_libpq().matches(&format!("tcp_user_timeout='{want}'")).count(), 1);
        }
    }

    #[test]
    fn s_10_a_bridge_may_be_dropped_inside_a_runtime() {
        let uri = "postgres://maru@localhost:1/maru?sslmode=verify-full";
        let (address, bridge) = encrypt(&Address::parse(uri).unwrap()).unwrap();
        let folder = bridge.as_ref().unwrap().folder.clone();
        assert!(matches!(address, Address::Postgres(PgAddress { tls: None, .. })));
        assert!(folder.join(".s.PGSQL.5432").exists());
        tokio::runtime::Runtime::new().unwrap().block_on(async move { drop(bridge) });
        assert!(!folder.exists(), "the socket goes with the bridge");
    }
}
