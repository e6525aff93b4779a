//! The gate in front of every route: who is asking, may they come in, did the form come from us.

use crate::ahead::{Read, Reader};
use crate::answer::contained;
use crate::csrf::{self, Origin};
use crate::cx::{Cx, Facts};
use crate::form::{Fields, LARGEST_FORM, Largest, TOKEN_FIELD, announces_more, largest, read_body};
use crate::session::{Preferences, Session, Theme};
use crate::{Failure, Flash, Front, Rule, WebFault, forwarded, proof};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::http::header;
use actix_web::{Error, HttpMessage, web};
use maru_kernel::{Lang, Surroundings};
use maru_store::{DbConn, StoreError, StoreResult, Tx};
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;

/// Wraps a route with its rule.
#[derive(Clone)]
pub struct Gate {
    pub(crate) rule: Rule,
    pub(crate) needed: bool,
    pub(crate) by_itself: bool,
    pub(crate) ahead: Option<Reader>,
    pub(crate) largest: usize,
}

impl Gate {
    /// In front of what is not there.
    pub(crate) fn for_nothing() -> Gate {
        Gate { rule: Rule::Public, needed: true, by_itself: false, ahead: None, largest: LARGEST_FORM }
    }
}

/// What a script sends along with a request that nobody's hand is behind, such as a second try.
const BY_ITSELF: &str = "maru-by-itself";
/// Parts of a page, which browsers fetch for it; a message that arrives in an open page brings its pictures
/// (Fetch Metadata, `Sec-Fetch-Dest`).
const PARTS: [&str; 7] = ["audio", "font", "image", "script", "style", "track", "video"];

impl<S, B> Transform<S, ServiceRequest> for Gate
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = Guarded<S>;
    type InitError = ();
    type Future = Ready<Result<Guarded<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(Guarded { gate: self.clone(), service: Rc::new(service) }))
    }
}

/// A route behind its gate.
pub struct Guarded<S> {
    gate: Gate,
    service: Rc<S>,
}

impl<S, B> Service<ServiceRequest> for Guarded<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<ServiceResponse<BoxBody>, Error>>>>;

    forward_ready!(service);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let (gate, service) = (self.gate.clone(), Rc::clone(&self.service));
        let http = request.request().clone();
        let rest = async move {
            request.extensions_mut().insert(Largest(gate.largest));
            let (cx, full, read) = enter(&mut request, &gate).await?;
            if let Some(read) = read {
                request.extensions_mut().insert(read);
            }
            // The context goes in first, so that even a refusal is shown in the visitor's language.
            request.extensions_mut().insert(cx.clone());
            if let Err(refused) = admit(gate.rule, cx.session.as_ref()) {
                note_refusal(gate.rule, &cx).await?;
                return Err(refused.into());
            }
            if full && !gate.needed {
                return Err(Failure::from(WebFault::Full).into());
            }
            proof::prove_with_form(&mut request, cx).await?;
            service.call(request).await
        };
        Box::pin(async move { Ok(contained(http, rest).await) })
    }
}

/// Whether this visit may come in.
fn admit(rule: Rule, session: Option<&Session>) -> Result<(), Failure> {
    let complete = session.filter(|s| !s.pending);
    match rule {
        Rule::Public => Ok(()),
        Rule::Pending => session.map(|_| ()).ok_or_else(|| WebFault::SignInFirst.into()),
        Rule::SignedIn => complete.map(|_| ()).ok_or_else(|| WebFault::SignInFirst.into()),
        Rule::Colleague => match complete {
            None => Err(WebFault::SignInFirst.into()),
            Some(s) if s.viewer.guest => Err(WebFault::NotFound.into()),
            Some(_) => Ok(()),
        },
        Rule::May(permission) => match complete {
            None => Err(WebFault::SignInFirst.into()),
            Some(s) if s.viewer.may(permission) => Ok(()),
            Some(_) => Err(WebFault::NotFound.into()),
        },
    }
}

/// A role's holder who asks for the console from an unregistered network leaves a line (S-6).
async fn note_refusal(rule: Rule, cx: &Cx) -> Result<(), Failure> {
    let (Rule::May(permission), Some(session)) = (rule, cx.session.clone()) else { return Ok(()) };
    if session.pending || !session.withheld.contains(permission) {
        return Ok(());
    }
    let (authenticator, path) = (std::sync::Arc::clone(&cx.front.authenticator), cx.path.clone());
    let note = move |tx: &mut Tx<'_>| authenticator.refused(tx, &session, &path);
    cx.db().write(&cx.cause(), note).await.map_err(Failure::from)
}

