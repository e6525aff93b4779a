//! What wrong tries lock, and under which name they are counted.

use maru_kernel::{PersonId, Timestamp};

/// What is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// Signing in by a name.
    SignIn,
    /// Giving the password again.
    Proof,
    /// Giving a code.
    Factor,
    /// Every sign-in from an address.
    Address,
}

impl Locked {
    const ALL: [Locked; 4] = [Locked::SignIn, Locked::Proof, Locked::Factor, Locked::Address];

    /// The name kept in the database and sent by forms.
    pub const fn name(self) -> &'static str {
        match self {
            Locked::SignIn => "login",
            Locked::Proof => "proof",
            Locked::Factor => "factor",
            Locked::Address => "address",
        }
    }

    /// What goes by that name.
    pub fn from_name(name: &str) -> Option<Locked> {
        Locked::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Under what tries are counted: `of` is a sign-in name, a person's id or an address.
    pub fn key(self, of: &str) -> String {
        format!("{}:{of}", self.name())
    }

    /// The reverse of [`Locked::key`].
    pub fn of_key(key: &str) -> Option<(Locked, &str)> {
        let (name, of) = key.split_once(':')?;
        Some((Locked::from_name(name)?, of))
    }
}

/// A lock that holds now.
#[derive(Clone, Debug)]
pub struct Lock {
    /// What is locked.
    pub what: Locked,
    /// Whose it is; `None` for an address, and for a name nobody signs in by.
    pub person: Option<(PersonId, String)>,
    /// The address, for locks of addresses; otherwise empty.
    pub address: String,
    /// Wrong tries counted.
    pub failures: i32,
    /// When the first of them was made.
    pub since: Timestamp,
    /// When the lock ends by itself.
    pub until: Timestamp,
    /// Under what the tries are counted.
    pub key: String,
}

/// The key of a person's proofs.
pub fn proof_key(person: PersonId) -> String {
    Locked::Proof.key(&person.to_string())
}

/// The key of a person's codes.
pub fn factor_key(person: PersonId) -> String {
    Locked::Factor.key(&person.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back() {
        for kind in Locked::ALL {
            assert_eq!(Locked::of_key(&kind.key("2001:db8::1")), Some((kind, "2001:db8::1")));
        }
        assert_eq!(Locked::of_key("other:x"), None);
    }
}
