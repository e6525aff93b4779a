//! A loopback port in front of a server whose own ports are files.
//!
//! Some servers listen on fixed, privileged ports only. Debian's `libsocket-wrapper`, loaded before such a
//! server, turns its ports into sockets in a folder: no privilege is needed, nothing else of the machine is
//! touched, and several run side by side. Whoever calls must have a socket named in the same way.

use rustix::net::{AddressFamily, SocketAddrUnix, SocketType, bind, connect, socket};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread::spawn;

/// The last number of the address 127.0.0.10 at which servers listen.
pub(crate) const SERVER: u8 = 10;
/// The same of those who call.
const CALLER: u8 = 20;

/// The port's number for a caller's socket; no two are alike at the same time.
static CALLERS: AtomicU16 = AtomicU16::new(0);

/// How the library names the socket of a TCP port.
fn name(folder: &Path, address: u8, port: u16) -> PathBuf {
    folder.join(format!("T{address:02X}{port:04X}"))
}

/// Calls the server's `port`.
pub(crate) fn call(folder: &Path, port: u16) -> io::Result<UnixStream> {
    let own = name(folder, CALLER, 1024 + CALLERS.fetch_add(1, Ordering::Relaxed) % 60_000);
    let caller = socket(AddressFamily::UNIX, SocketType::STREAM, None)?;
    let _ = std::fs::remove_file(&own);
    bind(&caller, &SocketAddrUnix::new(&own)?)?;
    let answer = connect(&caller, &SocketAddrUnix::new(name(folder, SERVER, port))?);
    // The server only ever sees the name.
    std::fs::remove_file(&own)?;
    answer?;
    Ok(caller.into())
}

/// Opens a free loopback port that leads to the server's `port`, for as long as this process lives.
pub(crate) fn open(folder: &Path, port: u16) -> io::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let number = listener.local_addr()?.port();
    let folder = folder.to_owned();
    spawn(move || {
        while let Ok((visitor, _)) = listener.accept() {
            // Nobody there: the visitor is told by the end of the connection.
            let _ = call(&folder, port).and_then(|server| join(&visitor, &server));
        }
    });
    Ok(number)
}

fn join(visitor: &TcpStream, server: &UnixStream) -> io::Result<()> {
    let (mut questions, mut asked) = (visitor.try_clone()?, server.try_clone()?);
    let (mut answers, mut told) = (server.try_clone()?, visitor.try_clone()?);
    spawn(move || {
        pass_on(&mut questions, &mut asked);
        let _ = asked.shutdown(Shutdown::Write);
    });
    spawn(move || {
        pass_on(&mut answers, &mut told);
        let _ = told.shutdown(Shutdown::Write);
    });
    Ok(())
}

fn pass_on(from: &mut impl Read, to: &mut impl Write) {
    let _ = io::copy(from, to);
}
