//! `Cx`: everything a handler may ask about its request.

use crate::page::Page;
use crate::redirect::ascii;
use crate::session::{Preferences, Session};
use crate::{Failure, Flash, FlashKind, Front, WebFault};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload};
use askama::Template;
use maru_kernel::{Cause, Id, Lang, Surroundings, Timestamp, Viewer};
use maru_store::{Db, DbConn, StoreError, Tx};
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;

/// What a handler returns.
pub type Answer = Result<HttpResponse, Failure>;

/// A request, with its visitor already known. Cheap to clone.
#[derive(Clone)]
pub struct Cx(Arc<Facts>);

/// What is known of a request.
#[derive(Clone)]
pub struct Facts {
    /// The house.
    pub front: Front,
    /// The signed-in visit, if any.
    pub session: Option<Session>,
    /// How the visitor likes pages.
    pub preferences: Preferences,
    /// The language to answer in.
    pub lang: Lang,
    /// Where the request came from.
    pub from: Surroundings,
    /// The path asked for, without the query.
    pub path: String,
    /// Path and query, to come back to.
    pub here: String,
    /// The token every form carries.
    pub csrf: String,
    /// Whether the browser does not know the token yet.
    pub token_is_new: bool,
    /// A message left by the previous request.
    pub flash: Option<Flash>,
    /// Numbers on navigation entries, by key.
    pub badges: Vec<(&'static str, u32)>,
    /// Unread notices.
    pub unread: u32,
    /// House-wide banners that are true now.
    pub banners: Vec<String>,
}

impl Deref for Cx {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl Cx {
    /// A request of which all this is known. The gate makes it; the benchmark's floor prints a page without one.
    /// Not an interface.
    #[doc(hidden)]
    pub fn new(facts: Facts) -> Self {
        Cx(Arc::new(facts))
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`WebFault::SignInFirst`] when nobody is signed in.
    pub fn viewer(&self) -> Result<&Viewer, Failure> {
        Ok(&self.session()?.viewer)
    }

    /// The signed-in visit.
    ///
    /// # Errors
    /// [`WebFault::SignInFirst`] when nobody is signed in.
    pub fn session(&self) -> Result<&Session, Failure> {
        self.0.session.as_ref().ok_or_else(|| WebFault::SignInFirst.into())
    }

    /// Asks for a fresh proof of identity, at most five minutes old (S-119).
    ///
    /// # Errors
    /// [`WebFault::ProveAgain`] when it is older.
    pub fn recently_proven(&self) -> Result<(), Failure> {
        // One from the future was given while the clock was ahead (S-417).
        let age = self.db().now().duration_since(self.session()?.proven_at).abs();
        if age > jiff::SignedDuration::from_mins(5) { Err(WebFault::ProveAgain.into()) } else { Ok(()) }
    }

    /// The same request after its person has proven again who they are.
    pub(crate) fn proven_now(&self) -> Cx {
        let mut facts = Facts::clone(&self.0);
        let now = self.now();
        if let Some(session) = &mut facts.session {
            session.proven_at = now;
        }
        Cx(Arc::new(facts))
    }

    /// The reason for writes of this request.
    pub fn cause(&self) -> Cause {
        let actor = match &self.0.session {
            Some(session) => session.viewer.actor(),
            None => maru_kernel::Actor::Anonymous,
        };
        Cause { actor, from: self.from.clone() }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.front.db
    }

    /// An id for a form that makes something, which it carries in a hidden field: sent twice it makes that once (see
    /// [`maru_store::made_before`]).
    pub fn new_sending(&self) -> String {
        self.db().new_id().to_string()
    }

    /// The instant now.
    pub fn now(&self) -> Timestamp {
        self.db().now()
    }

    /// Reads.
    ///
    /// # Errors
    /// What `work` returns, as a failure.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: From<StoreError> + Into<Failure> + Send + 'static,
    {
        self.db().read(work).await.map_err(Into::into)
    }

    /// Writes, with this request as the cause.
    ///
    /// # Errors
    /// What `work` returns, as a failure.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: From<StoreError> + Into<Failure> + Send + 'static,
    {
        self.db().write(&self.cause(), work).await.map_err(Into::into)
    }

    /// The frame for a page called `title`.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self, title.into())
    }

    /// Answers with a page.
    ///
    /// # Errors
    /// None in practice: a template only fails when writing to memory does.
    pub fn html(&self, template: &impl Template) -> Answer {
        let body = template.render().map_err(|e| StoreError::Failed(e.to_string()))?;
        let mut answer = HttpResponse::Ok();
        answer.content_type("text/html; charset=utf-8");
        if let Some(cookie) = self.token_cookie() {
            answer.cookie(cookie);
        }
        if self.flash.is_some() {
            answer.cookie(gone(Flash::COOKIE));
        }
        Ok(answer.body(body))
    }

    /// Sends the browser on to `path` after a form (RFC 9110 section 15.4.4).
    ///
    /// # Errors
    /// Never; it returns `Result` so that handlers end with it.
    pub fn see_other(&self, path: &str) -> Answer {
        Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, ascii(path))).finish())
    }

    /// As [`Cx::see_other`], with a message on the next page.
    ///
    /// # Errors
    /// Never.
    pub fn see_other_with(&self, path: &str, kind: FlashKind, text: impl Into<String>) -> Answer {
        let cookie = self.cookie(Flash::COOKIE, Flash { kind, text: text.into() }.to_cookie());
        Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, ascii(path))).cookie(cookie).finish())
    }

    /// A session cookie of ours: not readable by scripts, never sent by other sites' forms.
    pub fn cookie<'c>(&self, name: &'c str, value: String) -> Cookie<'c> {
        Cookie::build(name, value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.front.shell.secure())
            .finish()
    }

    /// The cookie that the token in forms is compared with, for browsers that do not have it yet.
    pub(crate) fn token_cookie(&self) -> Option<Cookie<'static>> {
        self.token_is_new.then(|| self.cookie(self.front.csrf_cookie(), self.csrf.clone()))
    }

    /// The id in the path segment `{name}`; what is no id is not found.
    ///
    /// # Errors
    /// [`WebFault::NotFound`].
    pub fn id_in(&self, request: &HttpRequest, name: &str) -> Result<Id, Failure> {
        request
            .match_info()
            .get(name)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| WebFault::NotFound.into())
    }
}

/// The cookie that deletes a cookie.
pub fn gone(name: &str) -> Cookie<'_> {
    Cookie::build(name, "").path("/").http_only(true).max_age(Duration::ZERO).finish()
}

impl FromRequest for Cx {
    type Error = Failure;
    type Future = Ready<Result<Cx, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // The gate in front of every route has put it there.
        ready(request.extensions().get::<Cx>().cloned().ok_or_else(|| WebFault::NotFound.into()))
    }
}
