//! Keys as people keep them: one line of text each.

use bech32::{Bech32, Hrp};
use std::fmt;
use std::str::FromStr;
use x25519_dalek::{PublicKey, StaticSecret};

const SECRET: &str = "AGE-SECRET-KEY-";
const PUBLIC: &str = "age";

/// The public half, `age1…`: whoever has it can seal, and not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient(pub(crate) PublicKey);

/// The secret half: opens what was sealed for its [`Recipient`].
pub struct Identity(pub(crate) StaticSecret);

impl Identity {
    /// Makes a new one by chance.
    pub fn make() -> Identity {
        Identity(StaticSecret::from(rand::random::<[u8; 32]>()))
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    /// The line to keep: `AGE-SECRET-KEY-1…`.
    pub fn to_line(&self) -> String {
        // Thirty-two bytes are always short enough to be encoded.
        let secret = Hrp::parse_unchecked(SECRET);
        bech32::encode_upper::<Bech32>(secret, self.0.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Debug for Identity {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.recipient())
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode_lower::<Bech32>(Hrp::parse_unchecked(PUBLIC), self.0.as_bytes());
        f.write_str(&text.or(Err(fmt::Error))?)
    }
}

/// A line that is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKey;

impl FromStr for Recipient {
    type Err = NoKey;

    fn from_str(line: &str) -> Result<Self, NoKey> {
        let public = PublicKey::from(bytes(line, PUBLIC)?);
        // What is sealed for a point of small order anybody can open (RFC 7748 section 6.1).
        let shared = StaticSecret::from([1; 32]).diffie_hellman(&public);
        if shared.was_contributory() { Ok(Recipient(public)) } else { Err(NoKey) }
    }
}

impl FromStr for Identity {
    type Err = NoKey;

    fn from_str(line: &str) -> Result<Self, NoKey> {
        bytes(line, SECRET).map(|bytes| Identity(StaticSecret::from(bytes)))
    }
}

fn bytes(line: &str, kind: &str) -> Result<[u8; 32], NoKey> {
    let (found, bytes) = bech32::decode(line.trim()).or(Err(NoKey))?;
    if !found.as_str().eq_ignore_ascii_case(kind) {
        return Err(NoKey);
    }
    bytes.try_into().or(Err(NoKey))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_line_and_a_misspelt_one_does_not() {
        let identity = Identity::make();
        let line = identity.to_line();
        assert!(line.starts_with("AGE-SECRET-KEY-1") && line.len() == 74, "{line}");
        let again: Identity = line.parse().unwrap();
        assert_eq!(again.recipient(), identity.recipient());
        let public = identity.recipient().to_string();
        assert_eq!(public.parse(), Ok(identity.recipient()));
        assert!(!format!("{identity:?}").contains(&line), "no secret in a log");
        let misspelt = line.strip_suffix('Q').map_or(format!("{line}Q"), |rest| format!("{rest}P"));
        for bad in [misspelt.as_str(), public.as_str(), "", "AGE-SECRET-KEY-1"] {
            assert_eq!(bad.parse::<Identity>().err(), Some(NoKey), "{bad}");
        }
        assert_eq!(line.parse::<Recipient>(), Err(NoKey));
    }

    #[test]
    fn s_194_a_key_that_everybody_has_is_none() {
        for first in [0, 1] {
            let mut point = [0; 32];
            point[0] = first;
            let line = Recipient(PublicKey::from(point)).to_string();
            assert_eq!(line.parse::<Recipient>(), Err(NoKey), "{line}");
        }
    }
}
