//! Hangs up on connections that neither ask nor wait. The server library bounds the time of a connection's
//! first head only: a second one could come a byte at a time for ever, and so could the rest of a form that
//! was refused (S-199, S-418, S-421).

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Extensions, ServiceRequest, ServiceResponse};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;
use actix_web::rt::net::TcpStream as Tcp;
use actix_web::web::{self, Bytes};
use maru_web::Front;
use std::any::Any;
use std::net::{Shutdown, TcpStream};
use std::os::fd::AsFd;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

type Tls = actix_tls::accept::rustls_0_23::TlsStream<Tcp>;

/// How often it is looked after them.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// All open connections; cheap to clone.
#[derive(Clone, Default)]
pub struct Patience(Arc<Mutex<Vec<Weak<Connection>>>>);

/// One connection.
struct Connection {
    /// A second handle to the socket, to hang up by. Given back once a socket of the live pages is spoken over it: that one
    /// looks after its silence by itself, and ten thousand of them would need twenty thousand handles.
    socket: Mutex<Option<TcpStream>>,
    use_: Mutex<Use>,
}

/// What a connection is doing.
struct Use {
    /// Requests being answered.
    running: u32,
    /// Since when there is none.
    since: Instant,
}

impl Patience {
    /// Remembers a new connection, for `HttpServer::on_connect`.
    pub fn meet(&self, io: &dyn Any, data: &mut Extensions) {
        let tcp = io.downcast_ref::<Tcp>().or_else(|| io.downcast_ref::<Tls>().map(|tls| tls.get_ref().0));
        let Some(Ok(socket)) = tcp.map(|tcp| tcp.as_fd().try_clone_to_owned()) else { return };
        let use_ = Mutex::new(Use { running: 0, since: Instant::now() });
        let connection = Arc::new(Connection { socket: Mutex::new(Some(socket.into())), use_ });
        self.all().push(Arc::downgrade(&connection));
        data.insert(connection);
    }

    /// Looks after the connections for ever; those without a request for `longest` are hung up on.
    pub async fn watch(self, longest: Duration) {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            self.all().retain(|known| known.upgrade().is_some_and(|c| !c.is_over(longest)));
        }
    }

    /// How many connections are open, or were a moment ago.
    pub fn len(&self) -> usize {
        self.all().len()
    }

    fn all(&self) -> MutexGuard<'_, Vec<Weak<Connection>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    fn is_over(&self, longest: Duration) -> bool {
        let state = self.use_.lock().unwrap_or_else(PoisonError::into_inner);
        let over = state.running == 0 && state.since.elapsed() > longest;
        if let Some(socket) = self.socket().as_ref().filter(|_| over) {
            let _ = socket.shutdown(Shutdown::Both);
        }
        over
    }

    fn socket(&self) -> MutexGuard<'_, Option<TcpStream>> {
        self.socket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, change: impl FnOnce(u32) -> u32) {
        let mut state = self.use_.lock().unwrap_or_else(PoisonError::into_inner);
        *state = Use { running: change(state.running), since: Instant::now() };
    }
}

/// A request being answered, until the last byte of its answer has been handed over.
struct Visit(Arc<Connection>);

impl Visit {
    fn begin(connection: &Arc<Connection>) -> Visit {
        connection.count(|running| running.saturating_add(1));
        Visit(Arc::clone(connection))
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.0.count(|running| running.saturating_sub(1));
    }
}

/// Counts requests, and lets connections end with their answer once the server stops; for `actix_web::middleware::from_fn`; stands in front of everything else.
///
/// # Errors
/// What the inner service returns.
pub async fn attend<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<Attended>, actix_web::Error> {
    let connection = request.conn_data::<Arc<Connection>>().cloned();
    let visit = connection.as_ref().map(Visit::begin);
    let front = request.app_data::<web::Data<Front>>().cloned();
    let mut response = next.call(request).await?;
    // Who asks again over this connection while the server stops might meet its end in the middle.
    let is_last = front.is_some_and(|front| front.hub.has_said_goodbye());
    let switches = response.status() == StatusCode::SWITCHING_PROTOCOLS;
    if is_last && !switches {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    if let Some(connection) = connection.filter(|_| switches) {
        *connection.socket() = None;
    }
    Ok(response.map_body(|_, body| Attended { body: body.boxed(), _visit: visit }))
}

/// An answer on its way out.
pub struct Attended {
    body: BoxBody,
    _visit: Option<Visit>,
}

impl MessageBody for Attended {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.body.as_pin_mut().poll_next(cx)
    }
}
