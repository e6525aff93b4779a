//! `maru serve`.

use crate::config::Config;
use crate::house;
use crate::networks;
use crate::occupied::occupy;
use crate::problem::Problem;
use crate::serve;
use crate::texts::T;
use maru_store::StoreError;

/// Serves until asked to stop.
///
/// # Errors
/// Anything that keeps the suite from starting, in one sentence.
pub async fn run(config: Config, t: T) -> Result<(), Problem> {
    let tls = config.server.tls()?;
    let public = serve::listen(config.server.listen)?;
    let admin = config.admin.socket()?.as_ref().map(serve::admin::open).transpose()?;
    let base_url = config.server.base_url.clone();
    let _occupied = occupy(&config)?;
    let running = tokio::task::spawn_blocking(move || house::open(&config, false))
        .await
        .map_err(|e| Problem::Store(StoreError::Failed(e.to_string())))??;
    for warning in networks::warnings(&running, t)? {
        tracing::warn!("{warning}");
    }
    let doors = serve::Doors { public, tls, admin };
    serve::serve(running.house, running.front, doors, |address| {
        tracing::info!(%address, base_url, "serving");
    })
    .await
}
