//! Asks clamd about a content, by its INSTREAM command.

use crate::options::Scanner;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
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
    /// It could not look at this content, or the content could not be read; others may fare better.
    Failed(String),
}

/// A connection to the scanner.
trait Stream: Read + Write {}
impl<S: Read + Write> Stream for S {}

/// Has the content in `path` scanned.
///
/// # Errors
/// The scanner is down; everything stays waiting (S-172).
pub fn scan(scanner: &Scanner, path: &Path) -> io::Result<Verdict> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return Ok(Verdict::Failed(error.to_string())),
    };
    match talk(connect(scanner)?, file) {
        // A scanner that broke off and yet answers has nothing against us but this content.
        Err(error) if scanner.ping().is_ok() => Ok(Verdict::Failed(error.to_string())),
        said => said,
    }
}

fn connect(scanner: &Scanner) -> io::Result<Box<dyn Stream>> {
    match scanner {
        Scanner::Unix(socket) => {
            let stream = UnixStream::connect(socket)?;
            stream.set_read_timeout(Some(LONGEST_WAIT))?;
            stream.set_write_timeout(Some(LONGEST_WAIT))?;
            Ok(Box::new(stream))
        }
        Scanner::Tcp(address) => {
            let stream = TcpStream::connect_timeout(address, CONNECT)?;
            stream.set_read_timeout(Some(LONGEST_WAIT))?;
            stream.set_write_timeout(Some(LONGEST_WAIT))?;
            Ok(Box::new(stream))
        }
    }
}

impl Scanner {
    /// Whether clamd answers there.
    ///
    /// # Errors
    /// Nobody answers, or somebody else.
    pub fn ping(&self) -> io::Result<()> {
        let mut stream = connect(self)?;
        stream.write_all(b"zPING\0")?;
        let said = answer(stream.as_mut())?;
        if said == "PONG" { Ok(()) } else { Err(io::Error::other(said)) }
    }
}

/// A scanner that has had enough of a content says so and hangs up, so its word counts even when sending
/// has failed.
fn talk(mut stream: Box<dyn Stream>, file: File) -> io::Result<Verdict> {
    let sent = send(stream.as_mut(), file);
    match (answer(stream.as_mut()), sent) {
        (Ok(said), _) if !said.is_empty() => Ok(verdict(&said)),
        (_, Err(error)) | (Err(error), _) => Err(error),
        (Ok(_), Ok(())) => Err(ErrorKind::UnexpectedEof.into()),
    }
}

/// `zINSTREAM`, then chunks with their length in front, then a length of zero.
fn send(stream: &mut dyn Stream, mut file: File) -> io::Result<()> {
    stream.write_all(b"zINSTREAM\0")?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = file.read(&mut chunk)?;
        stream.write_all(&u32::try_from(length).unwrap_or_default().to_be_bytes())?;
        if length == 0 {
            return Ok(());
        }
        stream.write_all(chunk.get(..length).unwrap_or_default())?;
    }
}

fn answer(stream: &mut dyn Stream) -> io::Result<String> {
    let mut answer = Vec::new();
    stream.take(4_096).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned())
}

fn verdict(answer: &str) -> Verdict {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Verdict::Found(name.to_owned()),
        None if said == "OK" => Verdict::Clean,
        None => Verdict::Failed(said.to_owned()),
    }
}
