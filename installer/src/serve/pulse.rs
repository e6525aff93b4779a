//! Signs of life of those who work for the port and behind it. The service lives as long as each kind of them does: one
//! that answers nobody any more is not kept by a task that has nothing else to do.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

/// How often those who answer requests give a sign.
const EVERY: Duration = Duration::from_secs(1);

/// Who works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Threads that answer requests.
    Requests,
    /// Loops that work the queue off.
    Jobs,
    /// The loop that passes events on.
    Events,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Requests, Kind::Jobs, Kind::Events];

    /// So long may pass between two signs. Loops wait for a database that is away, or catch up after a long night.
    const fn patience(self) -> Duration {
        match self {
            Kind::Requests => Duration::from_secs(20),
            Kind::Jobs | Kind::Events => Duration::from_secs(300),
        }
    }
}

/// All who work; cheap to clone.
#[derive(Clone, Default)]
pub struct Pulse(Arc<Mutex<Known>>);

type Known = Vec<(Kind, Weak<Beat>)>;

/// One of them, until it is dropped.
pub struct Beat(Mutex<Instant>);

impl Pulse {
    /// One more.
    pub fn of(&self, kind: Kind) -> Arc<Beat> {
        let beat = Arc::new(Beat(Mutex::new(Instant::now())));
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A kind of which nobody is left stays known.
        known.retain(|(other, beat)| *other != kind || beat.strong_count() > 0);
        known.push((kind, Arc::downgrade(&beat)));
        beat
    }

    /// Has the thread it is called on give signs, from between the requests that it answers.
    pub fn of_this_thread(&self) {
        let beat = self.of(Kind::Requests);
        actix_web::rt::spawn(async move {
            loop {
                beat.sign();
                tokio::time::sleep(EVERY).await;
            }
        });
    }

    /// The kinds of which one was not heard of for too long, or all have gone.
    pub fn silent(&self, now: Instant) -> Vec<Kind> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_silent = |kind: &Kind| {
            let all: Vec<_> = known.iter().filter(|(other, _)| other == kind).collect();
            let living: Vec<_> = all.iter().filter_map(|(_, beat)| beat.upgrade()).collect();
            !all.is_empty() && living.is_empty()
                || living.iter().any(|beat| beat.since(now) > kind.patience())
        };
        Kind::ALL.into_iter().filter(is_silent).collect()
    }
}

impl Beat {
    /// A sign of life.
    pub fn sign(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn since(&self, now: Instant) -> Duration {
        now.saturating_duration_since(*self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{App, HttpResponse, HttpServer, web};
    use std::io::Write;
    use std::net::TcpStream;

    #[test]
    fn a_kind_is_silent_when_one_of_it_is_or_nobody_is_left() {
        let (pulse, now) = (Pulse::default(), Instant::now());
        assert!(pulse.silent(now).is_empty(), "who was never there is not missed");
        let (jobs, events) = (pulse.of(Kind::Jobs), pulse.of(Kind::Events));
        assert!(pulse.silent(now).is_empty());
        assert_eq!(pulse.silent(now + Duration::from_secs(400)), [Kind::Jobs, Kind::Events]);
        drop(events);
        assert_eq!(pulse.silent(now), [Kind::Events]);
        jobs.sign();
        let _again = pulse.of(Kind::Events);
        assert!(pulse.silent(Instant::now()).is_empty());
    }

    #[test]
    fn one_thread_of_several_that_answers_nobody_is_missed() {
        let pulse = Pulse::default();
        let threads = pulse.clone();
        let known = actix_web::rt::System::new().block_on(async move {
            let pulse = threads.clone();
            let server = HttpServer::new(move || {
                threads.of_this_thread();
                App::new().route(
                    "/",
                    web::get().to(|| async {
                        std::thread::sleep(Duration::from_secs(4));
                        HttpResponse::Ok().finish()
                    }),
                )
            });
            let server = server.workers(2).disable_signals().bind(("127.0.0.1", 0)).unwrap();
            let at = server.addrs()[0];
            let server = server.run();
            let handle = server.handle();
            actix_web::rt::spawn(server);
            tokio::time::sleep(Duration::from_millis(300)).await;
            let mut asking = TcpStream::connect(at).unwrap();
            asking.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
            tokio::time::sleep(Duration::from_secs(3)).await;
            // As if that had gone on: who still works has just given a sign.
            let later = Instant::now() + Kind::Requests.patience() - Duration::from_secs(2);
            let silent = pulse.silent(later);
            let count = pulse.0.lock().unwrap().len();
            drop(asking);
            handle.stop(false).await;
            (silent, count)
        });
        assert_eq!(known, (vec![Kind::Requests], 2));
    }
}
