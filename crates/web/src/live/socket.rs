//! One socket: opened for a session of ours only, told what its person may hear, closed in time.

use super::hub::{Order, Over, Place};
use crate::cx::Cx;
use crate::{Answer, Failure, Front, WebFault, csrf};
use actix_web::{HttpRequest, web};
use actix_ws::{AggregatedMessage as Message, CloseCode, CloseReason};
use futures_util::StreamExt;
use maru_kernel::{Ref, Viewer};
use maru_store::StoreResult;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Frames and whole messages from a browser (S-142).
const LARGEST_FRAME: usize = 8 << 10;
const LARGEST_MESSAGE: usize = 64 << 10;
/// A reader who takes nothing for so long has stopped reading (S-420).
const LONGEST_SEND: Duration = Duration::from_secs(3);
/// Messages a browser may send in a burst, and per second on average (S-142).
const BURST: f64 = 60.0;
const PER_SECOND: f64 = 20.0;

/// What was said means nothing here: the socket is closed (RFC 6455 section 7.4, code 1007).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;

/// What a socket answers to a word: any number of frames.
pub type Saying = Pin<Box<dyn Future<Output = Result<Vec<String>, NotUnderstood>>>>;

/// Speaks with programs over a socket of a module's own.
pub trait Speech: 'static {
    /// Answers what was said.
    fn said(&self, ear: Ear, text: String) -> Saying;

    /// Whether a page is at the other end, which shows what is told to its person.
    fn is_page(&self) -> bool {
        false
    }
}

/// The listening side of one socket.
#[derive(Clone)]
pub struct Ear {
    /// The request that opened it.
    pub cx: Cx,
    number: u64,
    viewer: Viewer,
}

impl Ear {
    /// Who listens, as their rights were looked at last.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// Listens to `topic` from now on, if its person may; says whether they may.
    pub async fn listen(&self, topic: &Ref) -> bool {
        let may = self.may_listen(topic.clone()).await.unwrap_or(false);
        if may {
            self.cx.front.hub.listen(self.number, topic);
        }
        may
    }

    /// Hears of `topic` no more.
    pub fn forget(&self, topic: &Ref) {
        self.cx.front.hub.forget(self.number, topic);
    }

    async fn may_listen(&self, topic: Ref) -> StoreResult<bool> {
        let Some(guard) = self.cx.front.hub.guard_of(&topic.module) else { return Ok(false) };
        let viewer = self.viewer.clone();
        self.cx.db().read(move |conn| guard.may_listen(conn, &viewer, &topic)).await
    }
}

/// `GET /live`: a page says what it wants to hear of.
pub async fn open(cx: Cx, request: HttpRequest, body: web::Payload) -> Answer {
    open_for(cx, request, body, Rc::new(Pages)).await
}

/// A page asks to hear of a thing by sending its reference, and to hear no more of it with a `-` before it.
struct Pages;

impl Speech for Pages {
    fn is_page(&self) -> bool {
        true
    }

    fn said(&self, ear: Ear, text: String) -> Saying {
        Box::pin(async move {
            let topic: Ref = text.trim_start_matches('-').parse().or(Err(NotUnderstood))?;
            if text.starts_with('-') {
                ear.forget(&topic);
            } else {
                ear.listen(&topic).await;
            }
            Ok(Vec::new())
        })
    }
}

/// Opens a socket for the session of the request, over which `speech` speaks.
///
/// # Errors
/// Nobody signed in, a page of somebody else's, or too many sockets.
pub async fn open_for(cx: Cx, request: HttpRequest, body: web::Payload, speech: Rc<dyn Speech>) -> Answer {
    let session = cx.session()?.clone();
    // A missing Origin is refused as well: browsers always send it here (S-139).
    if csrf::origin(request.head(), &cx.front.shell.base_url) != csrf::Origin::Own {
        return Err(WebFault::CrossSite.into());
    }
    let secret = request.cookie(cx.front.session_cookie()).map(|c| c.value().to_owned());
    let secret = secret.ok_or(WebFault::SignInFirst)?;
    let place = cx
        .front
        .hub
        .join(session.id, session.viewer.id, speech.is_page())
        .ok_or(Failure::from(WebFault::TooMany))?;
    let (response, sender, stream) = match actix_ws::handle(&request, body) {
        Ok(parts) => parts,
        Err(error) => {
            cx.front.hub.leave(place.number);
            return Err(WebFault::BadForm(error.to_string()).into());
        }
    };
    let stream = stream.max_frame_size(LARGEST_FRAME).aggregate_continuations();
    let stream = stream.max_continuation_size(LARGEST_MESSAGE);
    let ear = Ear { cx, number: place.number, viewer: session.viewer };
    let task = Socket { ear, secret, sender, speech };
    actix_web::rt::spawn(task.run(stream, place));
    Ok(response)
}

struct Socket {
    ear: Ear,
    secret: String,
    sender: actix_ws::Session,
    speech: Rc<dyn Speech>,
}

