//! The server's certificate: checked at the start, read anew when its files change, without a restart (S-188).

use super::pair::{Pair, until};
use crate::problem::Problem;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// How often it is looked whether the files have changed.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Certificate and key files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// Certificate chain as PEM.
    pub certificate: PathBuf,
    /// Private key as PEM.
    pub private_key: PathBuf,
}

/// The certificate that new handshakes are answered with.
#[derive(Debug)]
pub struct Certificate {
    files: Tls,
    current: RwLock<Arc<CertifiedKey>>,
}

/// Tells one state of the files from another: which files they are, how long, and when content or rights were changed.
type Mark = Vec<Option<(i64, i64, u64, u64)>>;

impl Certificate {
    /// Reads the files.
    ///
    /// # Errors
    /// As [`Pair::read`].
    pub fn open(files: &Tls) -> Result<Arc<Certificate>, Problem> {
        let current = RwLock::new(Pair::read(files)?.0);
        Ok(Arc::new(Certificate { files: files.clone(), current }))
    }

    /// What `rustls` is served with: TLS 1.2 and 1.3, forward secrecy and authenticated encryption only.
    ///
    /// # Errors
    /// None that a configuration could cause.
    pub fn config(self: &Arc<Self>) -> Result<rustls::ServerConfig, Problem> {
        let builder = rustls::ServerConfig::builder_with_provider(provider());
        let builder = builder
            .with_safe_default_protocol_versions()
            .map_err(|e| Problem::certificate(&self.files.certificate, &e))?;
        Ok(builder.with_no_client_auth().with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>))
    }

    /// When the certificate ends, in seconds since 1970.
    pub fn valid_until(&self) -> Option<i64> {
        let current = Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner));
        until(current.cert.first()?).map(|at| at.as_second())
    }

    /// Reads the files again whenever they have changed, and when the process is told to (SIGHUP), for ever. Files that
    /// cannot be used change nothing.
    pub async fn follow(self: Arc<Self>) {
        let mut told = signal(SignalKind::hangup()).ok();
        let (mut known, mut last) = (self.mark(), self.mark());
        loop {
            let at_once = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => false,
                Some(()) = heard(&mut told) => true,
            };
            let now = self.mark();
            // Of two files one is written first: what still changes is left alone for one more round.
            if at_once || (now != known && now == last) {
                self.read_again();
                known = now.clone();
            }
            last = now;
        }
    }

    fn read_again(&self) {
        match Pair::read(&self.files) {
            Ok(fresh) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh.0;
                tracing::info!("the certificate was read anew");
            }
            Err(error) => tracing::error!(%error, "the new certificate cannot be used; the old one stays"),
        }
    }

    fn mark(&self) -> Mark {
        let files = [&self.files.certificate, &self.files.private_key];
        let about = |path: &PathBuf| std::fs::metadata(path).ok();
        files.map(|f| about(f).map(|m| (m.ctime(), m.ctime_nsec(), m.len(), m.ino()))).to_vec()
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

async fn heard(told: &mut Option<tokio::signal::unix::Signal>) -> Option<()> {
    match told {
        Some(signal) => signal.recv().await,
        None => std::future::pending().await,
    }
}

fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}
