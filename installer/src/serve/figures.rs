//! The service in figures, as Prometheus reads them (OpenMetrics 1.0). Labels are words of the program: no path as it was
//! typed, no name, no address.

use super::certificate::Certificate;
use super::patience::Patience;
use super::process;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web;
use maru_contract::{Condition, Contributions};
use maru_kernel::{Lang, Timestamp};
use maru_store::{DbConn, StoreError, job_figures};
use maru_web::Front;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

/// In front of every name.
const PREFIX: &str = "maru";
/// Upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Visit {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Check {
    check: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Version {
    version: &'static str,
}

type Number = Gauge<f64, AtomicU64>;

/// What is counted from the start on, and where the rest is read; cheap to clone.
#[derive(Clone)]
pub struct Figures(Arc<Inner>);

struct Inner {
    counted: Registry,
    visits: Family<Visit, Counter>,
    times: Family<Route, Histogram, fn() -> Histogram>,
    offers: Arc<Contributions>,
    patience: Patience,
    certificate: Option<Arc<Certificate>>,
}

impl Figures {
    /// Nothing counted yet.
    pub fn new(
        offers: Arc<Contributions>,
        patience: Patience,
        certificate: Option<Arc<Certificate>>,
    ) -> Figures {
        let visits = Family::<Visit, Counter>::default();
        let times: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BOUNDS));
        let mut counted = Registry::with_prefix(PREFIX);
        counted.register("http_requests", "Requests answered", visits.clone());
        counted.register("http_request_seconds", "Time until an answer began, in seconds", times.clone());
        Figures(Arc::new(Inner { counted, visits, times, offers, patience, certificate }))
    }

    fn count(&self, visit: &Visit, took: Duration) {
        self.0.times.get_or_create(&Route { route: visit.route.clone() }).observe(took.as_secs_f64());
        self.0.visits.get_or_create(visit).inc();
    }

    /// Everything as text.
    ///
    /// # Errors
    /// None that anybody could cause from outside.
    pub async fn told(&self, front: &Front) -> Result<String, fmt::Error> {
        let mut now = Registry::with_prefix(PREFIX);
        self.of_process(front, &mut now);
        self.of_database(front, &mut now).await;
        let mut text = String::new();
        encode_registry(&mut text, &self.0.counted)?;
        encode_registry(&mut text, &now)?;
        encode_eof(&mut text)?;
        Ok(text)
    }

    fn of_process(&self, front: &Front, to: &mut Registry) {
        let version = Family::<Version, Number>::default();
        version.get_or_create(&Version { version: env!("CARGO_PKG_VERSION") }).set(1.0);
        to.register("build", "The program that runs", version);
        let pool = front.db.connections();
        put(to, "sockets", "Open live sockets", front.hub.len() as f64);
        put(to, "http_connections", "Open connections of visitors", self.0.patience.len() as f64);
        put(to, "database_connections_most", "Database connections there may be", f64::from(pool.most));
        put(to, "database_connections_open", "Database connections there are", f64::from(pool.open));
        put(to, "database_connections_idle", "Database connections nobody uses", f64::from(pool.idle));
        if let Some(bytes) = process::resident_bytes() {
            put(to, "process_resident_memory_bytes", "Memory of this process", bytes as f64);
        }
        if let Some(count) = process::open_files() {
            put(to, "process_open_fds", "Open files and sockets of this process", count as f64);
        }
        if let Some(until) = self.0.certificate.as_ref().and_then(|c| c.valid_until()) {
            let help = "When the server's certificate ends, in seconds since 1970";
            put(to, "certificate_not_after_timestamp_seconds", help, until as f64);
        }
    }

    /// A database that is away is a figure as well, and takes no other with it.
    async fn of_database(&self, front: &Front, to: &mut Registry) {
        let (offers, at) = (Arc::clone(&self.0.offers), front.db.now());
        let read = front.db.read(move |conn| Ok::<_, StoreError>(read(conn, &offers, at))).await;
        let up = read.is_ok();
        put(to, "database_up", "Whether the database answers", if up { 1.0 } else { 0.0 });
        let Ok(found) = read else { return };
        for (name, help, value) in found.numbers {
            put(to, &name, help, value);
        }
        let checks = Family::<Check, Number>::default();
        for (check, value) in found.checks {
            checks.get_or_create(&Check { check }).set(value);
        }
        to.register("health", "What the health page says: 0 good, 1 to be watched, 2 bad", checks);
    }
}

