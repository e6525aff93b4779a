//! The newest lines of the service's log, as far as they are words of the program.

use super::scrub;
use crate::checks::Machine;

/// How many lines are looked at.
const LINES: &str = "500";

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
    let mut words = plain.as_deref().unwrap_or(line).split_whitespace();
    let (time, level, place) = (words.next()?, words.next()?, words.next()?);
    let known = ["ERROR", "WARN", "INFO"].contains(&level);
    let ours = place.starts_with("maru") && place.ends_with(':');
    let time: jiff::Timestamp = time.parse().ok()?;
    // The words before the first field; its value may have words of its own. Ours begin small: what does not may be
    // a name.
    let said = words.take_while(|word| !word.contains('='));
    let said: Vec<&str> = said.map(|word| if is_ours(word) { word } else { "*" }).collect();
    (known && ours)
        .then(|| format!("{} {level} {place} {}", time.strftime("%FT%TZ"), scrub::text(&said.join(" "))))
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

fn is_ours(word: &str) -> bool {
    ["HTTP", "LDAP", "PDF", "TLS"].contains(&word) || !word.contains(|c: char| c.is_ascii_uppercase())
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
                Some("2026-11-22T01:02:03Z ERROR maru_directory: * was refused"),
            ),
            (
                "2026-11-22T01:02:03Z WARN maru_web: TLS with Gildong failed",
                Some("2026-11-22T01:02:03Z WARN maru_web: TLS with * failed"),
            ),
            (
                "{\"timestamp\":\"2026-11-22T01:02:03Z\",\"level\":\"WARN\",\"message\":\"it failed\",\"error\":\"kim\",\"target\":\"maru\"}",
                Some("2026-11-22T01:02:03Z WARN maru: it failed"),
            ),
            ("2026-11-22T01:02:03Z INFO other: password hunter2", None),
            ("password: hunter2", None),
        ] {
            assert_eq!(line(said).as_deref(), told, "{said}");
        }
    }
}
