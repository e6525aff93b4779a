//! How long the disk takes until what was written is safe: every change of the house waits for that.

use super::disk::nearest;
use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;
use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const SYNC: &str = "disk.sync";
const TRIES: usize = 11;
/// Slower than this, fifty people at work feel it.
const SLOW: Duration = Duration::from_millis(20);

pub fn look(scene: &Scene) -> Vec<Finding> {
    let there = nearest(&scene.config.storage.folder);
    // Whoever may not write there cannot measure; the check of the folder tells about rights.
    measure(&there).map(|took| vec![judge(took, &there, scene.t())]).unwrap_or_default()
}

/// The middle one of some writes, into a file without a name that goes with its handle.
fn measure(folder: &Path) -> io::Result<Duration> {
    let nameless = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let mut file = File::from(rustix::fs::open(folder, nameless, Mode::RUSR | Mode::WUSR)?);
    let mut took = Vec::with_capacity(TRIES);
    for _ in 0..TRIES {
        file.write_all(&[0; 4_096])?;
        let began = Instant::now();
        file.sync_data()?;
        took.push(began.elapsed());
    }
    took.sort();
    Ok(took.get(TRIES / 2).copied().unwrap_or_default())
}

fn judge(took: Duration, folder: &Path, t: T) -> Finding {
    let milliseconds = format!("{:.1}", took.as_secs_f64() * 1_000.0);
    if took > SLOW {
        let mend = format!("findmnt -T {}", folder.display());
        Finding::warning(SYNC, t.check_sync_slow(folder.display(), milliseconds), mend)
    } else {
        Finding::fine(SYNC, t.check_sync(milliseconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;
    use maru_testkit::TempFolder;

    #[test]
    fn measuring_leaves_nothing_behind_and_slow_disks_are_told() {
        let folder = TempFolder::new();
        let took = measure(folder.path()).unwrap();
        assert!(took > Duration::ZERO);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let level = |ms| judge(Duration::from_millis(ms), folder.path(), T(Lang::En)).level;
        assert_eq!((level(2), level(40)), (Level::Fine, Level::Warning));
    }
}
