//! Digests: what the source said, in eight bytes, the same on every machine and in every release.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The digest of a name, wide enough that two of a million never meet.
pub fn key(text: &str) -> u128 {
    let digest = Sha256::digest(text.as_bytes());
    let mut first = [0; 16];
    first.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    u128::from_be_bytes(first)
}

/// Tables whose keys are digests already need no further hashing.
pub type Digests<V> = HashMap<u128, V, BuildHasherDefault<AsIs>>;

/// Takes the key for its own hash.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.0 ^= u64::from_le_bytes(word);
        }
    }

    fn write_u128(&mut self, n: u128) {
        self.0 = (n >> 64) as u64;
    }
}

/// Builds the digest of a row's fields. Fields are told apart by their length.
#[derive(Default)]
pub struct Mark(Sha256);

impl Mark {
    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, n: i64) -> Self {
        self.0.update(n.to_be_bytes());
        self
    }

    /// The digest; never 0, which stands for "look again".
    pub fn finish(self) -> i64 {
        let digest = self.0.finalize();
        let mut first = [0; 8];
        first.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        match i64::from_be_bytes(first) {
            0 => 1,
            n => n,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_into_each_other() {
        let mark = |a: &str, b: &str| Mark::default().text(a).text(b).finish();
        assert_ne!(mark("ab", "c"), mark("a", "bc"));
        assert_eq!(mark("ab", "c"), mark("ab", "c"));
    }

    #[test]
    fn digests_are_the_same_in_every_release() {
        assert_eq!(key("abc") >> 96, 0xba78_16bf);
    }
}
