//! What is printed between and after the steps.

use crate::counts::Counts;
use crate::step::Step;
use std::time::Duration;

/// One line of the closing table.
pub struct Row {
    /// The step.
    pub name: &'static str,
    /// Its results.
    pub counts: Counts,
    /// How long it took.
    pub time: Duration,
}

/// The names of the steps and what they do.
pub fn list(steps: &[Step]) {
    for step in steps {
        println!("  {:<10} {}", step.name, step.about);
    }
}

/// Announces a step.
pub fn heading(step: &Step) {
    println!("\n== {}: {} ==", step.name, step.about);
}

/// Prints the closing table, and as the very last line the sums. Whether nothing failed.
pub fn table(rows: &[Row]) -> bool {
    println!("\n{:<10} {:>8} {:>8} {:>9}", "step", "passed", "failed", "seconds");
    for row in rows {
        println!(
            "{:<10} {:>8} {:>8} {:>9.1}",
            row.name,
            row.counts.passed,
            row.counts.failed,
            row.time.as_secs_f64()
        );
    }
    let sum = rows.iter().fold(Counts::default(), |sum, row| sum.and(row.counts));
    let time: Duration = rows.iter().map(|row| row.time).sum();
    println!("{:<10} {:>8} {:>8} {:>9.1}\n", "all", sum.passed, sum.failed, time.as_secs_f64());
    println!("{} passed, {} failed", sum.passed, sum.failed);
    sum.failed == 0
}
