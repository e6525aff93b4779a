//! One-time codes (RFC 6238), their sealed secret, and recovery codes.

use crate::MasterKey;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use maru_kernel::{PersonId, Timestamp};
use qrcodegen::{QrCode, QrCodeEcc};
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret: 160 bits (S-115).
const SECRET: usize = 20;
const NONCE: usize = 12;
/// Which master key sealed the secret; there has been one so far.
const KEY_VERSION: u8 = 1;
/// Recovery codes somebody gets (S-117).
pub const CODES: usize = 10;

/// A new secret.
pub fn new_secret() -> [u8; SECRET] {
    let mut secret = [0; SECRET];
    secret.fill_with(rand::random);
    secret
}

/// The secret as it is kept: key version, nonce, ciphertext. It is bound to the person, so that a row
/// copied to somebody else opens for nobody.
pub fn seal(key: &MasterKey, person: PersonId, secret: &[u8]) -> Option<Vec<u8>> {
    let nonce: [u8; NONCE] = rand::random();
    let aad = person.to_string();
    let cipher = Aes256Gcm::new(&key.0.into());
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: secret, aad: aad.as_bytes() }).ok()?;
    Some([&[KEY_VERSION], nonce.as_slice(), &sealed].concat())
}

/// The secret again; `None` when it was sealed with another key, for another person, or changed.
pub fn open(key: &MasterKey, person: PersonId, sealed: &[u8]) -> Option<Vec<u8>> {
    let (version, rest) = sealed.split_first()?;
    let (nonce, text) = rest.split_first_chunk::<NONCE>()?;
    if *version != KEY_VERSION {
        return None;
    }
    let aad = person.to_string();
    let cipher = Aes256Gcm::new(&key.0.into());
    cipher.decrypt(&Nonce::from(*nonce), Payload { msg: text, aad: aad.as_bytes() }).ok()
}

/// The step that `code` is right for at `now`, one step early or late allowed.
pub fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = totp(secret, "", "")?.check(&code, seconds)?;
    i64::try_from(step).ok()
}

/// The code of this instant, for tests and the demo.
pub fn code_at(secret: &[u8], now: Timestamp) -> Option<String> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    Some(totp(secret, "", "")?.generate(seconds).to_string())
}

/// The secret as people type it: groups of four letters and digits.
pub fn as_text(secret: &[u8]) -> String {
    let letters: Vec<char> = Secret::from(secret).to_base32().chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The address that authenticator apps read (Key URI format).
pub fn address(secret: &[u8], agency: &str, login: &str) -> Option<String> {
    totp(secret, agency, login)?.to_url().ok()
}

/// A QR code as the path of an SVG of `side` by `side` units, quiet zone included.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Width and height.
    pub side: i32,
    /// The dark squares, as the `d` of a path.
    pub path: String,
}

/// The QR code of `text`.
pub fn picture(text: &str) -> Option<Picture> {
    const QUIET: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let dark = (0..code.size())
        .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
        .filter(|(x, y)| code.get_module(*x, *y))
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET))
        .collect();
    Some(Picture { side: code.size() + 2 * QUIET, path: dark })
}

/// New recovery codes of 80 bits each, as people read them: four groups of four (Crockford's letters).
pub fn new_codes() -> Vec<String> {
    (0..CODES).map(|_| new_code()).collect()
}

fn new_code() -> String {
    const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letter = |byte: u8| char::from(LETTERS.get(usize::from(byte & 31)).copied().unwrap_or(b'0'));
    let letters: Vec<char> = rand::random::<[u8; 16]>().into_iter().map(letter).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A recovery code as it is compared: small letters, no blanks or hyphens.
pub fn plain_code(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn totp(secret: &[u8], agency: &str, login: &str) -> Option<Totp> {
    let without_colon = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_account_name(without_colon(login))
        .with_issuer(Some(without_colon(agency)).filter(|a| !a.is_empty()))
        .build()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Id;

    #[test]
    fn s_115_a_secret_opens_for_its_person_and_key_only() {
        let (key, person) = (MasterKey([7; 32]), Id::from_i64(5));
        let secret = new_secret();
        let sealed = seal(&key, person, &secret).unwrap();
        assert_eq!(open(&key, person, &sealed).as_deref(), Some(secret.as_slice()));
        assert_eq!(open(&MasterKey([8; 32]), person, &sealed), None);
        assert_eq!(open(&key, Id::from_i64(6), &sealed), None);
        assert!(!sealed.windows(SECRET).any(|w| w == secret));
    }

    #[test]
    fn s_115_codes_are_those_of_rfc_6238_one_step_early_or_late() {
        let secret = b"12345678901234567890";
        let at = |s| Timestamp::from_second(s).unwrap();
        // Appendix B of the RFC, last six digits.
        assert_eq!(code_at(secret, at(1_111_111_109)).unwrap(), "081804");
        for second in [1_111_111_079, 1_111_111_109, 1_111_111_139] {
            assert_eq!(step_of(secret, "081 804", at(second)), Some(1_111_111_109 / 30), "{second}");
        }
        assert_eq!(step_of(secret, "081804", at(1_111_111_170)), None);
    }

    #[test]
    fn s_117_recovery_codes_are_long_and_differ() {
        let codes = new_codes();
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(different.len(), CODES);
        assert!(codes.iter().all(|c| plain_code(c).len() == 16));
    }

    #[test]
    fn apps_can_read_the_address() {
        let address = address(&[1; 20], "마루 공사", "kim").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(picture(&address).unwrap().side > 30);
    }
}
