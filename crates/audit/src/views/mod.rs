//! Pages of the audit log, ready to print.

mod about;
mod chain;
mod entry;
mod form;
mod health;
mod jobs;
mod review;
mod tabs;

pub use about::{AboutPage, Library};
pub use chain::{ChainCard, Facts, damage_text};
pub use entry::{DetailPage, ListPage, Names, lines, name_of, subjects};
pub use form::{ExportPage, FilterForm, conditions, query_of};
pub use health::{HealthPage, Service};
pub use jobs::{DeadLine, JobsPage};
pub use review::{FindingLine, PastReview, ReviewPage};
pub use tabs::{Tab, tabs};

/// A size for people: `12.3 MB`, in steps of a thousand.
pub fn bytes(count: i64) -> String {
    let (mut whole, mut rest, mut unit) = (count.max(0), 0, 0_usize);
    while whole >= 1_000 && unit < 4 {
        (rest, whole, unit) = (whole % 1_000 / 100, whole / 1_000, unit + 1);
    }
    let name = ["B", "kB", "MB", "GB", "TB"].get(unit).copied().unwrap_or("TB");
    if unit == 0 { format!("{whole} {name}") } else { format!("{whole}.{rest} {name}") }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_short() {
        for (count, want) in
            [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (12_345_678, "12.3 MB"), (-1, "0 B")]
        {
            assert_eq!(bytes(count), want);
        }
    }
}
