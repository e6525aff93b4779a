//! Passwords: which are refused unread, and the hash of those kept here.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::LazyLock;

/// The longest password that is looked at, in bytes (S-112).
pub const LONGEST: usize = 1_024;

/// 19 MiB, two passes, one lane: the second recommendation of the OWASP cheat sheet.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;

/// What unknown people's passwords are compared with, so that nobody can tell by the time taken that
/// there is no such person (S-114).
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash("nobody has this password").unwrap_or_default());

/// Whether a password is refused before anything else is done with it: empty and blank ones and those
/// with NUL, which directories take for "anonymous" (S-123), and those too long to be hashed (S-112).
pub fn is_hopeless(password: &str) -> bool {
    password.trim().is_empty() || password.contains('\0') || password.len() > LONGEST
}

/// The hash of a password, with its salt and parameters (PHC string).
///
/// # Errors
/// Only when the system gives no random numbers.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    let made: PasswordHash = argon().hash_password(password.as_bytes())?;
    Ok(made.to_string())
}

/// Whether the password belongs to the hash. Takes tens of milliseconds, and no more memory or time than
/// [`hash`] whatever the database holds (S-209).
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| is_bearable(&hash) && argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Whether a stored hash asks for no more than one of ours; it tells by itself how costly it is.
fn is_bearable(hash: &PasswordHash) -> bool {
    Params::try_from(hash)
        .is_ok_and(|asked| asked.m_cost() <= MEMORY_KIB && asked.t_cost() <= PASSES && asked.p_cost() == 1)
}

/// Takes as long as [`verify`] and always says no.
pub fn verify_nobody(password: &str) -> bool {
    let _ = verify(password, &NOBODYS);
    false
}

fn argon() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_123_blank_passwords_are_hopeless() {
        for password in ["", " ", "\t", "\u{3000}", "a\0b", &"x".repeat(LONGEST + 1)] {
            assert!(is_hopeless(password));
        }
        assert!(!is_hopeless(&"x".repeat(LONGEST)));
    }

    #[test]
    fn s_209_a_stored_hash_takes_no_more_than_one_of_ours() {
        let (salt, out) = ("c29tZXNhbHQxMjM0", "A".repeat(43));
        let since = std::time::Instant::now();
        for costly in [
            "m=4194304,t=1,p=1",
            "m=19456,t=4000000000,p=1",
            "m=8,t=3,p=1",
            "m=19456,t=2,p=16777215",
            "m=4294967295,t=4294967295,p=1",
        ] {
            assert!(!verify("x", &format!("$argon2id$v=19$m=8,t=1,p=1,{costly}${salt}${out}")), "{costly}");
            let hash = format!("$argon2id$v=19${costly}${salt}${out}");
            let read = PasswordHash::new(&hash);
            assert!(!read.is_ok_and(|hash| is_bearable(&hash)), "{costly}");
            assert!(!verify("x", &hash), "{costly}");
        }
        for garbage in ["", "$", "$argon2id", "$argon2id$v=19", "$argon2id$v=19$m=19456,t=2,p=1$$", "x\0"] {
            assert!(!verify("x", garbage), "{garbage}");
        }
        let good = hash("correct horse").unwrap();
        for at in 0..good.len() {
            let mut broken = good.clone().into_bytes();
            broken.truncate(at);
            assert!(!verify("correct horse", &String::from_utf8(broken).unwrap()), "{at}");
        }
        assert!(since.elapsed().as_secs() < 20, "{:?}", since.elapsed());
    }

    #[test]
    fn a_hash_knows_its_password() {
        let hash = hash("correct horse").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("correct horse", &hash));
        assert!(!verify("correct hors", &hash));
        assert!(!verify_nobody("nobody has this password"));
    }
}
