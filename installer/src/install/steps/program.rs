//! The program itself, where everybody finds it.

use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, copy};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

pub const STEP: Step =
    Step { code: "program", title: |t| t.install_program_file(), stands, act, restart: Restart::Service };

const RIGHTS: Rights = Rights { mode: 0o755, owner: None };

/// This very program.
fn ours() -> Result<PathBuf, Problem> {
    std::env::current_exe().map_err(|e| Problem::file(Path::new("/proc/self/exe"), &e))
}

/// Whether no other program has that place: it is empty, or this very one stands there.
pub fn is_this_program(place: &Place) -> Result<bool, Problem> {
    let there = place.program();
    Ok(!there.exists() || stands_at(&ours()?, &there))
}

fn stands_at(ours: &Path, there: &Path) -> bool {
    ours == there || are_same(ours, there).unwrap_or(false)
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    // An upgrade may have put a link there, to one of several programs.
    let there = work.place.program();
    let file = there.canonicalize().unwrap_or(there);
    Ok(Standing::done_if(RIGHTS.hold(&file) && stands_at(&ours()?, &file)))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let (ours, to) = (ours()?, work.place.program());
    let folder = to.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(folder).map_err(|e| Problem::file(folder, &e))?;
    let mut from = File::open(&ours).map_err(|e| Problem::file(&ours, &e))?;
    copy(&to, &mut from, RIGHTS)?;
    work.note(to.display().to_string());
    Ok(())
}

fn are_same(one: &Path, other: &Path) -> std::io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) =
        (BufReader::with_capacity(1 << 20, one), BufReader::with_capacity(1 << 20, other));
    let (mut first, mut second) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let read = one.read(&mut first)?;
        let (head, rest) =
            (first.get(..read).unwrap_or_default(), second.get_mut(..read).unwrap_or_default());
        other.read_exact(rest)?;
        if read == 0 || head != rest {
            return Ok(read == 0);
        }
    }
}
