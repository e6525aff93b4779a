//! The clocks of the processes that serve one database, as far as their leases tell.

use super::finding::Finding;
use super::running::Running;
use super::scene::Scene;
use crate::texts::T;
use maru_kernel::{Fault, Timestamp};
use maru_store::{NodeSeen, RENEWED_EVERY};

const NODES: &str = "clock.nodes";
/// Seconds that clocks may be apart.
const MOST_APART: i64 = 5;
const MEND: &str = "timedatectl set-ntp true";

pub fn look(running: &Running, scene: &Scene) -> Vec<Finding> {
    let now = scene.around.clock.now();
    match running.db.read_blocking(|conn| maru_store::nodes_seen(conn, now)) {
        Ok(seen) => judge(&seen, now, scene.t()),
        Err(error) => vec![Finding::wrong(NODES, error.text(scene.around.lang), MEND)],
    }
}

/// Nobody can have renewed a lease later than now; whoever has not for long is behind, or hangs.
fn judge(seen: &[NodeSeen], now: Timestamp, t: T) -> Vec<Finding> {
    let every = i64::try_from(RENEWED_EVERY.as_secs()).unwrap_or(i64::MAX);
    let off = |seen: &NodeSeen| {
        let ahead = seen.renewed_at.duration_since(now).as_secs();
        let behind = ahead.saturating_neg().saturating_sub(every);
        match (ahead > MOST_APART, behind > MOST_APART) {
            (true, _) => Some(Finding::wrong(NODES, t.check_node_ahead(seen.node, ahead), MEND)),
            (_, true) => Some(Finding::warning(NODES, t.check_node_behind(seen.node, behind), MEND)),
            _ => None,
        }
    };
    let found: Vec<Finding> = seen.iter().filter_map(off).collect();
    if found.is_empty() { vec![Finding::fine(NODES, t.check_nodes(seen.len()))] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn a_node_with_another_time_is_told() {
        let now = Timestamp::from_second(1_000_000).unwrap();
        for (renewed, level) in [
            (1_000_000, Level::Fine),
            (1_000_004, Level::Fine),
            (999_760, Level::Fine),
            (1_000_060, Level::Wrong),
            (999_700, Level::Warning),
        ] {
            let seen = NodeSeen { node: 0, renewed_at: Timestamp::from_second(renewed).unwrap() };
            let found = judge(&[seen], now, T(Lang::En));
            assert_eq!(found.first().unwrap().level, level, "{renewed}: {found:?}");
        }
    }
}
