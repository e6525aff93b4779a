//! `maru serve`.

use crate::config::Config;
use crate::house;
use crate::networks;
use crate::occupied::occupy;
use crate::problem::Problem;
use crate::serve::{self, Behind};
use crate::texts::T;
use crate::upgrade::UpgradeError;
use maru_store::{StoreError, is_closed_to_nodes};

/// Serves until asked to stop; for a trial behind the door that was handed over, and nothing behind the pages.
///
/// # Errors
/// Anything that keeps the suite from starting, in one sentence.
pub async fn run(config: Config, trial: bool, t: T) -> Result<(), Problem> {
    let tls = config.server.tls()?;
    let public = if trial { serve::back_door()? } else { serve::listen(config.server.listen)? };
    let admin = config.admin.socket()?.filter(|_| !trial);
    let admin = admin.as_ref().map(serve::admin::open).transpose()?;
    let behind = if trial { Behind::Nothing } else { Behind::Everything };
    let base_url = config.server.base_url.clone();
    let _occupied = occupy(&config)?;
    let open = move || if trial { house::open_as_it_is(&config) } else { house::open(&config, false) };
    let running = tokio::task::spawn_blocking(open)
        .await
        .map_err(|e| Problem::Store(StoreError::Failed(e.to_string())))??;
    // Asked once we are connected: whoever upgrades looks for connections once it has closed the house.
    if !trial && running.front.db.read(is_closed_to_nodes).await? {
        return Err(UpgradeError::Unfinished.into());
    }
    for warning in networks::warnings(&running, t)? {
        tracing::warn!("{warning}");
    }
    let doors = serve::Doors { public, tls, admin, behind };
    serve::serve(running.house, running.front, doors, |address| {
        tracing::info!(%address, base_url, "serving");
    })
    .await
}
