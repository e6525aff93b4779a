//! The hash of an event within the chain (S-192).

use maru_store::EventRow;
use sha2::{Digest, Sha256};

/// A link of the chain; all zeros before the first event.
pub type Hash = [u8; 32];

/// Keeps our hashes apart from every other use of SHA-256, and names the encoding.
const DOMAIN: &[u8] = b"maru.audit.seal.v1";

/// The hash that seals `event` after `previous`. Every field is written with its length, so that no
/// two different events have one encoding.
pub fn next_hash(previous: &Hash, event: &EventRow) -> Hash {
    let mut digest = Sha256::new();
    digest.update(DOMAIN);
    digest.update(previous);
    for number in [event.position, event.id, event.at.0.as_microsecond()] {
        digest.update(number.to_be_bytes());
    }
    text(&mut digest, Some(&event.name));
    text(&mut digest, Some(&event.actor_kind));
    number(&mut digest, event.actor_person);
    text(&mut digest, event.actor_name.as_deref());
    number(&mut digest, event.on_behalf_of);
    text(&mut digest, event.subject.as_deref());
    number(&mut digest, event.data_subject);
    text(&mut digest, Some(&event.audience));
    text(&mut digest, Some(&event.details));
    text(&mut digest, event.address.as_deref());
    text(&mut digest, Some(&event.request));
    text(&mut digest, Some(&event.agent));
    digest.finalize().into()
}

fn text(digest: &mut Sha256, value: Option<&str>) {
    let Some(value) = value else { return digest.update([0]) };
    digest.update([1]);
    digest.update((value.len() as u64).to_be_bytes());
    digest.update(value);
}

fn number(digest: &mut Sha256, value: Option<i64>) {
    let Some(value) = value else { return digest.update([0]) };
    digest.update([1]);
    digest.update(value.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Timestamp;
    use maru_store::Utc;

    fn event() -> EventRow {
        EventRow {
            position: 1,
            id: 7,
            at: Utc(Timestamp::from_second(1_800_000_000).unwrap()),
            name: "test.done".to_owned(),
            actor_kind: "person".to_owned(),
            actor_person: Some(3),
            actor_name: None,
            on_behalf_of: None,
            subject: Some("test/thing/1".to_owned()),
            data_subject: None,
            audience: "[]".to_owned(),
            details: "{}".to_owned(),
            address: None,
            request: "r".to_owned(),
            agent: "a".to_owned(),
        }
    }

    type Change = fn(&mut EventRow);

    #[test]
    fn s_192_every_field_counts() {
        let changes: [Change; 15] = [
            |e| e.position = 2,
            |e| e.id = 8,
            |e| e.at = Utc(Timestamp::from_second(1_800_000_001).unwrap()),
            |e| e.name.push('x'),
            |e| e.actor_kind.push('x'),
            |e| e.actor_person = None,
            |e| e.actor_name = Some(String::new()),
            |e| e.on_behalf_of = Some(0),
            |e| e.subject = None,
            |e| e.data_subject = Some(3),
            |e| e.audience = "[ ]".to_owned(),
            |e| e.details = "{ }".to_owned(),
            |e| e.address = Some("127.0.0.1".to_owned()),
            |e| (e.request, e.agent) = ("ra".to_owned(), String::new()),
            |e| e.agent.push('x'),
        ];
        let zero = [0; 32];
        let mut seen = vec![next_hash(&zero, &event()), next_hash(&[1; 32], &event())];
        for change in changes {
            let mut changed = event();
            change(&mut changed);
            let hash = next_hash(&zero, &changed);
            assert!(!seen.contains(&hash), "{changed:?}");
            seen.push(hash);
        }
    }
}
