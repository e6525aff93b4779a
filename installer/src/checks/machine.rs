//! Small looks at the machine: files that the system tells about itself in, and its own programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where programs of the system lie.
const PROGRAMS: [&str; 4] = ["usr/bin", "usr/sbin", "bin", "sbin"];

/// A machine, seen from the root of its files.
#[derive(Clone, Debug)]
pub struct Machine(PathBuf);

impl Machine {
    /// This one.
    pub fn here() -> Machine {
        Machine(PathBuf::from("/"))
    }

    /// One whose files begin in this folder.
    pub fn at(root: impl Into<PathBuf>) -> Machine {
        Machine(root.into())
    }

    /// What a file says; `path` without a slash in front.
    pub fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.0.join(path)).ok()
    }

    /// What a program of the system answers in plain English; none when it is not there or fails.
    pub fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let file = PROGRAMS.iter().map(|folder| self.0.join(folder).join(program)).find(|f| f.exists())?;
        let said = Command::new(file)
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        said.status.success().then(|| String::from_utf8_lossy(&said.stdout).trim().to_owned())
    }
}
