//! A password that can be used but not printed (S-129).

use super::SourceError;
use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// A secret text. Debug output and errors never show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text` secret.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// Reads the first line of a file that only its owner and group may read.
    ///
    /// # Errors
    /// When the file cannot be read, everybody may read it, or its first line is empty.
    pub fn from_file(path: &Path) -> Result<Self, SourceError> {
        let fail = |reason: String| SourceError::SecretFile { path: path.display().to_string(), reason };
        let meta = fs::metadata(path).map_err(|e| fail(e.to_string()))?;
        if meta.permissions().mode() & 0o007 != 0 {
            return Err(fail("chmod o= is missing".to_owned()));
        }
        let text = fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
        match text.lines().next() {
            Some(line) if !line.trim().is_empty() => Ok(Secret(line.to_owned())),
            _ => Err(fail("the first line is empty".to_owned())),
        }
    }

    /// The text itself, for the one call that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether a server could take the secret for "no password" and let anybody in (S-123).
    pub fn is_void(&self) -> bool {
        self.0.trim().is_empty() || self.0.contains('\0')
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_123_blank_and_nul_passwords_are_void() {
        for void in ["", " ", "\t\n", "a\0b", "\0", "\u{3000}"] {
            assert!(Secret::new(void).is_void(), "{void:?}");
        }
        assert!(!Secret::new(" a ").is_void());
    }

    #[test]
    fn s_129_a_secret_is_never_printed() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret");
    }
}
