//! Files that only the holder of a key can read: the format of age, version 1, for one X25519 recipient
//! (<https://age-encryption.org/v1>). The tool `age` opens what is written here, and the other way round. Asks for nobody.

mod error;
mod header;
mod keys;
mod opener;
mod sealer;

pub use error::Error;
pub use keys::{Identity, NoKey, Recipient};
pub use opener::Opener;
pub use sealer::Sealer;

use chacha20poly1305::aead::Nonce;
use chacha20poly1305::{ChaCha20Poly1305, Key};
use hkdf::Hkdf;
use sha2::Sha256;

/// Bytes of the key that one file is sealed with.
const FILE_KEY: usize = 16;
/// Bytes of content in each piece but the last.
const PIECE: usize = 64 * 1024;
/// Bytes that sealing a piece adds.
const TAG: usize = 16;
/// Bytes before the first piece.
const SALT: usize = 16;

/// A key made from another for one purpose (RFC 5869).
fn derived(from: &[u8], salt: &[u8], purpose: &str) -> Key {
    let mut key = Key::default();
    // 32 bytes are never too many for SHA-256.
    let _ = Hkdf::<Sha256>::new(Some(salt), from).expand(purpose.as_bytes(), &mut key);
    key
}

/// The number of a piece, and whether it is the last: no piece can be moved, left out or cut off.
fn nonce(number: u64, last: bool) -> Nonce<ChaCha20Poly1305> {
    let mut nonce = [0; 12];
    let (_, count) = nonce.split_at_mut(3);
    if let Some((end, count)) = count.split_last_mut() {
        count.copy_from_slice(&number.to_be_bytes());
        *end = u8::from(last);
    }
    nonce.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    /// "made by age 1.1.1" and a line end, sealed by that tool.
    const MADE_BY_AGE: &str = "6167652d656e6372797074696f6e2e6f72672f76310a2d3e20583235353139205a73614a7939437a47\
        4a706d4e3467736966725a6e76543668304575653841553978555555724d61436c4d0a4f34726c636e676b79346441\
        6a7237474c662b6d45396164617972335451586c7854655871484c615372340a2d2d2d207652566e372b4e516a4d58\
        5469573173624974796c614172766a2b51394e4a52736737346a33436144446f0a873cb0654e71bfaf27c057a3c887\
        efe408f295066a77bd923918a8348c064bcd4563864cfa965d16839300543914dd2ed5b0";
    const ITS_KEY: &str = "AGE-SECRET-KEY-1R4DE2K9C3VT542EVX50PX0DN5GTPEQ909KP9PW48ZJEQ093VA8UQAUJ65Z";

    fn sealed(content: &[u8], recipient: &Recipient) -> Vec<u8> {
        let mut sealer = Sealer::begin(Vec::new(), recipient).unwrap();
        sealer.write_all(content).unwrap();
        sealer.finish().unwrap()
    }

    fn opened(file: &[u8], identity: &Identity) -> Result<Vec<u8>, Error> {
        let mut content = Vec::new();
        Opener::begin(file, identity)?.read_to_end(&mut content)?;
        Ok(content)
    }

    #[test]
    fn s_194_what_the_tool_age_has_sealed_is_opened() {
        let digits: Vec<u8> =
            MADE_BY_AGE.bytes().filter_map(|d| (d as char).to_digit(16)).map(|d| d as u8).collect();
        let file: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let identity = ITS_KEY.parse().unwrap();
        assert_eq!(opened(&file, &identity).unwrap(), b"made by age 1.1.1\n");
        assert!(matches!(opened(&file, &Identity::make()), Err(Error::WrongKey)));
    }

    #[test]
    fn s_194_s_426_pieces_come_back_and_none_may_be_missing_or_moved() {
        let identity = Identity::make();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 9] {
            let content: Vec<u8> = (0..length).map(|n| n as u8).collect();
            let file = sealed(&content, &identity.recipient());
            assert_eq!(opened(&file, &identity).unwrap(), content, "{length}");
            let pieces = file.len() - length - TAG * length.div_ceil(PIECE).max(1);
            for cut in [pieces, pieces + PIECE + TAG, file.len() - 1] {
                if cut < file.len() {
                    assert!(matches!(opened(&file[..cut], &identity), Err(Error::Damaged)), "{length} {cut}");
                }
            }
        }
        let file = sealed(&vec![7; 3 * PIECE], &identity.recipient());
        let first = file.len() - 3 * (PIECE + TAG);
        let mut swapped = file.clone();
        let (one, rest) = swapped[first..].split_at_mut(PIECE + TAG);
        one.swap_with_slice(&mut rest[..PIECE + TAG]);
        assert!(matches!(opened(&swapped, &identity), Err(Error::Damaged)));
    }
}
