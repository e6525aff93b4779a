//! An event as a syslog message (RFC 5424), counted in octets (RFC 6587 section 3.4.1).

use maru_kernel::Id;
use maru_store::EventRow;

/// The facility "log audit" (RFC 5424 section 6.2.1).
const FACILITY: u8 = 13;
const WARNING: u8 = 4;
const INFORMATIONAL: u8 = 6;
/// The largest number `sequenceId` may have (RFC 5424 section 7.3.1).
const MOST_IN_SEQUENCE: i64 = 2_147_483_647;
/// Tells the receiver that the text is UTF-8 (RFC 5424 section 6.4).
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Who sends: the same in every message.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The server's name, as people type it.
    pub host: String,
    /// The suite's version.
    pub version: &'static str,
}

/// The message with its length in front, ready to be written.
pub fn message(from: &Sender, event: &EventRow) -> Vec<u8> {
    let refused = ["_failed", "_locked", "_refused"].iter().any(|end| event.name.ends_with(end));
    let priority = FACILITY * 8 + if refused { WARNING } else { INFORMATIONAL };
    let text = format!(
        "<{priority}>1 {at:.6} {host} maru - {name} [origin software=\"maru\" swVersion=\"{version}\"]\
         [meta sequenceId=\"{sequence}\"] {BYTE_ORDER_MARK}{body}",
        at = event.at.0,
        host = printable(&from.host, 255),
        name = printable(&event.name, 32),
        version = from.version,
        sequence = (event.position - 1).rem_euclid(MOST_IN_SEQUENCE) + 1,
        body = body(event),
    );
    format!("{} {text}", text.len()).into_bytes()
}

/// Everything the log knows, as JSON: one line whatever the fields hold (S-159), and the position by which
/// the receiver sees that nothing is missing.
fn body(event: &EventRow) -> String {
    let id = |number: Option<i64>| number.map(|n| Id::from_i64(n).to_string());
    let details: serde_json::Value = serde_json::from_str(&event.details).unwrap_or_default();
    serde_json::json!({
        "position": event.position,
        "id": Id::from_i64(event.id).to_string(),
        "at": event.at.0.to_string(),
        "event": event.name,
        "actor_kind": event.actor_kind,
        "actor": event.actor_name.clone().or_else(|| id(event.actor_person)),
        "on_behalf_of": id(event.on_behalf_of),
        "subject": event.subject,
        "data_subject": id(event.data_subject),
        "address": event.address,
        "request": event.request,
        "agent": event.agent,
        "details": details,
    })
    .to_string()
}

/// The visible ASCII characters of `text`, as headers demand; `-` when nothing is left.
fn printable(text: &str, most: usize) -> String {
    let kept: String = text.chars().filter(char::is_ascii_graphic).take(most).collect();
    if kept.is_empty() { "-".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Timestamp;
    use maru_store::Utc;

    fn event(name: &str, details: &str) -> EventRow {
        EventRow {
            position: 7,
            id: 1,
            at: Utc(Timestamp::from_microsecond(1_800_000_000_123_456).unwrap()),
            name: name.to_owned(),
            actor_kind: "anonymous".to_owned(),
            actor_person: None,
            actor_name: None,
            on_behalf_of: None,
            subject: None,
            data_subject: None,
            audience: "[]".to_owned(),
            details: details.to_owned(),
            address: Some("10.1.2.3".to_owned()),
            request: String::new(),
            agent: "a\r\nb".to_owned(),
        }
    }

    fn text(event: &EventRow) -> String {
        let from = Sender { host: "maru.agency.example".to_owned(), version: "1.2.3" };
        String::from_utf8(message(&from, event)).unwrap()
    }

    #[test]
    fn s_193_a_message_has_the_form_of_the_standard() {
        let told = text(&event("directory.sign_in_failed", "{\"login\":\"김\\n\"}"));
        let (length, rest) = told.split_once(' ').unwrap();
        assert_eq!(length.parse::<usize>().unwrap(), rest.len(), "octets are counted, not letters");
        assert!(
            rest.starts_with(
                "<108>1 2027-01-15T08:00:00.123456Z maru.agency.example maru - directory.sign_in_failed \
                 [origin software=\"maru\" swVersion=\"1.2.3\"][meta sequenceId=\"7\"] \u{FEFF}{"
            ),
            "{rest}"
        );
        assert!(!rest.contains(['\n', '\r']), "one line, whatever the fields hold");
        let body: serde_json::Value = serde_json::from_str(rest.split_once('\u{FEFF}').unwrap().1).unwrap();
        assert_eq!(body["details"]["login"], "김\n");
        assert_eq!((&body["position"], &body["address"]), (&7.into(), &"10.1.2.3".into()));
        assert!(text(&event("directory.signed_in", "{}")).contains("<110>1 "));
    }
}
