//! The port: opened by ourselves, or handed over by systemd, which then keeps it open while we are restarted.

use crate::problem::Problem;
use listenfd::ListenFd;
use std::net::{SocketAddr, TcpListener};

/// Takes the port before anything else is done, so that a taken one costs nothing. A socket that systemd hands over
/// (`maru.socket`) is taken instead of opening one.
///
/// # Errors
/// Taken, not permitted, or not an address of this machine; a socket handed over that is not the one configured.
pub fn listen(address: SocketAddr) -> Result<TcpListener, Problem> {
    match ListenFd::from_env().take_tcp_listener(0) {
        Ok(Some(handed)) => handed_over(handed, address),
        Ok(None) => open(address),
        Err(error) => Err(Problem::Listen { address, reason: error.to_string() }),
    }
}

/// The port that was handed over for a trial, on this machine only.
///
/// # Errors
/// None was handed over, or one that others can reach.
pub fn back_door() -> Result<TcpListener, Problem> {
    let address = SocketAddr::from(([127, 0, 0, 1], 0));
    let wrong = |reason: String| Problem::Listen { address, reason };
    let handed = ListenFd::from_env().take_tcp_listener(0).map_err(|e| wrong(e.to_string()))?;
    handed_over(handed.ok_or_else(|| wrong("LISTEN_FDS".to_owned()))?, address)
}

fn open(address: SocketAddr) -> Result<TcpListener, Problem> {
    use std::io::ErrorKind;
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => Problem::PortTaken(address),
        ErrorKind::PermissionDenied => Problem::PortDenied(address),
        _ => Problem::Listen { address, reason: error.to_string() },
    })
}

/// The configuration decides whether other computers may come without TLS (S-28), so a socket has to be as near or
/// as far as it says.
fn handed_over(listener: TcpListener, configured: SocketAddr) -> Result<TcpListener, Problem> {
    let wrong = |reason: String| Problem::Listen { address: configured, reason };
    let handed = listener.local_addr().map_err(|e| wrong(e.to_string()))?;
    let same_port = configured.port() == 0 || handed.port() == configured.port();
    if same_port && handed.ip().is_loopback() == configured.ip().is_loopback() {
        Ok(listener)
    } else {
        Err(Problem::SocketElsewhere { handed, configured })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_28_a_socket_that_reaches_further_than_configured_is_refused() {
        let handed = |from: &str, configured: &str| {
            let listener = TcpListener::bind(from).unwrap();
            let port = listener.local_addr().unwrap().port();
            handed_over(listener, configured.replace("PORT", &port.to_string()).parse().unwrap()).is_ok()
        };
        assert!(handed("127.0.0.1:0", "127.0.0.1:PORT"));
        assert!(handed("0.0.0.0:0", "0.0.0.0:PORT"));
        assert!(!handed("0.0.0.0:0", "127.0.0.1:PORT"), "plain HTTP would be open to the network");
        assert!(!handed("127.0.0.1:0", "0.0.0.0:PORT"), "nobody could come");
        assert!(!handed("127.0.0.1:0", "127.0.0.1:1"), "another port");
    }
}
