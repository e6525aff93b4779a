//! A compressed archive of small text files: the ustar form of POSIX.1-1988, which every `tar` reads.

use flate2::Compression;
use flate2::write::GzEncoder;
use maru_kernel::Timestamp;
use std::io::{self, Write};

const BLOCK: usize = 512;
/// The folder that everything unpacks into.
const FOLDER: &str = "maru-support";

/// An archive that is being written.
pub struct Archive {
    out: GzEncoder<Vec<u8>>,
    /// Seconds since 1970, of every file in it.
    time: i64,
}

impl Archive {
    pub fn new(time: Timestamp) -> Archive {
        Archive { out: GzEncoder::new(Vec::new(), Compression::default()), time: time.as_second() }
    }

    /// Adds a file.
    pub fn put(&mut self, name: &str, text: &str) -> io::Result<()> {
        let header = header(&format!("{FOLDER}/{name}"), text.len(), self.time);
        self.out.write_all(&header)?;
        self.out.write_all(text.as_bytes())?;
        let rest = text.len().next_multiple_of(BLOCK) - text.len();
        self.out.write_all(&vec![0; rest])
    }

    /// All of it; an archive ends with two empty blocks.
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        self.out.write_all(&[0; 2 * BLOCK])?;
        self.out.finish()
    }
}

/// The fields in their order with their lengths; numbers are octal digits.
fn header(name: &str, size: usize, time: i64) -> Vec<u8> {
    let with_sum = |sum: &str| {
        let fields: [(&str, usize); 10] = [
            (name, 100),
            ("0000600", 8),
            ("0000000", 8),
            ("0000000", 8),
            (&format!("{size:011o}"), 12),
            (&format!("{time:011o}"), 12),
            (sum, 8),
            ("0", 1),
            ("", 100),
            ("ustar\x0000", 8),
        ];
        let mut block = Vec::with_capacity(BLOCK);
        for (text, length) in fields {
            let end = block.len() + length;
            block.extend(text.bytes().take(length));
            block.resize(end, 0);
        }
        block.resize(BLOCK, 0);
        block
    };
    // The sum is taken with spaces in its own place.
    let sum: u32 = with_sum("        ").into_iter().map(u32::from).sum();
    with_sum(&format!("{sum:06o}\0 "))
}
