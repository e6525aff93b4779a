//! What the service manager is told (sd_notify): ready, still alive, stopping. Silent where nobody asks.

use sd_notify::NotifyState;

/// Told once the port answers, and that we live for as long as the returned future is polled: twice in each period
/// after which systemd would take us for dead.
pub async fn stay_in_touch() {
    tell(&[NotifyState::Ready]);
    let Some(period) = sd_notify::watchdog_enabled() else { return };
    loop {
        tell(&[NotifyState::Watchdog]);
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
