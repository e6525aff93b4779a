//! Serving: the listener, the limits, and the work behind the pages.

pub mod admin;
mod certificate;
mod figures;
mod goodbye;
mod listener;
mod pair;
mod patience;
mod process;
mod pulse;
mod supervisor;

pub use certificate::Tls;
pub use listener::{back_door, listen};
pub use pair::{Pair, until, usable};

use crate::problem::Problem;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use certificate::Certificate;
use figures::{Figures, count};
use goodbye::Ear;
use maru_contract::{Dispatcher, House};
use maru_store::{EVENTS, Runner};
use maru_web::{Answers, Front, SecurityHeaders, mount, mount_ungated};
use patience::{Patience, attend};
use pulse::{Kind, Pulse};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

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
/// How soon listeners hear of what nobody rang the bell for: what another process than a server has written.
const DISPATCH_EVERY: Duration = Duration::from_secs(1);
/// What is rung for meanwhile is passed on together.
const GATHER: Duration = Duration::from_millis(20);
/// Jobs worked on at once.
const RUNNERS: usize = 2;

/// Where the house is served.
#[derive(Debug)]
pub struct Doors {
    /// For everybody.
    pub public: TcpListener,
    /// What it speaks TLS with; plain HTTP when left out.
    pub tls: Option<Tls>,
    /// For those who watch over the service.
    pub admin: Option<admin::Opened>,
    /// What is worked on behind the pages.
    pub behind: Behind,
}

/// What is worked on behind the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Events are passed on and the queue is worked off.
    Everything,
    /// Nothing is changed that nobody asks for.
    Nothing,
}

impl Doors {
    /// Plain HTTP for everybody, and nothing else.
    pub fn plain(public: TcpListener) -> Doors {
        Doors { public, tls: None, admin: None, behind: Behind::Everything }
    }
}

/// Serves until the process is asked to stop. `started` is called once the port answers.
///
/// # Errors
/// The certificate is unusable or a listener fails.
pub async fn serve(
    house: House,
    front: Front,
    doors: Doors,
    started: impl FnOnce(SocketAddr),
) -> Result<(), Problem> {
    let address = doors.public.local_addr().map_err(|e| Problem::Listen {
        address: SocketAddr::from(([0, 0, 0, 0], 0)),
        reason: e.to_string(),
    })?;
    let failed = |e: std::io::Error| Problem::Listen { address, reason: e.to_string() };
    let certificate = doors.tls.as_ref().map(Certificate::open).transpose()?;
    // Whoever asks for a reload wants no end, even where there is nothing to read anew.
    let _reload = signal(SignalKind::hangup()).map_err(failed)?;
    let ear = Ear::open().map_err(failed)?;
    let patience = Patience::default();
    let figures = Figures::new(Arc::clone(&house.offers), patience.clone(), certificate.clone());
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(16);
    let (routes, shared) = (Arc::new(house.routes.clone()), front.clone());
    let (meeting, counted, pulse) = (patience.clone(), figures.clone(), Pulse::default());
    let threads = pulse.clone();
    let server = HttpServer::new(move || {
        let routes = Arc::clone(&routes);
        threads.of_this_thread();
        App::new()
            .app_data(web::Data::new(shared.clone()))
            .app_data(web::Data::new(counted.clone()))
            .wrap(from_fn(Answers::run))
            .wrap(from_fn(SecurityHeaders::run))
            .wrap(Compress::default())
            .wrap(from_fn(count))
            .wrap(from_fn(attend))
            .configure(mount_ungated)
            .configure(move |config| mount(config, &routes))
    })
    .on_connect(move |io, data| meeting.meet(io, data))
    // Whoever has gone is not worked for: an answer nobody reads would be made to its end.
    .h1_allow_half_closed(false)
    .max_connections(MOST_CONNECTIONS)
    .workers(workers)
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(HEAD_TIME)
    .shutdown_timeout(LONGEST_GOODBYE)
    .tls_handshake_timeout(HANDSHAKE_TIME)
    .server_hostname(front.shell.base_url.clone())
    .disable_signals();
    let server = match &certificate {
        Some(certificate) => {
            server.listen_rustls_0_23(doors.public, certificate.config()?).map_err(failed)?
        }
        None => server.listen(doors.public).map_err(failed)?,
    };
    let mut behind = Vec::new();
    if doors.behind == Behind::Everything {
        front.db.ring_between_servers()?;
        let dispatcher = Dispatcher::start(&front.db, &house.offers.listeners).await?;
        behind = work_behind_pages(&house, &front, dispatcher, &pulse);
    }
    behind.push(tokio::spawn(patience.watch(KEEP_ALIVE + HEAD_TIME)));
    behind.extend(certificate.map(|certificate| tokio::spawn(certificate.follow())));
    if let Some(opened) = doors.admin {
        behind.push(watched(admin::serve(opened, front.clone(), figures).map_err(failed)?));
    }
    let running = server.run();
    behind.push(tokio::spawn(goodbye::when_asked(ear, running.handle(), front.hub.clone())));
    behind.push(tokio::spawn(supervisor::stay_in_touch(pulse)));
    started(address);
    let ended = running.await.map_err(failed);
    behind.into_iter().for_each(|task| task.abort());
    ended
}

/// Answers those who watch over us to the very end.
fn watched(admin: actix_web::dev::Server) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = admin.await {
            tracing::error!(%error, "the listener for figures has ended");
        }
    })
}

/// Passing events on and working the queue off, until aborted.
fn work_behind_pages(
    house: &House,
    front: &Front,
    mut dispatcher: Dispatcher,
    pulse: &Pulse,
) -> Vec<JoinHandle<()>> {
    let runner = || {
        let beat = pulse.of(Kind::Jobs);
        Runner::new(front.db.clone(), house.offers.jobs.clone()).telling(move || beat.sign())
    };
    let mut tasks: Vec<_> = (0..RUNNERS).map(|_| tokio::spawn(runner().run_forever())).collect();
    let (beat, bell) = (pulse.of(Kind::Events), front.db.bell().ear(EVENTS));
    tasks.push(tokio::spawn(async move {
        loop {
            beat.sign();
            if let Err(error) = dispatcher.run().await {
                tracing::warn!(%error, "events could not be passed on");
            }
            bell.wait(DISPATCH_EVERY).await;
            tokio::time::sleep(GATHER).await;
        }
    }));
    tasks
}
