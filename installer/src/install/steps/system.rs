//! Programs of the system, each waited for so long and no longer.

use crate::install::InstallError;
use crate::problem::Problem;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A house whose tables are there starts within moments, on a slow machine too; nothing else takes as long.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a program and waits for it.
///
/// # Errors
/// [`InstallError::Program`]: it is not there, it failed, or it did not come to an end in time.
pub fn run(name: &str, command: &mut Command) -> Result<(), Problem> {
    run_within(PATIENCE, name, command)
}

fn run_within(patience: Duration, name: &str, command: &mut Command) -> Result<(), Problem> {
    let failed =
        |reason: String| -> Problem { InstallError::Program { program: name.to_owned(), reason }.into() };
    let began = Instant::now();
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| failed(e.to_string()))?;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| failed(e.to_string()))? {
            break status;
        }
        if began.elapsed() > patience {
            let _ = child.kill();
            let _ = child.wait();
            return Err(InstallError::Slow { program: name.to_owned(), seconds: patience.as_secs() }.into());
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take().filter(|_| !status.success()) {
        let _ = stderr.read_to_string(&mut said);
    }
    if status.success() { Ok(()) } else { Err(failed(said.trim().to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_or_hangs_is_told_in_time() {
        let shell = |line: &str| {
            let began = Instant::now();
            let done = run_within(Duration::from_millis(300), "sh", Command::new("sh").args(["-c", line]));
            assert!(began.elapsed() < Duration::from_secs(5));
            done
        };
        assert!(shell("echo much >&2").is_ok());
        let told = shell("echo why >&2; exit 3").unwrap_err();
        assert!(matches!(told, Problem::Install(InstallError::Program { reason, .. }) if reason == "why"));
        let told = shell("exec sleep 60").unwrap_err();
        assert!(matches!(told, Problem::Install(InstallError::Slow { .. })), "{told}");
    }
}
