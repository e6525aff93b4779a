//! The clock: whether anything keeps it right, and how far it is from those of other machines.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;
use maru_kernel::Timestamp;

const SYNC: &str = "clock.sync";
/// Further apart, second factors and signatures are refused and nobody trusts the log.
const MOST_APART: i64 = 5;
/// Further apart, nothing fits any more.
const FAR_APART: i64 = 60;
/// What sets the clock right on every system with systemd.
const MEND: &str = "timedatectl set-ntp true";

pub fn look(scene: &Scene) -> Vec<Finding> {
    let said = scene.around.machine.ask("timedatectl", &["show", "--property=NTPSynchronized", "--value"]);
    vec![judge(said.as_deref(), scene.t())]
}

fn judge(synchronised: Option<&str>, t: T) -> Finding {
    match synchronised {
        Some("yes") => Finding::fine(SYNC, t.check_clock()),
        Some(_) => Finding::warning(SYNC, t.check_clock_free(), MEND),
        None => Finding::warning(SYNC, t.check_clock_unknown(), MEND),
    }
}

/// Compares our clock with that of another machine.
pub fn compare(check: &'static str, ours: Timestamp, theirs: Timestamp, whose: &str, t: T) -> Finding {
    let apart = ours.duration_since(theirs).as_secs();
    let what = || match apart {
        0.. => t.check_clock_ahead(apart, whose),
        _ => t.check_clock_behind(apart.saturating_neg(), whose),
    };
    match apart.saturating_abs() {
        0..=MOST_APART => Finding::fine(check, t.check_clock_together(whose)),
        seconds if seconds <= FAR_APART => Finding::warning(check, what(), MEND),
        _ => Finding::wrong(check, what(), MEND),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn clocks_may_be_some_seconds_apart() {
        let at = |second| Timestamp::from_second(second).unwrap();
        for (theirs, level) in [
            (1_000_000, Level::Fine),
            (1_000_004, Level::Fine),
            (999_970, Level::Warning),
            (1_000_030, Level::Warning),
            (1_086_400, Level::Wrong),
            (913_600, Level::Wrong),
        ] {
            let found = compare("clock.database", at(1_000_000), at(theirs), "x", T(Lang::En));
            assert_eq!(found.level, level, "{theirs}: {found:?}");
        }
        let levels = [Some("yes"), Some("no"), None].map(|said| judge(said, T(Lang::Ko)).level);
        assert_eq!(levels, [Level::Fine, Level::Warning, Level::Warning]);
    }
}
