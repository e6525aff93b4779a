//! Memory: of the machine, or less when the service is in a container.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;
use maru_web::size;

const TOTAL: &str = "memory.total";
const GIB: u64 = 1 << 30;
/// The least that is enough for a small agency, its embedded database and one large import.
const LEAST: u64 = GIB;
const COMFORTABLE: u64 = 2 * GIB;

pub fn look(scene: &Scene) -> Vec<Finding> {
    let machine = &scene.around.machine;
    let installed = machine.text("proc/meminfo").as_deref().and_then(total);
    let limit = machine.text("sys/fs/cgroup/memory.max").and_then(|text| text.trim().parse().ok());
    vec![judge([installed, limit].into_iter().flatten().min(), scene.t())]
}

/// The line `MemTotal:` is in kilobytes of 1,024 bytes.
fn total(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()?.checked_mul(1_024)
}

fn judge(bytes: Option<u64>, t: T) -> Finding {
    match bytes {
        Some(bytes) if bytes < LEAST => {
            Finding::wrong(TOTAL, t.check_memory_low(size(bytes)), t.check_memory_mend())
        }
        // Machines of two gigabytes show a little less, as the kernel keeps some for itself.
        Some(bytes) if bytes < COMFORTABLE / 10 * 9 => {
            Finding::warning(TOTAL, t.check_memory_low(size(bytes)), t.check_memory_mend())
        }
        Some(bytes) => Finding::fine(TOTAL, t.check_memory(size(bytes))),
        None => Finding::warning(TOTAL, t.check_memory_unknown(), "free -h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn memory_is_judged_by_what_there_is() {
        for (meminfo, level) in [
            ("MemTotal:         512000 kB\n", Level::Wrong),
            ("MemTotal:        1500000 kB\n", Level::Warning),
            ("MemTotal:        2030000 kB\nMemFree: 1 kB\n", Level::Fine),
            ("", Level::Warning),
        ] {
            assert_eq!(judge(total(meminfo), T(Lang::En)).level, level, "{meminfo}");
        }
    }
}
