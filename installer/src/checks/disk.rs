//! Room for data: bytes, files, and whether the place is one a database may lie on.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;
use maru_web::size;
use std::path::{Path, PathBuf};

const FOLDER: &str = "disk.folder";
const SPACE: &str = "disk.space";
const INODES: &str = "disk.inodes";
const NETWORK: &str = "disk.network";
const GB: u64 = 1_000_000_000;
/// File systems of other machines (statfs(2)): NFS, SMB, CIFS, SMB2, 9P, Ceph.
const REMOTE: [u64; 6] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x00C3_6400];

/// What the file system tells.
struct Facts {
    free: u64,
    /// Files that may still be made, where that is counted.
    files: Option<u64>,
    remote: bool,
}

pub fn look(scene: &Scene) -> Vec<Finding> {
    let (folder, t) = (&scene.config.storage.folder, scene.t());
    let there = nearest(folder);
    match read(&there) {
        Ok(_) if !there.is_dir() => vec![unusable(folder, t.check_folder_none(there.display()), t)],
        Ok(facts) => judge(&facts, folder, scene.config.storage.database.is_none(), t),
        Err(error) => vec![unusable(folder, error.to_string(), t)],
    }
}

/// The folder, or what there is of the way to it.
pub fn nearest(folder: &Path) -> PathBuf {
    folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/")).to_owned()
}

fn read(path: &Path) -> std::io::Result<Facts> {
    let (room, kind) = (rustix::fs::statvfs(path)?, rustix::fs::statfs(path)?);
    // Some systems make room for files as they come and count none.
    let files = (room.f_files > 0).then_some(room.f_favail);
    let kind = u64::try_from(kind.f_type).unwrap_or_default() & 0xFFFF_FFFF;
    Ok(Facts { free: room.f_bavail.saturating_mul(room.f_frsize), files, remote: REMOTE.contains(&kind) })
}

fn judge(facts: &Facts, folder: &Path, embedded: bool, t: T) -> Vec<Finding> {
    let (place, free) = (folder.display(), size(facts.free));
    let space = match facts.free {
        ..GB => Finding::wrong(SPACE, t.check_space_none(place, free), room_command(folder)),
        bytes if bytes < 10 * GB => {
            Finding::warning(SPACE, t.check_space_low(place, free), room_command(folder))
        }
        _ => Finding::fine(SPACE, t.check_space(place, free)),
    };
    let place = folder.display();
    let inodes = facts.files.map(|count| match count {
        0..10_000 => Finding::wrong(INODES, t.check_inodes_none(count, place), file_command(folder)),
        10_000..100_000 => Finding::warning(INODES, t.check_inodes_low(count, place), file_command(folder)),
        _ => Finding::fine(INODES, t.check_inodes(count, place)),
    });
    let network = (facts.remote && embedded).then(|| {
        let mend = "storage.folder = \"/var/lib/maru\"";
        Finding::wrong(NETWORK, t.check_disk_network(folder.display()), mend)
    });
    std::iter::once(space).chain(inodes).chain(network).collect()
}

fn unusable(folder: &Path, reason: String, t: T) -> Finding {
    let mend = format!("install -d -m 0700 -o maru -g maru {}", folder.display());
    Finding::wrong(FOLDER, t.check_folder(folder.display(), reason), mend)
}

/// What takes the room, largest last.
fn room_command(folder: &Path) -> String {
    format!("du -xh --max-depth=2 {} | sort -h | tail", nearest(folder).display())
}

/// Where the many files are.
fn file_command(folder: &Path) -> String {
    format!("du -x --inodes --max-depth=2 {} | sort -n | tail", nearest(folder).display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn room_is_judged_by_bytes_files_and_kind() {
        let told = |free, files, remote, embedded| {
            let found = judge(&Facts { free, files, remote }, Path::new("/x"), embedded, T(Lang::En));
            found.into_iter().map(|f| (f.check, f.level)).collect::<Vec<_>>()
        };
        assert_eq!(told(50 * GB, None, false, true), [(SPACE, Level::Fine)]);
        assert_eq!(told(GB - 1, Some(9), false, true), [(SPACE, Level::Wrong), (INODES, Level::Wrong)]);
        assert_eq!(
            told(9 * GB, Some(50_000), false, true),
            [(SPACE, Level::Warning), (INODES, Level::Warning)]
        );
        assert_eq!(told(50 * GB, None, true, true), [(SPACE, Level::Fine), (NETWORK, Level::Wrong)]);
        assert_eq!(told(50 * GB, None, true, false), [(SPACE, Level::Fine)]);
        for free in [0, 5 * GB, 50 * GB] {
            let facts = Facts { free, files: None, remote: false };
            let found = judge(&facts, Path::new("/x"), true, T(Lang::En)).remove(0);
            assert!(found.what.contains("free for /x"), "{}", found.what);
        }
    }
}
