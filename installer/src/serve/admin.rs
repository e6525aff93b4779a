//! The listener for those who watch over the service: whether it lives, whether it can work, its figures. On this
//! machine only, and nobody is asked who they are.

use super::figures::Figures;
use crate::config::AdminSocket;
use crate::problem::Problem;
use actix_web::dev::Server;
use actix_web::{App, HttpResponse, HttpServer, web};
use maru_web::{Front, mount_health};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::Path;

/// The media type of what Prometheus reads.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// The owner and the group may ask.
const FILE_MODE: u32 = 0o660;

/// An opened listener, before anything answers on it.
#[derive(Debug)]
pub enum Opened {
    /// A port of this machine.
    Port(TcpListener),
    /// A socket file.
    File(UnixListener),
}

/// Opens what the configuration names.
///
/// # Errors
/// The port is taken; the socket file cannot be made.
pub fn open(socket: &AdminSocket) -> Result<Opened, Problem> {
    match socket {
        AdminSocket::Port(address) => {
            TcpListener::bind(address).map(Opened::Port).map_err(|e| taken(*address, &e))
        }
        AdminSocket::File(path) => file(path).map(Opened::File).map_err(|e| Problem::file(path, &e)),
    }
}

fn taken(address: SocketAddr, error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => Problem::PortTaken(address),
        _ => Problem::Listen { address, reason: error.to_string() },
    }
}

/// What an earlier process left behind is in nobody's way; anything but a socket is.
fn file(path: &Path) -> std::io::Result<UnixListener> {
    if std::fs::symlink_metadata(path).is_ok_and(|about| about.file_type().is_socket()) {
        std::fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(FILE_MODE))?;
    Ok(listener)
}

/// Answers on it, until dropped.
///
/// # Errors
/// The listener fails.
pub fn serve(opened: Opened, front: Front, figures: Figures) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(front.clone()))
            .app_data(web::Data::new(figures.clone()))
            .configure(mount_health)
            .route("/metrics", web::get().to(metrics))
    })
    .workers(1)
    .disable_signals();
    let server = match opened {
        Opened::Port(listener) => server.listen(listener)?,
        Opened::File(listener) => server.listen_uds(listener)?,
    };
    Ok(server.run())
}

async fn metrics(front: web::Data<Front>, figures: web::Data<Figures>) -> HttpResponse {
    match figures.told(&front).await {
        Ok(text) => HttpResponse::Ok().content_type(TEXT).body(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
