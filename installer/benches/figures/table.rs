//! The table the figures are printed as.

use std::fmt;
use std::time::Duration;

/// Rows of figures.
pub struct Table(Vec<[String; 4]>);

impl Table {
    pub fn new() -> Table {
        let head = ["what", "target", "measured", "floor"].map(str::to_owned);
        Table(vec![head, ["---"; 4].map(str::to_owned)])
    }

    /// Adds a row, and shows it at once: some take minutes.
    pub fn row(&mut self, what: &str, target: &str, measured: &str, floor: &str) {
        println!("{what}: {measured} (target {target}; floor {floor})");
        self.0.push([what, target, measured, floor].map(str::to_owned));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|row| writeln!(f, "| {} |", row.join(" | ")))
    }
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The time that `share` of 100 are below.
pub fn percentile(sorted: &[Duration], share: usize) -> Duration {
    sorted.get(sorted.len() * share / 100).or(sorted.last()).copied().unwrap_or_default()
}

/// Seconds as `1.23 s`.
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Milliseconds as `1.2 ms`.
pub fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

/// How many times longer than its floor something takes.
pub fn times(time: Duration, floor: Duration) -> String {
    format!("{:.1} ×", time.as_secs_f64() / floor.as_secs_f64().max(f64::EPSILON))
}
