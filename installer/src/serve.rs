//! Serving: the listener, the limits, and the work behind the pages.

use crate::patience::{Patience, attend};
use crate::problem::Problem;
use crate::secret_file::refuse_readable;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use maru_contract::{Dispatcher, House};
use maru_store::Runner;
use maru_web::live::Hub;
use maru_web::{Answers, Front, SecurityHeaders, mount, mount_ungated};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// A request's head has to be there within this time (S-199, S-418).
const HEAD_TIME: Duration = Duration::from_secs(10);
/// A TLS handshake has to be done within this time (S-199).
const HANDSHAKE_TIME: Duration = Duration::from_secs(5);
/// How long an idle connection is kept.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// Connections that one process holds at once; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 10_000;
/// How long running requests may take when the service stops, in seconds.
const LONGEST_GOODBYE: u64 = 20;
/// How soon listeners hear of what happened.
const DISPATCH_EVERY: Duration = Duration::from_millis(300);
/// Jobs worked on at once.
const RUNNERS: usize = 2;

/// Certificate and key files.
#[derive(Clone, Debug)]
pub struct Tls {
    /// Certificate chain as PEM.
    pub certificate: PathBuf,
    /// Private key as PEM.
    pub private_key: PathBuf,
}

/// Takes the port before anything else is done, so that a taken one costs nothing.
///
/// # Errors
/// Taken, not permitted, or not an address of this machine.
pub fn listen(address: SocketAddr) -> Result<TcpListener, Problem> {
    use std::io::ErrorKind;
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => Problem::PortTaken(address),
        ErrorKind::PermissionDenied => Problem::PortDenied(address),
        _ => Problem::Listen { address, reason: error.to_string() },
    })
}

/// Serves until the process is asked to stop. `started` is called once the port answers.
///
/// # Errors
/// The certificate is unusable or the listener fails.
pub async fn serve(
    house: House,
    front: Front,
    listener: TcpListener,
    tls: Option<&Tls>,
    started: impl FnOnce(SocketAddr),
) -> Result<(), Problem> {
    let address = listener.local_addr().map_err(|e| Problem::Listen {
        address: SocketAddr::from(([0, 0, 0, 0], 0)),
        reason: e.to_string(),
    })?;
    let failed = |e: std::io::Error| Problem::Listen { address, reason: e.to_string() };
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(16);
    let (routes, shared) = (Arc::new(house.routes.clone()), front.clone());
    let patience = Patience::default();
    let meeting = patience.clone();
    let server = HttpServer::new(move || {
        let routes = Arc::clone(&routes);
        App::new()
            .app_data(web::Data::new(shared.clone()))
            .wrap(from_fn(Answers::run))
            .wrap(from_fn(SecurityHeaders::run))
            .wrap(Compress::default())
            .wrap(from_fn(attend))
            .configure(mount_ungated)
            .configure(move |config| mount(config, &routes))
    })
    .on_connect(move |io, data| meeting.meet(io, data))
    .max_connections(MOST_CONNECTIONS)
    .workers(workers)
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(HEAD_TIME)
    .shutdown_timeout(LONGEST_GOODBYE)
    .tls_handshake_timeout(HANDSHAKE_TIME)
    .server_hostname(front.shell.base_url.clone());
    let server = match tls {
        Some(tls) => server.listen_rustls_0_23(listener, tls_config(tls)?).map_err(failed)?,
        None => server.listen(listener).map_err(failed)?,
    };
    let dispatcher = Dispatcher::start(&front.db, &house.offers.listeners).await?;
    let mut behind = work_behind_pages(&house, &front, dispatcher);
    behind.push(tokio::spawn(patience.watch(KEEP_ALIVE + HEAD_TIME)));
    behind.push(tokio::spawn(say_goodbye(front.hub.clone())));
    let running = server.run();
    started(address);
    let ended = running.await.map_err(failed);
    behind.into_iter().for_each(|task| task.abort());
    ended
}

/// Lets the pages know when the process is asked to stop: an open socket would hold it up for as long as
/// running requests may take (S-429).
async fn say_goodbye(hub: Hub) {
    let asked = async {
        let mut to_end = signal(SignalKind::terminate())?;
        let mut by_hand = signal(SignalKind::interrupt())?;
        tokio::select! { _ = to_end.recv() => {}, _ = by_hand.recv() => {} }
        std::io::Result::Ok(())
    };
    match asked.await {
        Ok(()) => hub.say_goodbye(),
        Err(error) => tracing::warn!(%error, "sockets will not be told of the server's end"),
    }
}

/// Passing events on and working the queue off, until aborted.
fn work_behind_pages(
    house: &House,
    front: &Front,
    mut dispatcher: Dispatcher,
) -> Vec<tokio::task::JoinHandle<()>> {
    let mut tasks: Vec<_> = (0..RUNNERS)
        .map(|_| tokio::spawn(Runner::new(front.db.clone(), house.offers.jobs.clone()).run_forever()))
        .collect();
    tasks.push(tokio::spawn(async move {
        loop {
            if let Err(error) = dispatcher.run().await {
                tracing::warn!(%error, "events could not be passed on");
            }
            tokio::time::sleep(DISPATCH_EVERY).await;
        }
    }));
    tasks
}

fn tls_config(tls: &Tls) -> Result<rustls::ServerConfig, Problem> {
    refuse_readable(&tls.private_key)?;
    let chain = certificates(&tls.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&tls.private_key)
        .map_err(|e| Problem::certificate(&tls.private_key, &e))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|e| Problem::certificate(&tls.certificate, &e))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Problem> {
    CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(|e| Problem::certificate(path, &e))
}
