//! What there is to read: a man page for each command, and the guides.

use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::manual::documents;
use crate::problem::Problem;
use crate::whole_file::{Rights, is, put};
use maru_kernel::Lang;
use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

pub const STEP: Step =
    Step { code: "manual", title: |t| t.install_manual(), stands, act, restart: Restart::Nothing };

/// For every account of the machine.
const RIGHTS: Rights = Rights { mode: 0o644, owner: None };
const FOLDER: u32 = 0o755;
/// Folders that hold nothing but ours, the deepest first.
const OURS: [&str; 3] = ["doc/maru", "man/ko/man1", "man/ko"];

/// Every page is there in both languages; the guides have one frame, whoever installs.
fn wanted(place: &Place) -> Result<Vec<(PathBuf, String)>, Problem> {
    let share = place.share();
    Ok(documents(Lang::Ko)?.into_iter().map(|page| (share.join(page.path), page.text)).collect())
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    Ok(Standing::done_if(wanted(work.place)?.iter().all(|(file, text)| is(file, text.as_bytes(), RIGHTS))))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    write(work.place)
}

/// Writes all of it, over what is there.
///
/// # Errors
/// A folder that cannot be written.
pub fn write(place: &Place) -> Result<(), Problem> {
    for (file, text) in wanted(place)? {
        let folder = file.parent().unwrap_or(Path::new("/"));
        make(folder).map_err(|e| Problem::file(folder, &e))?;
        put(&file, text.as_bytes(), RIGHTS)?;
    }
    Ok(())
}

/// The files of all of it, and the folders that hold nothing else.
///
/// # Errors
/// A page that cannot be printed.
pub fn places(place: &Place) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Problem> {
    let files = wanted(place)?.into_iter().map(|(file, _)| file).collect();
    Ok((files, OURS.iter().map(|folder| place.share().join(folder)).collect()))
}

/// Those that are missing; what is there keeps its rights.
fn make(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    folder.parent().map_or(Ok(()), make)?;
    DirBuilder::new().create(folder)?;
    std::fs::set_permissions(folder, Permissions::from_mode(FOLDER))
}
