//! Seals what is written into it, piece by piece.

use crate::error::Error;
use crate::{FILE_KEY, PIECE, Recipient, SALT, derived, header, nonce};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use std::io::{self, Write};

/// Seals what is written into it. What was not finished cannot be opened.
pub struct Sealer<W> {
    to: W,
    cipher: ChaCha20Poly1305,
    piece: Vec<u8>,
    number: u64,
}

impl<W: Write> Sealer<W> {
    /// Begins a file for `recipient`.
    ///
    /// # Errors
    /// As `to`.
    pub fn begin(mut to: W, recipient: &Recipient) -> Result<Sealer<W>, Error> {
        let (file_key, salt) = (rand::random::<[u8; FILE_KEY]>(), rand::random::<[u8; SALT]>());
        to.write_all(header::write(recipient, &file_key)?.as_bytes())?;
        to.write_all(&salt)?;
        let cipher = ChaCha20Poly1305::new(&derived(&file_key, &salt, "payload"));
        Ok(Sealer { to, cipher, piece: Vec::with_capacity(PIECE), number: 0 })
    }

    /// Writes the last piece.
    ///
    /// # Errors
    /// As what is written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        Ok(self.to)
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let full = |_| io::Error::other("a piece could not be sealed");
        self.cipher.encrypt_in_place(&nonce(self.number, last), b"", &mut self.piece).map_err(full)?;
        self.to.write_all(&self.piece)?;
        self.piece.clear();
        self.number += 1;
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Only when there is more to come is a full piece known not to be the last.
        if self.piece.len() == PIECE && !bytes.is_empty() {
            self.seal(false)?;
        }
        let room = PIECE.saturating_sub(self.piece.len()).min(bytes.len());
        self.piece.extend(bytes.iter().take(room));
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
