//! As much of the WebSocket protocol (RFC 6455) as a client needs that trusts its server.

use crate::Outcome;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// What a client masks with: the server only has to take it off again, so zeros save us the work.
const MASK: [u8; 4] = [0; 4];
/// Room for what arrives: small, as ten thousand of these stand beside the server that is measured.
const BUFFER: usize = 4 << 10;

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// An open socket.
pub struct Socket {
    /// What it hears.
    pub hearing: Hearing,
    /// How it speaks.
    pub voice: Voice,
}

/// The half that hears.
pub struct Hearing(BufReader<OwnedReadHalf>);

/// The half that speaks.
pub struct Voice(OwnedWriteHalf);

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A text.
    Text(String),
    /// A question whether we are there, to be answered with the same.
    Ping(Vec<u8>),
    /// The end, with its code.
    Close(u16),
}

impl Socket {
    /// Opens a socket at `path`, as a browser with these cookies would from a page of `origin`.
    ///
    /// # Errors
    /// The server refuses it.
    pub async fn open(address: SocketAddr, path: &str, origin: &str, cookies: &str) -> Outcome<Socket> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (reader, mut writer) = stream.into_split();
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: {origin}\r\nCookie: {cookies}\r\n\
             Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        writer.write_all(asked.as_bytes()).await?;
        let mut hearing = Hearing(BufReader::with_capacity(BUFFER, reader));
        let status = hearing.head().await?;
        if !status.contains(" 101 ") {
            return Err(format!("no socket: {status}").into());
        }
        Ok(Socket { hearing, voice: Voice(writer) })
    }
}

impl Hearing {
    /// The first line of the answer, after which frames come.
    async fn head(&mut self) -> Outcome<String> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.0.read_u8().await?);
        }
        Ok(String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned())
    }

    /// The next frame; what is neither text, ping nor end is passed over.
    ///
    /// # Errors
    /// The connection is cut off.
    pub async fn next(&mut self) -> Outcome<Heard> {
        loop {
            let (first, second) = (self.0.read_u8().await?, self.0.read_u8().await?);
            let length = match second & 0x7f {
                126 => u64::from(self.0.read_u16().await?),
                127 => self.0.read_u64().await?,
                short => u64::from(short),
            };
            let mut bytes = vec![0; usize::try_from(length)?];
            self.0.read_exact(&mut bytes).await?;
            match first & 0x0f {
                TEXT => return Ok(Heard::Text(String::from_utf8(bytes)?)),
                PING => return Ok(Heard::Ping(bytes)),
                CLOSE => {
                    let code = bytes.first_chunk().map_or(1005, |code| u16::from_be_bytes(*code));
                    return Ok(Heard::Close(code));
                }
                _ => {}
            }
        }
    }
}

impl Voice {
    /// Says a text.
    ///
    /// # Errors
    /// The connection is cut off.
    pub async fn say(&mut self, text: &str) -> Outcome<()> {
        self.frame(TEXT, text.as_bytes()).await
    }

    /// Answers a ping.
    ///
    /// # Errors
    /// The connection is cut off.
    pub async fn pong(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.frame(PONG, bytes).await
    }

    async fn frame(&mut self, kind: u8, bytes: &[u8]) -> Outcome<()> {
        let mut frame = vec![0x80 | kind];
        match bytes.len() {
            length @ 0..126 => frame.push(0x80 | u8::try_from(length)?),
            length @ 126..=0xffff => {
                frame.push(0x80 | 126);
                frame.extend(u16::try_from(length)?.to_be_bytes());
            }
            length => {
                frame.push(0x80 | 127);
                frame.extend(u64::try_from(length)?.to_be_bytes());
            }
        }
        frame.extend(MASK);
        frame.extend(bytes);
        Ok(self.0.write_all(&frame).await?)
    }
}
