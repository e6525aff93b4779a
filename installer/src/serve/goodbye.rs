//! How the server stops: without a request that was begun and not answered.

use super::supervisor;
use actix_web::dev::ServerHandle;
use maru_web::live::Hub;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

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
pub async fn when_asked(server: ServerHandle, hub: Hub) {
    let asked = match asked().await {
        Ok(asked) => asked,
        Err(error) => {
            tracing::error!(%error, "this process cannot hear that it should stop");
            return std::future::pending().await;
        }
    };
    tracing::info!("stopping");
    supervisor::stopping();
    if asked == Asked::ToEnd {
        server.pause().await;
        hub.say_goodbye();
        tokio::select! {
            () = tokio::time::sleep(LAST_CALL) => {}
            _ = self::asked() => return server.stop(false).await,
        }
    }
    hub.say_goodbye();
    let graceful = asked == Asked::ToEnd;
    tokio::select! {
        () = server.stop(graceful) => {}
        _ = self::asked() => std::process::exit(1),
    }
}

async fn asked() -> std::io::Result<Asked> {
    let (mut to_end, mut by_hand) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(tokio::select! {
        _ = to_end.recv() => Asked::ToEnd,
        _ = by_hand.recv() => Asked::AtOnce,
    })
}
