//! Routes: every one names its rule, so that none can be forgotten and all can be listed (S-144).

use crate::ahead::{Read, Reader};
use crate::answer::AllowedMethods;
use crate::form::LARGEST_FORM;
use crate::gate::Gate;
use crate::{Cx, Failure, WebFault};
use actix_web::http::Method;
use actix_web::{FromRequest, Handler, HttpMessage, HttpRequest, Responder, guard, web};
use maru_store::{DbConn, StoreResult};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Who may come in at all. What they may do with which thing is decided in the module's `access.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Everybody, signed in or not.
    Public,
    /// A session that still owes the second factor, or a complete one.
    Pending,
    /// Everybody who is signed in, guests too.
    SignedIn,
    /// Everybody who is signed in and no guest; for guests the page does not exist (S-34).
    Colleague,
    /// Signed in, with this permission from a role; for others the page does not exist.
    May(&'static str),
}

/// One method on one path.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path pattern: `/people/{id}`.
    pub path: &'static str,
    /// Who may come in.
    pub rule: Rule,
    /// Whether it answers even when new work is refused for want of room (S-9).
    pub needed: bool,
    /// Whether an open page asks for it without anybody touching the page, which is no use of a session (S-133).
    pub by_itself: bool,
    /// What is read in the same turn as who is asking.
    ahead: Option<Reader>,
    /// The largest form it takes, in bytes as it is sent.
    largest: usize,
    make: Arc<dyn Fn(Gate) -> actix_web::Route + Send + Sync>,
}

impl Route {
    /// `GET path`.
    pub fn get<F, A>(path: &'static str, rule: Rule, handler: F) -> Route
    where
        F: Handler<A> + Send + Sync,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Route::new(Method::GET, path, rule, handler)
    }

    /// `POST path`.
    pub fn post<F, A>(path: &'static str, rule: Rule, handler: F) -> Route
    where
        F: Handler<A> + Send + Sync,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Route::new(Method::POST, path, rule, handler)
    }

    /// Any other method.
    pub fn new<F, A>(method: Method, path: &'static str, rule: Rule, handler: F) -> Route
    where
        F: Handler<A> + Send + Sync,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let on = method.clone();
        let make = Arc::new(move |gate: Gate| on_method(&on).to(handler.clone()).wrap(gate));
        let (needed, by_itself, ahead, largest) = (false, false, None, LARGEST_FORM);
        Route { method, path, rule, needed, by_itself, ahead, largest, make }
    }

    /// The same route, answering even when new work is refused for want of room (S-9): signing in and out,
    /// taking rights away, and what makes room.
    #[must_use]
    pub fn even_when_full(self) -> Route {
        Route { needed: true, ..self }
    }

    /// The same route for what an open page asks for without anybody touching the page: asking makes no session last longer, and
    /// is not shown as its use (S-133).
    #[must_use]
    pub fn asked_by_itself(self) -> Route {
        Route { by_itself: true, ..self }
    }

    /// The same route for forms of up to `bytes` as they are sent, where a letter of Korean takes nine.
    #[must_use]
    pub fn taking(self, bytes: usize) -> Route {
        Route { largest: bytes, ..self }
    }

    /// The same route for a page that everybody opens all the time: `read` runs on the thread that finds out
    /// who is asking, once they may come in, and the handler takes what it found as [`crate::Ahead`].
    #[must_use]
    pub fn reading_ahead<T: Send + 'static>(
        self,
        read: impl Fn(&mut DbConn, &Cx) -> StoreResult<T> + Send + Sync + 'static,
    ) -> Route {
        let read = move |conn: &mut DbConn, cx: &Cx| Box::new(read(conn, cx)) as Read;
        Route { ahead: Some(Arc::new(read)), ..self }
    }

    fn gate(&self) -> Gate {
        Gate {
            rule: self.rule,
            needed: self.needed,
            by_itself: self.by_itself,
            ahead: self.ahead.clone(),
            largest: self.largest,
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.path, self.rule)
    }
}

/// Mounts all routes: one resource per path, with 405 for the methods it lacks.
pub fn mount(config: &mut web::ServiceConfig, routes: &[Route]) {
    let mut by_path: BTreeMap<&str, Vec<&Route>> = BTreeMap::new();
    for route in routes {
        by_path.entry(route.path).or_default().push(route);
    }
    // Patterns with more fixed text first, so that /me/sessions is not taken for /me/{id}.
    let mut paths: Vec<_> = by_path.into_iter().collect();
    paths.sort_by_key(|(path, _)| (path.matches('{').count(), *path));
    for (path, routes) in paths {
        let mut resource = web::resource(path);
        for route in &routes {
            resource = resource.route((route.make)(route.gate()));
        }
        config.service(resource.default_service(wrong_method(&routes)));
    }
    // Behind the gate as well, so that who is signed in is shown their own frame and floods are bounded.
    let nothing = || async { Err::<&str, Failure>(WebFault::NotFound.into()) };
    config.default_service(web::route().to(nothing).wrap(Gate::for_nothing()));
}

/// What answers `GET` answers `HEAD`; the server leaves the content away (RFC 9110 section 9.3.2).
fn on_method(method: &Method) -> actix_web::Route {
    match *method {
        Method::GET => web::route().guard(guard::Any(guard::Get()).or(guard::Head())),
        _ => web::method(method.clone()),
    }
}

/// Refuses other methods than those of `routes`, and names these.
fn wrong_method(routes: &[&Route]) -> actix_web::Route {
    let mut methods: Vec<&str> = routes.iter().map(|route| route.method.as_str()).collect();
    if methods.contains(&Method::GET.as_str()) {
        methods.push(Method::HEAD.as_str());
    }
    let methods = AllowedMethods(methods.join(", "));
    let refuse = move |request: HttpRequest| {
        request.extensions_mut().insert(methods.clone());
        async { Err::<&str, Failure>(WebFault::Method.into()) }
    };
    web::route().to(refuse).wrap(Gate::for_nothing())
}
