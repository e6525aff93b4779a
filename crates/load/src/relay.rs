//! The floor: a server that hands every message on to everybody, out of memory, without asking who anybody is.

use crate::Outcome;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// The answer to any greeting. Our own clients do not check the key.
const WELCOME: &[u8] =
    b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

type Lines = Arc<Mutex<Vec<UnboundedSender<Arc<[u8]>>>>>;

/// It runs until it is dropped.
pub struct Relay {
    address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Relay {
    /// Begins to listen on a free port of the loopback.
    ///
    /// # Errors
    /// No port is free.
    pub async fn start() -> Outcome<Relay> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (address, lines) = (listener.local_addr()?, Lines::default());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&lines)));
            }
        });
        Ok(Relay { address, task })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

async fn serve(stream: TcpStream, lines: Lines) -> Outcome<()> {
    stream.set_nodelay(true)?;
    let (mut reader, mut writer) = stream.into_split();
    let mut greeting = Vec::new();
    while !greeting.ends_with(b"\r\n\r\n") {
        greeting.push(reader.read_u8().await?);
    }
    writer.write_all(WELCOME).await?;
    let (sender, mut receiver) = unbounded_channel::<Arc<[u8]>>();
    lines.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
    tokio::spawn(async move { pass_on(&mut writer, &mut receiver).await });
    take_in(&mut reader, &lines).await
}

async fn pass_on(
    writer: &mut OwnedWriteHalf,
    receiver: &mut tokio::sync::mpsc::UnboundedReceiver<Arc<[u8]>>,
) -> Outcome<()> {
    while let Some(frame) = receiver.recv().await {
        writer.write_all(&frame).await?;
    }
    Ok(())
}

/// Reads frames of a client that masks with zeros, and gives each to all.
async fn take_in(reader: &mut OwnedReadHalf, lines: &Lines) -> Outcome<()> {
    loop {
        let (first, second) = (reader.read_u8().await?, reader.read_u8().await?);
        let length = match second & 0x7f {
            126 => usize::from(reader.read_u16().await?),
            127 => usize::try_from(reader.read_u64().await?)?,
            short => usize::from(short),
        };
        reader.read_u32().await?;
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes).await?;
        if first & 0x0f != 1 {
            continue;
        }
        let frame: Arc<[u8]> = framed(&bytes)?.into();
        for line in lines.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = line.send(Arc::clone(&frame));
        }
    }
}

fn framed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut frame = vec![0x81];
    if bytes.len() < 126 {
        frame.push(u8::try_from(bytes.len())?);
    } else {
        frame.push(126);
        frame.extend(u16::try_from(bytes.len())?.to_be_bytes());
    }
    frame.extend(bytes);
    Ok(frame)
}
