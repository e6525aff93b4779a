//! What stands before the content: the key of the file, sealed for its recipient.

use crate::error::Error;
use crate::{FILE_KEY, Identity, Recipient, derived};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::io::BufRead;
use x25519_dalek::{PublicKey, SharedSecret, StaticSecret};

const VERSION: &str = "age-encryption.org/v1";
const WRAPPING: &str = "age-encryption.org/v1/X25519";
/// Lines are short; a file that is none must not be read whole in search of the end of its first line.
const LONGEST_LINE: usize = 128;

/// The header for a file that is sealed with `file_key`.
pub fn write(recipient: &Recipient, file_key: &[u8; FILE_KEY]) -> Result<String, Error> {
    let once = StaticSecret::from(rand::random::<[u8; 32]>());
    let (share, shared) = (PublicKey::from(&once), once.diffie_hellman(&recipient.0));
    let sealed = wrapping(&shared, &share, &recipient.0)
        .encrypt(&Default::default(), file_key.as_slice())
        .or(Err(Error::Damaged))?;
    let (share, sealed) = (STANDARD_NO_PAD.encode(share.as_bytes()), STANDARD_NO_PAD.encode(sealed));
    let head = format!("{VERSION}\n-> X25519 {share}\n{sealed}\n---");
    let mac = STANDARD_NO_PAD.encode(mac(file_key, &head).finalize().into_bytes());
    Ok(format!("{head} {mac}\n"))
}

/// Reads the header and returns the key of the file.
///
/// # Errors
/// [`Error::NotSealed`] for what is no such file, [`Error::WrongKey`] when it was sealed for somebody else, and
/// [`Error::Damaged`] when it was changed.
pub fn read(from: &mut impl BufRead, identity: &Identity) -> Result<[u8; FILE_KEY], Error> {
    if line(from)? != VERSION {
        return Err(Error::NotSealed);
    }
    let stanza = line(from)?;
    let sealed_line = line(from)?;
    let end = line(from)?;
    let share = decode::<32>(stanza.strip_prefix("-> X25519 ").ok_or(Error::Damaged)?)?;
    let sealed = decode::<32>(&sealed_line)?;
    let mac_line = end.strip_prefix("--- ").ok_or(Error::Damaged)?;
    let share = PublicKey::from(share);
    let shared = identity.0.diffie_hellman(&share);
    if !shared.was_contributory() {
        return Err(Error::Damaged);
    }
    let file_key = wrapping(&shared, &share, &identity.recipient().0)
        .decrypt(&Default::default(), sealed.as_slice())
        .or(Err(Error::WrongKey))?;
    let file_key: [u8; FILE_KEY] = file_key.try_into().or(Err(Error::Damaged))?;
    let head = format!("{VERSION}\n{stanza}\n{sealed_line}\n---");
    mac(&file_key, &head).verify_slice(&decode::<32>(mac_line)?).or(Err(Error::Damaged))?;
    Ok(file_key)
}

fn wrapping(shared: &SharedSecret, share: &PublicKey, recipient: &PublicKey) -> ChaCha20Poly1305 {
    let salt = [*share.as_bytes(), *recipient.as_bytes()].concat();
    ChaCha20Poly1305::new(&derived(shared.as_bytes(), &salt, WRAPPING))
}

fn mac(file_key: &[u8], head: &str) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&derived_mac(file_key));
    mac.update(head.as_bytes());
    mac
}

/// The key of the header's seal, filled up to a block of SHA-256, as RFC 2104 does with a shorter one.
fn derived_mac(file_key: &[u8]) -> hmac::digest::Key<Hmac<Sha256>> {
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    let key = derived(file_key, &[], "header");
    block.iter_mut().zip(key).for_each(|(to, from)| *to = from);
    block
}

/// The next line, without its end.
fn line(from: &mut impl BufRead) -> Result<String, Error> {
    let mut line = Vec::new();
    let limit = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
    std::io::Read::take(from, limit).read_until(b'\n', &mut line)?;
    if line.pop() != Some(b'\n') {
        return Err(Error::NotSealed);
    }
    String::from_utf8(line).or(Err(Error::NotSealed))
}

/// Exactly so many bytes, written in the one way there is to write them.
fn decode<const N: usize>(text: &str) -> Result<[u8; N], Error> {
    STANDARD_NO_PAD.decode(text).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(Error::Damaged)
}