fn put(to: &mut Registry, name: &str, help: &str, value: f64) {
    let number = Number::default();
    number.set(value);
    to.register(name, help, number);
}

struct Found {
    numbers: Vec<(String, &'static str, f64)>,
    checks: Vec<(&'static str, f64)>,
}

/// What cannot be read is left out, and told in the log.
fn read(conn: &mut DbConn, offers: &Contributions, at: Timestamp) -> Found {
    let failed = |key: &str, error: &StoreError| tracing::warn!(key, %error, "a figure cannot be read");
    let mut found = Found { numbers: Vec::new(), checks: Vec::new() };
    match job_figures(conn) {
        Ok(jobs) => {
            let late = jobs.oldest.map_or(0.0, |due| at.duration_since(due).as_secs_f64().max(0.0));
            let mut say = |name: &str, help, value| found.numbers.push((name.to_owned(), help, value));
            say("jobs_waiting", "Jobs waiting, those in hand included", jobs.waiting as f64);
            say("jobs_dead", "Jobs that failed too often and wait for somebody", jobs.dead as f64);
            say("jobs_oldest_seconds", "How long the job that waits longest has been due", late);
        }
        Err(error) => failed("jobs", &error),
    }
    for measure in &offers.measures {
        match (measure.read)(conn, at) {
            Ok(Some(value)) => found.numbers.push((measure.key.replace('.', "_"), measure.help, value)),
            Ok(None) => {}
            Err(error) => failed(measure.key, &error),
        }
    }
    for check in &offers.health {
        match (check.run)(conn, at, Lang::En) {
            Ok(health) => found.checks.push((check.key, grade(health.condition))),
            Err(error) => failed(check.key, &error),
        }
    }
    found
}

fn grade(condition: Condition) -> f64 {
    match condition {
        Condition::Good => 0.0,
        Condition::Watch => 1.0,
        Condition::Bad => 2.0,
    }
}

/// Counts an answer, for `actix_web::middleware::from_fn`.
///
/// # Errors
/// What the inner service returns.
pub async fn count<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let (began, method) = (Instant::now(), method(request.method()));
    let figures = request.app_data::<web::Data<Figures>>().cloned();
    let response = next.call(request).await?;
    if let Some(figures) = figures {
        let route = class(response.request().match_pattern().as_deref());
        let visit = Visit { route, method, status: response.status().as_u16() };
        figures.count(&visit, began.elapsed());
    }
    Ok(response)
}

/// The first word of the route's pattern, which is written in the program and not by the visitor.
fn class(pattern: Option<&str>) -> String {
    let Some(pattern) = pattern else { return "none".to_owned() };
    match pattern.split('/').nth(1) {
        None | Some("") => "home".to_owned(),
        Some(word) if word.contains('{') => "other".to_owned(),
        Some(word) => word.to_owned(),
    }
}

/// Methods have names that anybody may make up.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_told_apart_by_words_of_the_program() {
        for (pattern, want) in [
            (None, "none"),
            (Some("/"), "home"),
            (Some("/wiki/{space}/{page}"), "wiki"),
            (Some("/static/{release}/{path:.*}"), "static"),
            (Some("/{anything}"), "other"),
            (Some("/sign-in"), "sign-in"),
        ] {
            assert_eq!(class(pattern), want, "{pattern:?}");
        }
        assert_eq!(method(&Method::from_bytes(b"KIM").unwrap()), "other");
    }
}