/// The request's context, whether what it wants to do is new work for which there is no room, and what was
/// read ahead.
async fn enter(request: &mut ServiceRequest, gate: &Gate) -> Result<(Cx, bool, Option<Read>), Failure> {
    let front =
        request.app_data::<web::Data<Front>>().map(|f| f.get_ref().clone()).ok_or(WebFault::NotFound)?;
    let peer = request.peer_addr().map(|a| a.ip());
    let address = forwarded::client(peer, request.headers(), &front.shell.trusted_proxies);
    let from = surroundings(request, address);
    let cookie = |name: &str| request.cookie(name).map(|c| c.value().to_owned());
    let secret = cookie(front.session_cookie());
    let token = cookie(front.csrf_cookie()).filter(|t| t.len() == 32);
    let chosen = cookie_preferences(request);
    let accepted =
        header_text(request, header::ACCEPT_LANGUAGE.as_str()).map(Lang::from_accept).unwrap_or_default();
    if let Some(address) = address.or(peer)
        && !front.throttle.admit(address, front.db.now())
    {
        return Err(WebFault::TooMany.into());
    }
    let wants_page = request.method().is_safe() && may_show_page(request);
    let changes = csrf::is_unsafe(request.method());
    let (path, here) = (
        request.path().to_owned(),
        request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
    );
    let flash = request.cookie(Flash::COOKIE).and_then(|c| Flash::from_cookie(c.value()));
    let by_itself = gate.by_itself || is_by_itself(request);
    let (db, known, gate) = (front.db.clone(), token.clone(), gate.clone());
    let (cx, full, read) = db
        .read_together(move |conn| {
            let full = changes && front.shell.full.as_ref().map_or(Ok(false), |full| full(conn))?;
            let greeting = greet(conn, &front, secret.as_deref(), &from, chosen, accepted, wants_page)?;
            let cx = Cx::new(Facts {
                lang: greeting.preferences.lang.unwrap_or(accepted),
                session: greeting.session,
                preferences: greeting.preferences,
                from,
                path,
                here,
                token_is_new: token.is_none(),
                csrf: token.unwrap_or_else(new_token),
                flash,
                badges: greeting.badges,
                unread: greeting.unread,
                banners: greeting.banners,
                front,
            });
            let welcome = admit(gate.rule, cx.session.as_ref()).is_ok();
            let read = gate.ahead.filter(|_| welcome).map(|read| read(conn, &cx));
            Ok::<_, StoreError>((cx, full, read))
        })
        .await?;
    if changes {
        refuse_foreign_forms(request, &cx.front.shell.base_url, known.as_deref()).await?;
    }
    // A page left open asks for its socket and for much else again and again; that is no use of the session (S-133).
    if !by_itself {
        note_use(&cx.front, cx.session.as_ref());
    }
    Ok((cx, full, read))
}

/// Whether a page asks that nobody touched, whatever it asks for. Whoever claims that of their own request shortens their own session
/// and nothing else.
fn is_by_itself(request: &ServiceRequest) -> bool {
    let part = header_text(request, "sec-fetch-dest").is_some_and(|part| PARTS.contains(&part));
    part || request.headers().contains_key(BY_ITSELF)
}

/// Whether the answer may be a page, whose frame then has to be read: it is told by what never shows one, since
/// programs that ask for a page seldom name HTML.
fn may_show_page(request: &ServiceRequest) -> bool {
    let picture =
        header_text(request, header::ACCEPT.as_str()).is_some_and(|kind| kind.starts_with("image/"));
    !picture && !request.headers().contains_key(header::UPGRADE)
}

