//! Asks clamd about a content, by its INSTREAM command.

use crate::options::Scanner;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

const LONGEST_WAIT: Duration = Duration::from_secs(60);
const CONNECT: Duration = Duration::from_secs(3);
const CHUNK: usize = 64 * 1024;

/// What the scanner said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found.
    Clean,
    /// This was found.
    Found(String),
}

/// Has the content in `path` scanned.
///
/// # Errors
/// The scanner is down, too slow, or says what we do not understand; the content stays waiting (S-172).
pub fn scan(scanner: &Scanner, path: &Path) -> io::Result<Verdict> {
    match scanner {
        Scanner::Unix(socket) => {
            let stream = UnixStream::connect(socket)?;
            stream.set_read_timeout(Some(LONGEST_WAIT))?;
            stream.set_write_timeout(Some(LONGEST_WAIT))?;
            talk(stream, path)
        }
        Scanner::Tcp(address) => {
            let stream = TcpStream::connect_timeout(address, CONNECT)?;
            stream.set_read_timeout(Some(LONGEST_WAIT))?;
            stream.set_write_timeout(Some(LONGEST_WAIT))?;
            talk(stream, path)
        }
    }
}

/// `zINSTREAM`, then chunks with their length in front, then a length of zero; one line comes back.
fn talk(mut stream: impl Read + Write, path: &Path) -> io::Result<Verdict> {
    let mut file = std::fs::File::open(path)?;
    stream.write_all(b"zINSTREAM\0")?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = file.read(&mut chunk)?;
        stream.write_all(&u32::try_from(length).unwrap_or_default().to_be_bytes())?;
        if length == 0 {
            break;
        }
        stream.write_all(chunk.get(..length).unwrap_or_default())?;
    }
    let mut answer = Vec::new();
    stream.take(4_096).read_to_end(&mut answer)?;
    verdict(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']))
}

fn verdict(answer: &str) -> io::Result<Verdict> {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Verdict::Found(name.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(io::Error::other(format!("the scanner said: {said}"))),
    }
}
