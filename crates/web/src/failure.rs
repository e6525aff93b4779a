//! What a handler returns when it cannot answer.

use crate::texts::T;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use maru_kernel::{Code, Fault, Lang};
use std::fmt;
use thiserror::Error;

/// The failures of HTTP itself.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WebFault {
    /// There is nothing here, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// Visible, but this verb is not allowed.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in, or the second factor is still owed.
    #[error("sign in first")]
    SignInFirst,
    /// The password has to be given again (S-119).
    #[error("prove again who you are")]
    ProveAgain,
    /// The form did not come from one of our own pages (S-104).
    #[error("cross-site request")]
    CrossSite,
    /// The form is incomplete, malformed or has a field we do not know.
    #[error("bad form: {0}")]
    BadForm(String),
    /// The request is larger than this page accepts.
    #[error("too large")]
    TooLarge,
    /// Too many have files made to take away.
    #[error("too many at once")]
    Crowded,
    /// The request came too slowly.
    #[error("too slow")]
    TooSlow,
    /// Too many requests from this address.
    #[error("too many requests")]
    TooMany,
    /// There is no room left to write down what would be done (S-9).
    #[error("the store of the audit log is full")]
    Full,
    /// The page exists, but not for this method.
    #[error("method not allowed")]
    Method,
}

impl Fault for WebFault {
    fn code(&self) -> Code {
        match self {
            WebFault::NotFound => Code::new("web.not_found", 404),
            WebFault::Forbidden => Code::new("web.forbidden", 403),
            WebFault::SignInFirst => Code::new("web.sign_in_first", 401),
            WebFault::ProveAgain => Code::new("web.prove_again", 403),
            WebFault::CrossSite => Code::new("web.cross_site", 403),
            WebFault::BadForm(_) => Code::new("web.bad_form", 400),
            WebFault::TooLarge => Code::new("web.too_large", 413),
            WebFault::Crowded => Code::new("web.queue", 503),
            WebFault::TooSlow => Code::new("web.too_slow", 408),
            WebFault::TooMany => Code::new("web.too_many", 429),
            WebFault::Full => Code::new("web.full", 507),
            WebFault::Method => Code::new("web.method", 405),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            WebFault::NotFound => t.fault_not_found(),
            WebFault::Forbidden => t.fault_forbidden(),
            WebFault::SignInFirst => t.fault_sign_in_first(),
            WebFault::ProveAgain => t.fault_prove_again(),
            WebFault::CrossSite => t.fault_cross_site(),
            WebFault::BadForm(_) => t.fault_bad_form(),
            WebFault::TooLarge => t.fault_too_large(),
            WebFault::Crowded => t.fault_queue(),
            WebFault::TooSlow => t.fault_too_slow(),
            WebFault::TooMany => t.fault_too_many(),
            WebFault::Full => t.fault_full(),
            WebFault::Method => t.fault_method(),
        }
        .to_owned()
    }
}

/// Any fault on its way out of a handler. The middleware [`crate::Answers`] turns it into a page or
/// JSON, in the visitor's language.
#[derive(Debug)]
pub struct Failure(pub Box<dyn Fault>);

impl<F: Fault> From<F> for Failure {
    fn from(fault: F) -> Self {
        Failure(Box::new(fault))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.code().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
