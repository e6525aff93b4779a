//! Opens what was sealed, piece by piece: nothing is handed out that was not proved to be whole.

use crate::error::Error;
use crate::{Identity, PIECE, SALT, TAG, derived, header, nonce};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use std::io::{self, BufRead, ErrorKind, Read};

/// Hands out the content of a sealed file. A failure of the kind [`ErrorKind::InvalidData`] says that the file
/// was changed or cut off.
pub struct Opener<R> {
    from: R,
    cipher: ChaCha20Poly1305,
    piece: Vec<u8>,
    /// How much of the piece was handed out.
    given: usize,
    number: u64,
    over: bool,
}

impl<R: BufRead> Opener<R> {
    /// Reads the beginning of a file.
    ///
    /// # Errors
    /// [`Error::NotSealed`], [`Error::WrongKey`], [`Error::Damaged`], or as `from`.
    pub fn begin(mut from: R, identity: &Identity) -> Result<Opener<R>, Error> {
        let file_key = header::read(&mut from, identity)?;
        let mut salt = [0; SALT];
        from.read_exact(&mut salt)?;
        let cipher = ChaCha20Poly1305::new(&derived(&file_key, &salt, "payload"));
        let mut opener = Opener { from, cipher, piece: Vec::new(), given: 0, number: 0, over: false };
        opener.next()?;
        Ok(opener)
    }

    /// Opens the next piece; it is the last when nothing comes after it.
    fn next(&mut self) -> io::Result<()> {
        let damaged = || io::Error::from(ErrorKind::InvalidData);
        self.piece.clear();
        self.given = 0;
        let most = u64::try_from(PIECE + TAG).unwrap_or(u64::MAX);
        Read::take(&mut self.from, most).read_to_end(&mut self.piece)?;
        let last = self.from.fill_buf()?.is_empty();
        let nonce = nonce(self.number, last);
        if self.cipher.decrypt_in_place(&nonce, b"", &mut self.piece).is_err() {
            self.piece.clear();
            return Err(damaged());
        }
        // Only a file without any content ends with an empty piece.
        if last && self.piece.is_empty() && self.number > 0 {
            return Err(damaged());
        }
        self.number += 1;
        self.over = last;
        Ok(())
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given == self.piece.len() && !self.over {
            self.next()?;
        }
        let count = self.piece.get(self.given..).unwrap_or_default().read(to)?;
        self.given += count;
        Ok(count)
    }
}
