//! As much of a web client as the figures need: one connection that is kept, one answer at a time.

use crate::Outcome;
use crate::table::percentile;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

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
        let (mut line, mut length, mut cookies) = (String::new(), 0, Vec::new());
        self.0.read_line(&mut line).await?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        loop {
            line.clear();
            self.0.read_line(&mut line).await?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "set-cookie" => cookies.extend(value.split(';').next().map(str::to_owned)),
                "transfer-encoding" => return Err("an answer without a length".into()),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(Answer { status, cookies, body: String::from_utf8(body)? })
    }
}

/// A request for a page, as a browser asks for one.
pub fn get(path: &str, cookies: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: figures\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n\
         Accept-Language: ko\r\nCookie: {cookies}\r\n\r\n"
    )
}

/// A form sent from one of our own pages.
pub fn post(path: &str, cookies: &str, form: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: figures\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookies}\r\n\
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
    let over = Arc::new(AtomicBool::new(false));
    let started = Instant::now();
    let crowd: Vec<_> = (0..connections)
        .map(|_| {
            let (over, request) = (Arc::clone(&over), request.to_owned());
            tokio::spawn(async move {
                let (mut times, mut connection) = (Vec::new(), Connection::open(address).await?);
                while !over.load(Ordering::Relaxed) {
                    let asked = Instant::now();
                    let answer = connection.ask(&request).await?;
                    if answer.status != 200 {
                        return Err(format!("status {}", answer.status).into());
                    }
                    times.push(asked.elapsed());
                }
                Outcome::Ok(times)
            })
        })
        .collect();
    tokio::time::sleep(time).await;
    over.store(true, Ordering::Relaxed);
    let mut times = Vec::new();
    for one in crowd {
        times.extend(one.await??);
    }
    let took = started.elapsed().as_secs_f64();
    times.sort_unstable();
    Ok(Load { per_second: times.len() as f64 / took, p95: percentile(&times, 95) })
}
