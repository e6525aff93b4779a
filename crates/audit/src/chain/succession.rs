//! A succession: the statement, signed by both, that one key follows another (S-192).

use super::{Key, PublicKey};
use maru_kernel::{Timestamp, hex, unhex};

/// Who noted the old key accepts the new one by the old one's signature; who has the new key trusts the
/// old one, for what it signed up to `position`, by the new one's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The last position of the chain the old key speaks of.
    pub position: i64,
    /// When it was made.
    pub at: Timestamp,
    /// The key that signed until then.
    pub old: PublicKey,
    /// The key that signs from then on.
    pub new: PublicKey,
    /// The old key's signature.
    pub by_old: Vec<u8>,
    /// The new key's signature.
    pub by_new: Vec<u8>,
}

impl Succession {
    /// States that `new` follows `old` after `position`.
    pub fn sign(old: &Key, new: &Key, position: i64, at: Timestamp) -> Succession {
        let (by_old, by_new) = (Vec::new(), Vec::new());
        let mut made = Succession { position, at, old: old.public(), new: new.public(), by_old, by_new };
        let text = made.text();
        (made.by_old, made.by_new) = (old.sign(&text).to_vec(), new.sign(&text).to_vec());
        made
    }

    /// What is signed.
    fn text(&self) -> String {
        let Succession { position, at, old, new, .. } = self;
        format!("maru-key-v1 {position} {} {} {}", at.as_microsecond(), old.to_hex(), new.to_hex())
    }

    /// Whether both keys signed it.
    pub fn is_signed_by_both(&self) -> bool {
        let text = self.text();
        self.old.verifies(&text, &self.by_old) && self.new.verifies(&text, &self.by_new)
    }

    /// One line of the log: what is signed, and both signatures.
    pub fn to_line(&self) -> String {
        format!("{} {} {}", self.text(), hex(&self.by_old), hex(&self.by_new))
    }

    /// Reads a line of the log.
    pub fn from_line(line: &str) -> Option<Succession> {
        let mut words = line.split(' ');
        if words.next() != Some("maru-key-v1") {
            return None;
        }
        let position = words.next()?.parse().ok()?;
        let at = Timestamp::from_microsecond(words.next()?.parse().ok()?).ok()?;
        let old = PublicKey::from_bytes(&unhex(words.next()?)?)?;
        let new = PublicKey::from_bytes(&unhex(words.next()?)?)?;
        let (by_old, by_new) = (unhex(words.next()?)?, unhex(words.next()?)?);
        words.next().is_none().then_some(Succession { position, at, old, new, by_old, by_new })
    }
}
