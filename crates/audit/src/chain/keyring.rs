//! All keys that ever signed, each with the part of the chain it speaks of.

use super::{PublicKey, Succession};

/// The key in force and those before it.
#[derive(Clone, Debug)]
pub struct Keyring {
    current: PublicKey,
    /// The last position each earlier key speaks of, and the key; the oldest first.
    earlier: Vec<(i64, PublicKey)>,
}

impl Keyring {
    /// Walks from the key in force back to the first one. `successions` are in the order they were made.
    ///
    /// # Errors
    /// The position of the first succession, from the newest back, that does not hold.
    pub fn new(current: PublicKey, successions: &[Succession]) -> Result<Keyring, i64> {
        let (mut heir, mut until) = (&current, i64::MAX);
        let mut earlier = Vec::with_capacity(successions.len());
        for succession in successions.iter().rev() {
            let holds =
                succession.new == *heir && succession.position <= until && succession.is_signed_by_both();
            if !holds {
                return Err(succession.position);
            }
            earlier.push((succession.position, succession.old.clone()));
            (heir, until) = (&succession.old, succession.position);
        }
        earlier.reverse();
        Ok(Keyring { current, earlier })
    }

    /// The key that speaks of `position`.
    pub fn at(&self, position: i64) -> &PublicKey {
        let found = self.earlier.iter().find(|(until, _)| position <= *until);
        found.map_or(&self.current, |(_, key)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::Key;
    use maru_kernel::Timestamp;

    #[test]
    fn s_192_each_key_speaks_of_its_own_part_of_the_chain() {
        let folder = maru_testkit::TempFolder::new();
        let key = |name: &str| Key::open(&folder.path().join(name)).unwrap();
        let (first, second, third) = (key("1"), key("2"), key("3"));
        let at = Timestamp::from_second(1_800_000_000).unwrap();
        let made = [Succession::sign(&first, &second, 10, at), Succession::sign(&second, &third, 20, at)];
        let ring = Keyring::new(third.public(), &made).unwrap();
        for (position, want) in [(1, &first), (10, &first), (11, &second), (20, &second), (21, &third)] {
            assert_eq!(*ring.at(position), want.public(), "{position}");
        }
        assert_eq!(Keyring::new(second.public(), &made).err(), Some(20), "not the key in force");
        assert_eq!(Keyring::new(third.public(), &made[1..]).unwrap().at(5), &second.public());
        let stranger = Succession { by_old: made[1].by_new.clone(), ..made[1].clone() };
        assert_eq!(Keyring::new(third.public(), &[made[0].clone(), stranger]).err(), Some(20));
        let line = made[0].to_line();
        assert_eq!(Succession::from_line(&line).unwrap(), made[0]);
        assert!(!Succession::from_line(&line.replacen(" 10 ", " 11 ", 1)).unwrap().is_signed_by_both());
    }
}
