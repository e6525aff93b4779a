//! Commands that end when whoever has started them ends, in whatever way: nobody goes on changing what is being taken back,
//! and nobody finds them still running.

use std::process::{self, Command};

/// An end before the system was told of it is told by nobody: so it is looked for once more.
const STILL_THERE: &str = "[ \"$PPID\" = \"$0\" ] || exit 125; exec \"$@\"";

/// A command to which the program and its words are still to be added; `more` are words for setpriv(1).
pub fn bound(more: &[String]) -> Command {
    bound_to(process::id(), more)
}

fn bound_to(parent: u32, more: &[String]) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]).args(more);
    command.args(["sh", "-c", STILL_THERE]).arg(parent.to_string());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_428_what_was_started_by_somebody_who_is_gone_does_nothing() {
        let told = |mut command: Command| {
            let output = command.args(["echo", "a b", "$0"]).output().unwrap();
            (output.status.code(), String::from_utf8(output.stdout).unwrap())
        };
        assert_eq!(told(bound(&[])), (Some(0), "a b $0\n".to_owned()));
        // Whoever was killed before the system was told is not the parent any more.
        assert_eq!(told(bound_to(1, &[])), (Some(125), String::new()));
    }
}
