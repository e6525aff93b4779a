//! Turns failures into answers: a page for people, JSON for programs, both with a stable code and the
//! request's id. The cause of a server error goes to the log and nowhere else (S-197).

use crate::cx::Cx;
use crate::headers::RequestId;
use crate::page::Page;
use crate::texts::T;
use crate::{Failure, Front, WebFault, proof};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use futures_util::FutureExt;
use maru_kernel::{Code, Fault, Lang};
use std::future::Future;
use std::panic::AssertUnwindSafe;

/// The methods a path has, for the answer to others (RFC 9110 section 15.5.6).
#[derive(Clone, Debug)]
pub struct AllowedMethods(pub String);

#[derive(Template)]
#[template(path = "ui/error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    heading: String,
    text: String,
    code: &'static str,
    can_sign_in: bool,
    /// Whether the form can be sent again by reloading, once somebody has signed in beside it.
    may_resend: bool,
}

/// Turns failures into answers.
#[derive(Clone, Copy, Debug)]
pub struct Answers;

impl Answers {
    /// The middleware, for `actix_web::middleware::from_fn`.
    ///
    /// # Errors
    /// Only what stands before all routes may return.
    pub async fn run<B: MessageBody + 'static>(
        request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<BoxBody>, Error> {
        // The request must not be held here: the router below it wants it for itself.
        let response = next.call(request).await?;
        let mut response = match response.response().error() {
            None => response.map_into_boxed_body(),
            Some(error) => {
                let answer = answer(response.request(), error);
                response.into_response(answer)
            }
        };
        proof::renew_cookie(&mut response);
        Ok(response)
    }
}

/// What the rest of a route answers; its failures and panics as responses that [`Answers`] can read.
pub async fn contained<B: MessageBody + 'static>(
    request: HttpRequest,
    rest: impl Future<Output = Result<ServiceResponse<B>, Error>>,
) -> ServiceResponse<BoxBody> {
    match AssertUnwindSafe(rest).catch_unwind().await {
        Ok(Ok(response)) => response.map_into_boxed_body(),
        Ok(Err(error)) => ServiceResponse::from_err(error, request),
        Err(_) => {
            tracing::error!(path = request.path(), request = request_id(&request), "a handler panicked");
            let answer = respond(&request, Code::new("web.panic", 500), None);
            ServiceResponse::new(request, answer)
        }
    }
}

fn answer(request: &HttpRequest, error: &Error) -> HttpResponse {
    match error.as_error::<Failure>() {
        Some(failure) => fault(request, failure.0.as_ref()),
        None => {
            // An extractor of the framework refused; only its status is of use.
            let status = error.as_response_error().status_code();
            let code = if status.is_client_error() { "web.refused" } else { "web.failed" };
            respond(request, Code::new(code, status.as_u16()), None)
        }
    }
}

fn fault(request: &HttpRequest, fault: &dyn Fault) -> HttpResponse {
    let code = fault.code();
    if code.status >= 500 {
        tracing::error!(code = code.name, request = request_id(request), error = %fault, "request failed");
    } else {
        tracing::debug!(code = code.name, request = request_id(request), error = %fault, "request refused");
    }
    if code == WebFault::SignInFirst.code() && wants_html(request) && request.method().is_safe() {
        return to_sign_in(request);
    }
    if code == WebFault::ProveAgain.code() && wants_html(request) && request.method().is_safe() {
        return to_proof(request);
    }
    if wants_html(request)
        && let Some(page) = proof::page_for(request, fault)
    {
        return page;
    }
    respond(request, code, Some(fault))
}

/// A visitor who is not signed in, or owes the second factor, is led there and back.
fn to_sign_in(request: &HttpRequest) -> HttpResponse {
    let pending = request.extensions().get::<Cx>().is_some_and(|cx| cx.session.is_some());
    let here = request.uri().path_and_query().map_or("/", |p| p.as_str());
    let next: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
    let page = if pending { "/sign-in/second-factor" } else { "/sign-in" };
    let location = if here == "/" { page.to_owned() } else { format!("{page}?next={next}") };
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

/// A visitor whose proof of identity is too old is led to give it again, and back.
fn to_proof(request: &HttpRequest) -> HttpResponse {
    let here = request.uri().path_and_query().map_or("/", |p| p.as_str());
    let next: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
    let location = format!("/sign-in/again?next={next}");
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

fn respond(request: &HttpRequest, code: Code, fault: Option<&dyn Fault>) -> HttpResponse {
    let status = StatusCode::from_u16(code.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let cx = request.extensions().get::<Cx>().cloned();
    let lang = cx.as_ref().map_or_else(|| accepted(request), |cx| cx.lang);
    // A form that comes too late: its text is still in the browser, which sends it again on reloading.
    let may_resend = code == WebFault::SignInFirst.code() && !request.method().is_safe();
    let text = match fault {
        Some(_) if may_resend => T(lang).fault_sign_in_and_resend().to_owned(),
        Some(fault) => fault.text(lang),
        None => general(code.status, lang),
    };
    let mut response = HttpResponse::build(status);
    if matches!(code.status, 429 | 503) {
        response.insert_header((header::RETRY_AFTER, "5"));
    }
    if let Some(methods) = request.extensions().get::<AllowedMethods>().filter(|_| code.status == 405) {
        response.insert_header((header::ALLOW, methods.0.clone()));
    }
    if !wants_html(request) {
        return response.json(serde_json::json!({
            "code": code.name, "message": text, "request": request_id(request),
        }));
    }
    let heading = general_heading(code.status, T(lang)).to_owned();
    let page = match &cx {
        Some(cx) => {
            cx.token_cookie().into_iter().for_each(|cookie| {
                response.cookie(cookie);
            });
            cx.page(heading.clone())
        }
        None => match request.app_data::<web::Data<Front>>() {
            Some(front) => Page::anonymous(front, lang, heading.clone(), request_id(request)),
            None => return response.finish(),
        },
    };
    let can_sign_in = page.viewer.is_none() && code.status < 500;
    let page =
        ErrorPage { page, status: code.status, heading, text, code: code.name, can_sign_in, may_resend };
    match page.render() {
        Ok(body) => response.content_type("text/html; charset=utf-8").body(body),
        Err(_) => response.finish(),
    }
}

fn general_heading(status: u16, t: T) -> &'static str {
    match status {
        404 | 405 => t.fault_heading_missing(),
        401 | 403 => t.fault_heading_refused(),
        503 | 507 => t.fault_heading_busy(),
        500.. => t.fault_heading_failed(),
        _ => t.fault_heading_bad(),
    }
}

fn general(status: u16, lang: Lang) -> String {
    match status {
        413 => WebFault::TooLarge.text(lang),
        404 => WebFault::NotFound.text(lang),
        400..=499 => WebFault::BadForm(String::new()).text(lang),
        _ => T(lang).fault_failed().to_owned(),
    }
}

fn accepted(request: &HttpRequest) -> Lang {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    header.map(Lang::from_accept).unwrap_or_default()
}

/// Browsers name HTML when they open a page; programs ask for JSON or for anything.
fn wants_html(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("text/html")
}

fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map(|r| r.0.clone()).unwrap_or_default()
}
