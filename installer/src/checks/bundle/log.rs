//! The newest lines of the service's log, as far as they are words of the program.

use crate::checks::Machine;

/// How many lines are looked at.
const LINES: &str = "500";

/// What the program itself says; a test holds the list to its sources.
const WORDS: &str = include_str!("messages.txt");
/// What any other sentence is told as: it may be put together of what people are called.
const OTHER: &str = "*";

/// Lines such as `2026-11-22T01:02:03Z WARN maru_store::db: no database connection error=…`, or the same as JSON; what
/// fields hold is gone, and so are lines of another form.
pub fn newest(machine: &Machine) -> String {
    let arguments = ["--unit=maru", "--no-pager", "--output=cat", "--lines", LINES];
    let Some(lines) = machine.ask("journalctl", &arguments) else { return "(not readable)\n".to_owned() };
    let told: Vec<String> = lines.lines().filter_map(line).collect();
    told.join("\n") + "\n"
}

fn line(line: &str) -> Option<String> {
    let plain = from_json(line);
    let (time, rest) = plain.as_deref().unwrap_or(line).trim().split_once(' ')?;
    let (level, rest) = rest.trim_start().split_once(' ')?;
    let (place, said) = rest.split_once(": ")?;
    let time: jiff::Timestamp = time.parse().ok()?;
    let known = ["ERROR", "WARN", "INFO"].contains(&level);
    let is_path = |c: char| c.is_ascii_lowercase() || c == '_' || c == ':';
    let ours = place.starts_with("maru") && place.chars().all(is_path);
    (known && ours).then(|| format!("{} {level} {place}: {}", time.strftime("%FT%TZ"), message(said)))
}

/// The longest sentence of the program that the text begins with; its fields may follow.
fn message(said: &str) -> &'static str {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let begins = |message: &&str| !message.is_empty() && said.strip_prefix(*message).is_some_and(ends);
    WORDS.lines().filter(begins).max_by_key(|message| message.len()).unwrap_or(OTHER)
}

/// The same in the form of text.
fn from_json(line: &str) -> Option<String> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    let field = |name: &str| line.get(name).and_then(serde_json::Value::as_str);
    Some(
        [field("timestamp")?, field("level")?, &format!("{}:", field("target")?), field("message")?]
            .join(" "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_193_fields_and_foreign_lines_are_left_out() {
        for (said, told) in [
            (
                "2026-11-22T01:02:03.456Z  WARN maru_store::db: no database connection error=kim is wrong",
                Some("2026-11-22T01:02:03Z WARN maru_store::db: no database connection"),
            ),
            (
                "2026-11-22T01:02:03Z ERROR maru_directory: 김서연 was refused",
                Some("2026-11-22T01:02:03Z ERROR maru_directory: *"),
            ),
            (
                "2026-11-22T01:02:03Z WARN maru_web: no entry for seoyeon.kim or gildong",
                Some("2026-11-22T01:02:03Z WARN maru_web: *"),
            ),
            (
                "2026-11-22T01:02:03Z WARN maru_web: a job failed kind=x",
                Some("2026-11-22T01:02:03Z WARN maru_web: a job failed"),
            ),
            ("2026-11-22T01:02:03Z WARN maru_gildong.hong: a job failed", None),
            (
                "{\"timestamp\":\"2026-11-22T01:02:03Z\",\"level\":\"WARN\",\"message\":\"a job failed\",\"error\":\"kim\",\"target\":\"maru\"}",
                Some("2026-11-22T01:02:03Z WARN maru: a job failed"),
            ),
            ("2026-11-22T01:02:03Z INFO other: password hunter2", None),
            ("password: hunter2", None),
        ] {
            assert_eq!(line(said).as_deref(), told, "{said}");
        }
    }

    /// The sentences in the calls of one source: what is put together while it runs is none.
    fn sentences(source: &str) -> Vec<String> {
        let calls = ["error!(", "warn!(", "info!("].map(|call| format!("tracing::{call}"));
        let arguments = calls.iter().flat_map(|call| source.split(call.as_str()).skip(1));
        let of = |text: &str| {
            let call = text.split_once(");").map_or(text, |(call, _)| call);
            let quoted: Vec<&str> = call.split('"').skip(1).step_by(2).collect();
            quoted.last().filter(|said| !said.contains('{')).map(|said| (*said).to_owned())
        };
        arguments.filter_map(of).collect()
    }

    fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }

    #[test]
    fn s_193_the_list_is_what_the_program_says() {
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        sources(&here.join("src"), &mut files);
        for member in std::fs::read_dir(here.join("../crates")).unwrap() {
            sources(&member.unwrap().path().join("src"), &mut files);
        }
        let read = |file: &std::path::PathBuf| sentences(&std::fs::read_to_string(file).unwrap());
        let said: std::collections::BTreeSet<String> = files.iter().flat_map(read).collect();
        let said: Vec<String> = said.into_iter().collect();
        assert_eq!(WORDS.lines().collect::<Vec<_>>(), said, "{}", said.join("\n"));
        assert!(said.len() > 30);
    }
}
