//! PDF as the tools of Poppler read it (Debian package `poppler-utils`).

use std::io::Write;
use std::process::{Command, Stdio};

/// What a tool says of a PDF that it reads from its input. It must not complain.
pub fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed");
    let (input, bytes) = (child.stdin.take(), pdf.to_vec());
    // A tool that has read enough hangs up.
    let writer = std::thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    // Older versions do not know that this entry is a boolean (ISO 32000-1, table 321).
    let said = String::from_utf8_lossy(&output.stderr);
    let complaints = said.lines().filter(|line| !line.contains("Suspects object is wrong type")).count();
    assert!(output.status.success() && complaints == 0, "{tool}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
