//! What the service manager is told (sd_notify): ready, still alive, stopping. Silent where nobody asks.

use super::pulse::Pulse;
use sd_notify::NotifyState;
use std::time::Instant;

/// Told once the port answers; then, for as long as the returned future is polled and all who work give signs of life,
/// that we live: twice in each period after which systemd would take us for dead.
pub async fn stay_in_touch(pulse: Pulse) {
    tell(&[NotifyState::Ready]);
    let Some(period) = sd_notify::watchdog_enabled() else { return };
    loop {
        match pulse.silent(Instant::now()) {
            silent if silent.is_empty() => tell(&[NotifyState::Watchdog]),
            silent => tracing::error!(?silent, "no sign of life any more"),
        }
        tokio::time::sleep(period / 2).await;
    }
}

/// Told when the process begins to stop.
pub fn stopping() {
    tell(&[NotifyState::Stopping]);
}

fn tell(states: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