/// What one visit to the database finds out for the frame of a page.
struct Greeting {
    session: Option<Session>,
    preferences: Preferences,
    badges: Vec<(&'static str, u32)>,
    unread: u32,
    banners: Vec<String>,
}

fn greet(
    conn: &mut DbConn,
    front: &Front,
    secret: Option<&str>,
    from: &Surroundings,
    chosen: Preferences,
    accepted: Lang,
    wants_page: bool,
) -> StoreResult<Greeting> {
    let session = match secret {
        Some(secret) => front.authenticator.session(conn, secret, from, front.db.now())?,
        None => None,
    };
    let session = session.filter(|s| !front.hub.holds_ended(s.id));
    let preferences = session.as_ref().map_or(chosen, |s| s.preferences.clone());
    let lang = preferences.lang.unwrap_or(accepted);
    let mut greeting = Greeting { session, preferences, badges: Vec::new(), unread: 0, banners: Vec::new() };
    if !wants_page {
        return Ok(greeting);
    }
    let viewer = greeting.session.as_ref().filter(|s| !s.pending).map(|s| s.viewer.clone());
    if let Some(viewer) = &viewer {
        for entry in &front.shell.nav {
            let count = entry.badge.as_ref().and_then(|count| found(entry.key, count(conn, viewer)));
            greeting.badges.extend(count.map(|count| (entry.key, count)));
        }
        let unread = front.shell.unread.as_ref().and_then(|count| found("unread", count(conn, viewer)));
        greeting.unread = unread.unwrap_or_default();
    }
    for banner in &front.shell.banners {
        greeting.banners.extend(found("banner", banner(conn, viewer.as_ref(), lang)).flatten());
    }
    Ok(greeting)
}

/// What cannot be counted is not shown, and takes no page with it.
fn found<T>(what: &str, counted: StoreResult<T>) -> Option<T> {
    counted.inspect_err(|error| tracing::warn!(what, %error, "the frame of a page lacks something")).ok()
}

/// Without headers that tell the origin, the token in the form must match the cookie.
async fn refuse_foreign_forms(
    request: &mut ServiceRequest,
    base_url: &str,
    token: Option<&str>,
) -> Result<(), Failure> {
    match csrf::origin(request.head(), base_url) {
        Origin::Own => return Ok(()),
        Origin::Foreign => return Err(WebFault::CrossSite.into()),
        Origin::Unknown => {}
    }
    let largest = largest(&request.extensions());
    if announces_more(request.headers(), largest) {
        return Err(WebFault::TooLarge.into());
    }
    let body = read_body(&mut request.take_payload(), largest).await?;
    let fields = Fields::parse(&body)?;
    let proven = token.is_some_and(|t| csrf::same_token(t, fields.get(TOKEN_FIELD)));
    request.set_payload(Payload::from(body));
    if proven { Ok(()) } else { Err(WebFault::CrossSite.into()) }
}

/// Writes down the use of a session, behind the answer and at most once a minute.
fn note_use(front: &Front, session: Option<&Session>) {
    let Some(session) = session.map(|s| s.id) else { return };
    if !front.throttle.once_a_minute(session, front.db.now()) {
        return;
    }
    let (db, authenticator) = (front.db.clone(), std::sync::Arc::clone(&front.authenticator));
    actix_web::rt::spawn(async move {
        let cause = maru_kernel::Cause::system("web.session");
        if let Err(error) = db.write(&cause, move |tx| authenticator.seen(tx, session)).await {
            tracing::warn!(%error, "a session's use was not noted");
        }
    });
}

fn header_text<'r>(request: &'r ServiceRequest, name: &str) -> Option<&'r str> {
    request.headers().get(name).and_then(|v| v.to_str().ok())
}

fn surroundings(request: &ServiceRequest, address: Option<std::net::IpAddr>) -> Surroundings {
    let agent = header_text(request, header::USER_AGENT.as_str()).unwrap_or_default();
    let request_id =
        request.extensions().get::<crate::headers::RequestId>().map(|r| r.0.clone()).unwrap_or_default();
    Surroundings { address, request: request_id, agent: agent.chars().take(200).collect() }
}

/// Before sign-in, preferences live in cookies; the forms that set them are the same.
fn cookie_preferences(request: &ServiceRequest) -> Preferences {
    let value = |name: &str| request.cookie(name).map(|c| c.value().to_owned()).unwrap_or_default();
    Preferences {
        lang: value("lang").parse().ok(),
        theme: Theme::from_name(&value("theme")),
        density: Preferences::density(&value("density")).to_owned(),
        keys_off: value("keys") == "off",
    }
}

fn new_token() -> String {
    format!("{:032x}", rand::random::<u128>())
}
