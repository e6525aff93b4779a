//! Starts the commands of the steps in the folder of the workspace, without a terminal or input.

use crate::counts::Counts;
use maru_tidy::Tree;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A command that runs in the folder of the workspace and reads nothing.
pub fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// The folder of the workspace, without `..` in it.
pub fn root() -> PathBuf {
    let root = Tree::root();
    root.canonicalize().unwrap_or(root)
}

/// Runs the command and lets it print; whether it ended well.
pub fn succeeds(command: &mut Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(e) => not_started(command, &e),
    }
}

/// Runs a test runner, passes on what it prints and counts the results in it.
pub fn counted(command: &mut Command) -> Counts {
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(e) => return Counts::default().ended(not_started(command, &e)),
    };
    let output = child.stdout.take().map(BufReader::new);
    let counts = output.map(|output| tally(output, &mut std::io::stdout())).unwrap_or_default();
    counts.ended(child.wait().is_ok_and(|status| status.success()))
}

/// Passes the lines on and sums the results in them.
fn tally(output: impl BufRead, to: &mut impl Write) -> Counts {
    let mut counts = Counts::default();
    for line in output.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        counts = counts.and(Counts::in_line(&line));
        // A reader that went away must not end the run: the counts still matter.
        let _ = writeln!(to, "{line}").and_then(|()| to.flush());
    }
    counts
}

/// What the command prints, or a sentence about why there is nothing.
///
/// # Errors
/// When it cannot be started or ends badly; then with its own message.
pub fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|e| format!("{name} could not be started: {e}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

fn not_started(command: &Command, e: &std::io::Error) -> bool {
    println!("{} could not be started: {e}", command.get_program().to_string_lossy());
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_while_they_pass_by() {
        let mut seen = Vec::new();
        assert_eq!(tally(&b"# pass 4\n\xff\n# fail 1"[..], &mut seen), Counts { passed: 4, failed: 1 });
        assert!(seen.ends_with(b"# fail 1\n"));
        assert_eq!(counted(&mut command("sh", &["-c", "exit 3"])), Counts { passed: 0, failed: 1 });
        assert_eq!(counted(&mut command("no-such-program", &[])), Counts { passed: 0, failed: 1 });
    }

    #[test]
    fn commands_run_at_the_root() {
        let seen = output(&mut command("pwd", &[])).unwrap();
        assert_eq!(String::from_utf8_lossy(&seen).trim(), root().to_string_lossy());
        assert!(output(&mut command("sh", &["-c", "echo no >&2; exit 1"])).unwrap_err().contains("no"));
    }
}
