//! `maru serve`.

use crate::config::Config;
use crate::house;
use crate::problem::Problem;
use crate::serve::{self, Tls};
use maru_store::StoreError;

/// Serves until asked to stop.
///
/// # Errors
/// Anything that keeps the suite from starting, in one sentence.
pub async fn run(config: Config) -> Result<(), Problem> {
    let listener = serve::listen(config.server.listen)?;
    let tls = match (&config.server.certificate, &config.server.private_key) {
        (Some(certificate), Some(private_key)) => {
            Some(Tls { certificate: certificate.clone(), private_key: private_key.clone() })
        }
        _ => None,
    };
    let base_url = config.server.base_url.clone();
    let running = tokio::task::spawn_blocking(move || house::open(&config, false))
        .await
        .map_err(|e| Problem::Store(StoreError::Failed(e.to_string())))??;
    serve::serve(running.house, running.front, listener, tls.as_ref(), |address| {
        tracing::info!(%address, base_url, "serving");
    })
    .await
}
