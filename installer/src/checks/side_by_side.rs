//! Runs checks side by side and waits for none of them longer than a moment.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a check may take.
const PATIENCE: Duration = Duration::from_secs(5);

type Body = Box<dyn FnOnce(&Scene) -> Vec<Finding> + Send>;

/// One check.
pub struct Look {
    /// The code under which it is told that it did not answer.
    code: &'static str,
    body: Body,
}

impl Look {
    pub fn at(code: &'static str, body: impl FnOnce(&Scene) -> Vec<Finding> + Send + 'static) -> Look {
        Look { code, body: Box::new(body) }
    }
}

/// What all of them find, in their order. One that hangs is left behind with its thread.
pub fn run(looks: Vec<Look>, scene: &Arc<Scene>) -> Vec<Finding> {
    let began = Instant::now();
    let waiting: Vec<_> = looks.into_iter().map(|look| (look.code, start(look.body, scene))).collect();
    let found = waiting.into_iter().flat_map(|(code, answer)| {
        let left = PATIENCE.saturating_sub(began.elapsed());
        answer.recv_timeout(left).unwrap_or_else(|_| vec![silent(code, scene.t())])
    });
    found.collect()
}

/// What `work` comes to, if it does so within the time that every check has. One that hangs is left behind with its
/// thread.
pub fn in_time<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> Option<R> {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(work()));
    told.recv_timeout(PATIENCE).ok()
}

/// How a check is told that did not answer.
pub fn silent(code: &'static str, t: T) -> Finding {
    Finding::wrong(code, t.check_silent(code, PATIENCE.as_secs()), t.check_silent_mend())
}

fn start(body: Body, scene: &Arc<Scene>) -> mpsc::Receiver<Vec<Finding>> {
    let (tell, told) = mpsc::channel();
    let scene = Arc::clone(scene);
    std::thread::spawn(move || tell.send(body(&scene)));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Around, Level};
    use crate::config::{Config, SAMPLE};
    use maru_kernel::Lang;

    #[test]
    fn a_check_that_hangs_or_stops_is_told_and_holds_nobody_up() {
        let around = Around::new(Lang::En, Vec::new());
        let scene = Arc::new(Scene { config: Config::parse(SAMPLE).unwrap(), around });
        let hang = |_: &Scene| -> Vec<Finding> {
            std::thread::sleep(Duration::from_secs(60));
            Vec::new()
        };
        let looks = vec![
            Look::at("a.hangs", hang),
            Look::at("b.hangs", hang),
            Look::at("c.works", |_| vec![Finding::fine("c.works", "")]),
        ];
        let began = Instant::now();
        let found = run(looks, &scene);
        assert!(began.elapsed() < Duration::from_secs(7), "side by side: {:?}", began.elapsed());
        let told: Vec<_> = found.iter().map(|f| (f.check, f.level)).collect();
        assert_eq!(told, [("a.hangs", Level::Wrong), ("b.hangs", Level::Wrong), ("c.works", Level::Fine)]);
    }
}