impl Socket {
    async fn run(mut self, mut stream: actix_ws::AggregatedMessageStream, mut place: Place) {
        let (hub, number) = (self.ear.cx.front.hub.clone(), self.ear.number);
        let pace = hub.pace();
        let mut ping = tokio::time::interval(pace.ping_every);
        let (mut heard, mut allowance) = (Instant::now(), Allowance::new());
        let reason = loop {
            let go_on = tokio::select! {
                // In this order: who may not hear any more is told nothing that still waits (S-128).
                biased;
                over = &mut place.over => Err(match over {
                    Ok(Over::Goodbye) => CloseCode::Restart,
                    Ok(Over::Slow) => CloseCode::Away,
                    Err(_) => CloseCode::Policy,
                }),
                _ = ping.tick() => {
                    if heard.elapsed() > pace.longest_silence { Err(CloseCode::Away) } else { self.keep_alive().await }
                }
                next = next_of(&mut stream, &mut place.orders) => match next {
                    Next::Heard(message) => {
                        heard = Instant::now();
                        if allowance.take() { self.heard(message).await } else { Err(CloseCode::Policy) }
                    }
                    Next::Order(order) => self.obey(order).await,
                },
            };
            if let Err(code) = go_on {
                break code;
            }
        };
        let _ = in_time(self.sender.close(Some(CloseReason::from(reason)))).await;
        hub.leave(number);
    }

    async fn heard(
        &mut self,
        message: Option<Result<Message, actix_ws::ProtocolError>>,
    ) -> Result<(), CloseCode> {
        match message {
            Some(Ok(Message::Text(text))) => self.answer(text.to_string()).await,
            Some(Ok(Message::Ping(bytes))) => in_time(self.sender.pong(&bytes)).await,
            Some(Ok(Message::Pong(_))) => Ok(()),
            Some(Ok(Message::Binary(_))) => Err(CloseCode::Unsupported),
            Some(Err(_)) => Err(CloseCode::Protocol),
            Some(Ok(Message::Close(_))) | None => Err(CloseCode::Normal),
        }
    }

    async fn answer(&mut self, text: String) -> Result<(), CloseCode> {
        for frame in self.speech.said(self.ear.clone(), text).await.or(Err(CloseCode::Invalid))? {
            in_time(self.sender.text(frame)).await?;
        }
        Ok(())
    }

    async fn obey(&mut self, order: Option<Order>) -> Result<(), CloseCode> {
        match order {
            Some(Order::Send(stream)) => in_time(self.sender.text(stream)).await,
            Some(Order::Recheck) => self.recheck().await,
            None => Err(CloseCode::Policy),
        }
    }

    async fn keep_alive(&mut self) -> Result<(), CloseCode> {
        self.recheck().await?;
        in_time(self.sender.ping(b"")).await
    }

    /// The session may have ended and rights may be gone since (S-141). A database that cannot be
    /// read decides nothing: the next round asks again.
    async fn recheck(&mut self) -> Result<(), CloseCode> {
        let front: Front = self.ear.cx.front.clone();
        let (secret, from) = (self.secret.clone(), self.ear.cx.from.clone());
        let found = self
            .ear
            .cx
            .db()
            .read(move |conn| front.authenticator.session(conn, &secret, &from, front.db.now()))
            .await;
        match found {
            Ok(Some(session)) if !session.pending => self.ear.viewer = session.viewer,
            Ok(_) => return Err(CloseCode::Policy),
            Err(_) => return Ok(()),
        }
        for topic in self.ear.cx.front.hub.topics(self.ear.number) {
            if !self.ear.may_listen(topic.clone()).await.unwrap_or(true) {
                self.ear.forget(&topic);
            }
        }
        Ok(())
    }
}

/// What comes next on a socket.
enum Next {
    Heard(Option<Result<Message, actix_ws::ProtocolError>>),
    Order(Option<Order>),
}

/// Either in turn: whoever says much still hears, and whoever hears much is still heard.
async fn next_of(
    stream: &mut actix_ws::AggregatedMessageStream,
    orders: &mut tokio::sync::mpsc::Receiver<Order>,
) -> Next {
    tokio::select! {
        message = stream.next() => Next::Heard(message),
        order = orders.recv() => Next::Order(order),
    }
}

/// Sends, unless the reader has stopped reading: the task must not wait for them for ever.
async fn in_time(sending: impl Future<Output = Result<(), actix_ws::Closed>>) -> Result<(), CloseCode> {
    match tokio::time::timeout(LONGEST_SEND, sending).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(CloseCode::Away),
    }
}

/// How many messages the browser may still send.
struct Allowance {
    left: f64,
    last: Instant,
}

impl Allowance {
    fn new() -> Self {
        Allowance { left: BURST, last: Instant::now() }
    }

    fn take(&mut self) -> bool {
        self.left = (self.left + self.last.elapsed().as_secs_f64() * PER_SECOND).min(BURST);
        self.last = Instant::now();
        self.left -= 1.0;
        self.left >= 0.0
    }
}
