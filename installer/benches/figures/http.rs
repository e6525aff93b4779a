//! As much of a web client as the figures need: one connection that is kept, one answer at a time.

use crate::Outcome;
use crate::table::percentile;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// An answer.
pub struct Answer {
    pub status: u16,
    pub cookies: Vec<String>,
    pub body: String,
}

/// An open connection.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub async fn open(address: SocketAddr) -> Outcome<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection(BufReader::new(stream)))
    }

    /// Sends a request that is written out already, and reads the answer.
    pub async fn ask(&mut self, request: &str) -> Outcome<Answer> {
        self.0.get_mut().write_all(request.as_bytes()).await?;
        let (mut line, mut length, mut cookies) = (String::new(), Some(0), Vec::new());
        self.0.read_line(&mut line).await?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        loop {
            line.clear();
            self.0.read_line(&mut line).await?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = Some(value.parse()?),
                "set-cookie" => cookies.extend(value.split(';').next().map(str::to_owned)),
                "transfer-encoding" => length = None,
                _ => {}
            }
        }
        let body = match length {
            Some(length) => self.exactly(length).await?,
            None => self.chunks().await?,
        };
        Ok(Answer { status, cookies, body: String::from_utf8(body)? })
    }

    async fn exactly(&mut self, length: usize) -> Outcome<Vec<u8>> {
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(body)
    }

    /// A body in chunks (RFC 9112, section 7.1), without trailers.
    async fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let (mut body, mut line) = (Vec::new(), String::new());
        loop {
            line.clear();
            self.0.read_line(&mut line).await?;
            let length = usize::from_str_radix(line.trim_end(), 16)?;
            body.extend(self.exactly(length).await?);
            self.0.read_line(&mut line).await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// A request for a page, as a browser asks for one.
pub fn get(path: &str, cookies: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n\
         Accept-Language: ko\r\nCookie: {cookies}\r\n\r\n"
    )
}

/// A form sent from one of our own pages.
pub fn post(path: &str, cookies: &str, form: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookies}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
}

/// What a crowd got.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub per_second: f64,
    pub p95: Duration,
}

/// So many connections ask for the same page for `time`, each again as soon as it is answered.
pub async fn load(address: SocketAddr, request: &str, connections: usize, time: Duration) -> Outcome<Load> {
    let (started, request) = (Instant::now(), request.to_owned());
    let crowd = Crowd { address, clients: connections, pause: Duration::ZERO };
    let times = crowd.work(time, move |_, _| request.clone()).await?;
    let took = started.elapsed().as_secs_f64();
    Ok(Load { per_second: times.len() as f64 / took, p95: percentile(&times, 95) })
}

/// People who each ask one thing after the other.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    pub address: SocketAddr,
    pub clients: usize,
    /// What each waits between two requests.
    pub pause: Duration,
}

impl Crowd {
    /// Lets them work for `time`: `request` tells by client and number what is asked. How long each answer took,
    /// the shortest first; anything but a page, or a form that was taken, ends it.
    pub async fn work(
        self,
        time: Duration,
        request: impl Fn(usize, usize) -> String + Send + Sync + 'static,
    ) -> Outcome<Vec<Duration>> {
        let working = self.begin(request);
        tokio::time::sleep(time).await;
        working.end().await
    }

    /// Lets them work until [`Working::end`].
    pub fn begin(self, request: impl Fn(usize, usize) -> String + Send + Sync + 'static) -> Working {
        let (over, request) = (Arc::new(AtomicBool::new(false)), Arc::new(request));
        let one = |client: usize| {
            let (over, request) = (Arc::clone(&over), Arc::clone(&request));
            tokio::spawn(async move {
                let (mut times, mut connection) = (Vec::new(), Connection::open(self.address).await?);
                while !over.load(Ordering::Relaxed) {
                    let (asked, text) = (Instant::now(), request(client, times.len()));
                    let answer = connection.ask(&text).await?;
                    if !matches!(answer.status, 200 | 303) {
                        return Err(format!("status {}", answer.status).into());
                    }
                    times.push(asked.elapsed());
                    if !self.pause.is_zero() {
                        tokio::time::sleep(self.pause).await;
                    }
                }
                Outcome::Ok(times)
            })
        };
        let clients = (0..self.clients).map(one).collect();
        Working { over, clients }
    }
}

/// A crowd at work.
pub struct Working {
    over: Arc<AtomicBool>,
    clients: Vec<JoinHandle<Outcome<Vec<Duration>>>>,
}

impl Working {
    /// Lets each finish what it asked last. How long each answer took, the shortest first.
    pub async fn end(self) -> Outcome<Vec<Duration>> {
        self.over.store(true, Ordering::Relaxed);
        let mut times = Vec::new();
        for one in self.clients {
            times.extend(one.await??);
        }
        times.sort_unstable();
        Ok(times)
    }
}
