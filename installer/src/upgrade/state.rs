//! How far an upgrade has come, on disk: whoever is cut off is taken back or finished from here, by the old program or by
//! the new one. Its form does not change from release to release.

use crate::install::Place;
use crate::problem::Problem;
use crate::whole_file::{Rights, copy, folder, put};
use maru_release::Identity;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Below the data folder, for as long as the house must not be served.
const MARK: &str = ".upgrading";
/// Everybody may run what lies here; no secret does.
const OPEN: Rights = Rights { mode: 0o755, owner: None };
pub const READABLE: Rights = Rights { mode: 0o644, owner: None };

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The service is being stopped; nothing has been changed.
    Stopping,
    /// There is a picture of the tables, and the old program lies here: it can be taken back.
    Kept,
    /// All is changed and proved; the service may have been started, and people may have written.
    Starting,
    /// The service runs; what was kept to go back to is being thrown away.
    Done,
}

/// What is known of an upgrade that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// How far it has come.
    pub phase: Phase,
    /// What the house is brought up to.
    pub to: Identity,
    /// Whether the service manager served the house before.
    pub was_served: bool,
    /// The units of the service manager that were there before.
    pub units: Vec<String>,
}

/// Whether an upgrade has begun and its house must not be served yet.
pub fn is_unfinished(data: &Path) -> bool {
    data.join(MARK).exists()
}

/// Says so, and on which machine: several may have the same data folder.
pub fn mark(data: &Path) -> Result<(), Problem> {
    put(&data.join(MARK), this_machine().as_bytes(), READABLE)
}

/// The other machine on which an upgrade of this house has begun, if one has.
pub fn begun_elsewhere(data: &Path) -> Option<String> {
    let machine = std::fs::read_to_string(data.join(MARK)).ok()?;
    (!machine.is_empty() && machine != this_machine()).then_some(machine)
}

fn this_machine() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    name.trim().to_owned()
}

/// The house may be served again.
pub fn unmark(data: &Path) -> Result<(), Problem> {
    gone(&data.join(MARK), |file| std::fs::remove_file(file))
}

/// The folder of an upgrade.
pub struct Workshop(PathBuf);

impl Workshop {
    /// That of this machine.
    pub fn of(place: &Place) -> Workshop {
        Workshop(place.upgrade())
    }

    /// The new program.
    pub fn newcomer(&self) -> PathBuf {
        self.0.join("newcomer")
    }

    /// The old program.
    pub fn before(&self) -> PathBuf {
        self.0.join("before")
    }

    /// A unit as it was before.
    pub fn unit(&self, name: &str) -> PathBuf {
        self.0.join("units").join(name)
    }

    fn state(&self) -> PathBuf {
        self.0.join("state.json")
    }

    /// What was begun, if anything.
    pub fn begun(&self) -> Result<Option<State>, Problem> {
        let file = self.state();
        match std::fs::read(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => {
                let bytes = read.map_err(|e| Problem::file(&file, &e))?;
                serde_json::from_slice(&bytes).map(Some).map_err(|e| Problem::file(&file, &e.into()))
            }
        }
    }

    /// Made anew, for an upgrade that has not begun.
    pub fn empty(&self) -> Result<(), Problem> {
        self.clear()?;
        folder(&self.0, OPEN)?;
        folder(&self.0.join("units"), OPEN)
    }

    /// Says how far it has come; it is on disk when this returns.
    pub fn note(&self, state: &State) -> Result<(), Problem> {
        let bytes = serde_json::to_vec(state).map_err(|e| Problem::file(&self.state(), &e.into()))?;
        put(&self.state(), &bytes, READABLE)
    }

    /// Keeps a copy of the old program.
    pub fn keep_program(&self, program: &Path) -> Result<(), Problem> {
        copy_program(program, &self.before())
    }

    /// Throws everything away, first what says that there is something.
    pub fn clear(&self) -> Result<(), Problem> {
        gone(&self.state(), |file| std::fs::remove_file(file))?;
        gone(&self.0, |folder| std::fs::remove_dir_all(folder))
    }
}

/// Puts a program in its place, whole or not at all; whoever runs the one before keeps it.
pub fn copy_program(from: &Path, to: &Path) -> Result<(), Problem> {
    copy_file(from, to, OPEN)
}

/// A copy that is whole and on disk, or not there.
pub fn copy_file(from: &Path, to: &Path, rights: Rights) -> Result<(), Problem> {
    let mut file = File::open(from).map_err(|e| Problem::file(from, &e))?;
    copy(to, &mut file, rights)
}

/// Removes it unless it is gone already.
pub fn gone(path: &Path, how: impl Fn(&Path) -> std::io::Result<()>) -> Result<(), Problem> {
    match how(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Problem::file(path, &error)),
        _ => Ok(()),
    }
}
