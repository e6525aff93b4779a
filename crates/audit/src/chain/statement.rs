//! A checkpoint: the signed statement that the chain had this hash at this position.

use super::{Hash, Key, PublicKey};
use maru_kernel::{Timestamp, hex, unhex};

/// A signed statement about the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The position it speaks of.
    pub position: i64,
    /// The hash there.
    pub hash: Hash,
    /// When it was made.
    pub at: Timestamp,
    /// Which key signed it.
    pub key_id: String,
    /// The signature over [`Checkpoint::text`].
    pub signature: Vec<u8>,
}

impl Checkpoint {
    /// States, by `key`, that the chain has `hash` at `position`.
    pub fn sign(key: &Key, position: i64, hash: Hash, at: Timestamp) -> Checkpoint {
        let key_id = key.public().id();
        let mut made = Checkpoint { position, hash, at, key_id, signature: Vec::new() };
        made.signature = key.sign(&made.text()).to_vec();
        made
    }

    /// What is signed.
    fn text(&self) -> String {
        let Checkpoint { position, at, key_id, .. } = self;
        format!("maru-checkpoint-v1 {position} {} {} {key_id}", hex(&self.hash), at.as_microsecond())
    }

    /// Whether `key` signed it.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.key_id == key.id() && key.verifies(&self.text(), &self.signature)
    }

    /// One line of the log: what is signed, and the signature.
    pub fn to_line(&self) -> String {
        format!("{} {}", self.text(), hex(&self.signature))
    }

    /// Reads a line of the log.
    pub fn from_line(line: &str) -> Option<Checkpoint> {
        let mut words = line.split(' ');
        if words.next() != Some("maru-checkpoint-v1") {
            return None;
        }
        let position = words.next()?.parse().ok()?;
        let hash = unhex(words.next()?)?.try_into().ok()?;
        let at = Timestamp::from_microsecond(words.next()?.parse().ok()?).ok()?;
        let key_id = words.next()?.to_owned();
        let signature = unhex(words.next()?)?;
        words.next().is_none().then_some(Checkpoint { position, hash, at, key_id, signature })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_192_a_line_is_read_back_and_a_changed_one_is_no_longer_signed() {
        let folder = maru_testkit::TempFolder::new();
        let key = Key::open(&folder.path().join("audit.key")).unwrap();
        let at = Timestamp::from_second(1_800_000_000).unwrap();
        let made = Checkpoint::sign(&key, 42, [7; 32], at);
        let back = Checkpoint::from_line(&made.to_line()).unwrap();
        assert_eq!(back, made);
        assert!(back.is_signed_by(&key.public()));
        assert!(!Checkpoint { position: 41, ..back.clone() }.is_signed_by(&key.public()));
        assert!(!Checkpoint { hash: [8; 32], ..back }.is_signed_by(&key.public()));
        for line in ["", "maru-checkpoint-v1", "maru-checkpoint-v1 x y z", &format!("{} 00", made.to_line())]
        {
            assert_eq!(Checkpoint::from_line(line), None, "{line}");
        }
    }
}
