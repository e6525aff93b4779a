//! How the server stops: without a request that was begun and not answered.

use super::supervisor;
use actix_web::dev::ServerHandle;
use maru_web::live::Hub;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// For so long connections that were accepted just before the end may still bring their request.
const LAST_CALL: Duration = Duration::from_secs(1);

/// Why the server stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// By the service manager: what runs is finished.
    ToEnd,
    /// By somebody at a terminal, who waits.
    AtOnce,
}

/// Waits until the process is asked to stop, then has the server do so in an orderly way: nobody new is let in
/// (connections wait in the socket if somebody else holds it open), open sockets are told to come back (S-429), running
/// requests are answered. Who asks a second time does not want to wait.
pub async fn when_asked(mut ear: Ear, server: ServerHandle, hub: Hub) {
    let asked = ear.asked().await;
    tracing::info!("stopping");
    supervisor::stopping();
    if asked == Asked::ToEnd {
        server.pause().await;
        hub.say_goodbye();
        tokio::select! {
            () = tokio::time::sleep(LAST_CALL) => {}
            _ = ear.asked() => return server.stop(false).await,
        }
    }
    hub.say_goodbye();
    let graceful = asked == Asked::ToEnd;
    tokio::select! {
        () = server.stop(graceful) => {}
        _ = ear.asked() => std::process::exit(1),
    }
}

/// Hears that the process should stop, from the moment it is made: whoever asks before that ends it without a goodbye.
pub struct Ear {
    to_end: Signal,
    by_hand: Signal,
}

impl Ear {
    /// Listens from now on.
    ///
    /// # Errors
    /// As the system.
    pub fn open() -> std::io::Result<Ear> {
        Ok(Ear { to_end: signal(SignalKind::terminate())?, by_hand: signal(SignalKind::interrupt())? })
    }

    async fn asked(&mut self) -> Asked {
        tokio::select! {
            _ = self.to_end.recv() => Asked::ToEnd,
            _ = self.by_hand.recv() => Asked::AtOnce,
        }
    }
}
