//! What is written down while the program runs: to standard error, which systemd puts into the journal.

use crate::config::Format;
use tracing_subscriber::EnvFilter;

/// Warnings, unless `MARU_LOG` says otherwise. The server library calls it an error when a visitor sends what is no
/// HTTP; it is written down only when `actix_http::h1::dispatcher` is asked for.
fn logged() -> EnvFilter {
    let chosen = std::env::var("MARU_LOG").unwrap_or_else(|_| "warn".to_owned());
    EnvFilter::try_new(format!("actix_http::h1=off,{chosen}"))
        .unwrap_or_else(|_| EnvFilter::new("actix_http::h1=off,warn"))
}

/// Begins to write; whoever comes second changes nothing.
pub fn start(format: Format) {
    let log = tracing_subscriber::fmt().with_env_filter(logged()).with_writer(std::io::stderr);
    let _ = match format {
        Format::Text => log.try_init(),
        Format::Json => {
            log.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init()
        }
    };
}
