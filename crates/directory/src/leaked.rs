//! The agency's own list of passwords that got out elsewhere (S-3): a file of one password a line, brought in
//! by the operator, as no request leaves the house.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The longest line that is read; a longer one is no password anybody types.
const LONGEST_LINE: u64 = 4_096;

/// Whether the file holds the password. A file that is not there holds none. It is read line by line, so
/// that a list of any size costs no memory.
///
/// # Errors
/// The file is there and cannot be read.
pub fn holds(list: &Path, password: &str) -> io::Result<bool> {
    let file = match File::open(list) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let (mut reader, mut line) = (BufReader::new(file), Vec::new());
    while reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? > 0 {
        if line.trim_ascii_end() == password.trim_end().as_bytes() {
            return Ok(true);
        }
        line.clear();
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_3_a_list_of_the_operator_is_asked_line_by_line() {
        let path = std::env::temp_dir().join(format!("maru-leaked-{}", std::process::id()));
        assert!(!holds(&path, "kR7!q2zWp").unwrap(), "no list");
        std::fs::write(&path, format!("first\r\n{}\nkR7!q2zWp\nlast", "x".repeat(10_000))).unwrap();
        assert!(["first", "kR7!q2zWp", "last"].iter().all(|p| holds(&path, p).unwrap()));
        assert!(["kR7!q2zW", "firstx", ""].iter().all(|p| !holds(&path, p).unwrap()));
        std::fs::remove_file(&path).unwrap();
        assert!(holds(&std::env::temp_dir(), "x").is_err(), "a folder is no list");
    }
}
