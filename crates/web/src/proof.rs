//! Proves again who sends a form, without losing what was typed (S-119).
//!
//! A handler that finds the proof of identity too old refuses. The answer is then a page that asks for the
//! password and carries the form in hidden fields; it goes to the same address, and here the password is
//! taken out and checked before the handler sees the form as it was. No script is needed, nothing is kept on
//! the server, and the form passes the gate's check of where it came from like any other.

use crate::cx::Cx;
use crate::form::{Fields, TOKEN_FIELD, announces_more, largest, read_body};
use crate::page::Page;
use crate::texts::T;
use crate::{Failure, WebFault, csrf};
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use askama::Template;
use maru_kernel::Fault;

/// The field with the password; no form of ours has one of this name.
const FIELD: &str = "proof_password";
/// The most that is carried along, in bytes as it is sent. Sent again inside a page it stays below
/// the limit of every route.
const MOST_KEPT: usize = 128 * 1024;

#[derive(Template)]
#[template(path = "ui/prove_again.html")]
struct ProofPage {
    page: Page,
    t: T,
    name: String,
    /// What was typed, without secrets.
    fields: Vec<(String, String)>,
    /// Names of fields with secrets: they are never written into a page, and have to be typed again.
    secrets: Vec<String>,
    error: String,
}

/// The form of this request.
struct Kept(Vec<(String, String)>);

/// The password in the form was refused.
struct Refused;

/// The session's new secret, to go out with whatever the handler answers.
struct Renewed(String);

/// Checks the password that came with the form, if any, and keeps the form at hand should the handler ask
/// for one.
pub async fn prove_with_form(request: &mut ServiceRequest, cx: Cx) -> Result<(), Failure> {
    let complete = cx.session.clone().filter(|s| !s.pending);
    let Some(session) = complete.filter(|_| csrf::is_unsafe(request.method()) && is_form(request)) else {
        return Ok(());
    };
    let largest = largest(&request.extensions());
    if announces_more(request.headers(), largest) {
        return Err(WebFault::TooLarge.into());
    }
    let body = read_body(&mut request.take_payload(), largest).await?;
    let fields = Fields::parse(&body)?;
    let password = fields.pairs().iter().find(|(name, _)| name == FIELD).map(|(_, value)| value.clone());
    let form = fields.without(FIELD);
    let sent = if password.is_some() { form.encoded().into() } else { body };
    if sent.len() <= MOST_KEPT {
        request.extensions_mut().insert(Kept(form.without(TOKEN_FIELD).pairs().to_vec()));
    }
    request.set_payload(Payload::from(sent));
    let Some(password) = password.filter(|_| cx.recently_proven().is_err()) else { return Ok(()) };
    match cx.front.authenticator.prove(cx.db(), &cx.cause(), &session, &password).await {
        Ok(secret) => {
            request.extensions_mut().insert(Renewed(secret));
            request.extensions_mut().insert(cx.proven_now());
            Ok(())
        }
        Err(failure) => {
            request.extensions_mut().insert(Refused);
            Err(failure)
        }
    }
}

/// Whether the body is an ordinary form; files go another way and are not carried along.
fn is_form(request: &ServiceRequest) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim() == "application/x-www-form-urlencoded"
}

/// The page that asks for the password, when `fault` is about that and the form can be carried along.
pub fn page_for(request: &HttpRequest, fault: &dyn Fault) -> Option<HttpResponse> {
    let code = fault.code();
    let refused = request.extensions().get::<Refused>().is_some();
    if code != WebFault::ProveAgain.code() && !refused {
        return None;
    }
    let cx = request.extensions().get::<Cx>().cloned()?;
    let (secrets, fields) = request.extensions().get::<Kept>()?.0.iter().cloned().partition(is_secret);
    let secrets: Vec<(String, String)> = secrets;
    let t = T(cx.lang);
    let page = ProofPage {
        page: cx.page(t.proof_title()),
        t,
        name: cx.viewer().ok()?.name.clone(),
        fields,
        secrets: secrets.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name).collect(),
        error: if refused { fault.text(cx.lang) } else { String::new() },
    };
    let status = StatusCode::from_u16(code.status).ok()?;
    Some(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page.render().ok()?))
}

fn is_secret((name, _): &(String, String)) -> bool {
    ["password", "secret", "code"].iter().any(|word| name.contains(word))
}

/// Gives the browser the session's new secret, unless the handler has decided about the cookie itself.
pub fn renew_cookie(response: &mut ServiceResponse<BoxBody>) {
    let (cx, secret) = {
        let known = response.request().extensions();
        let Some(Renewed(secret)) = known.get::<Renewed>() else { return };
        let Some(cx) = known.get::<Cx>() else { return };
        (cx.clone(), secret.clone())
    };
    let name = cx.front.session_cookie();
    if response.response().cookies().all(|cookie| cookie.name() != name) {
        // Only a value that is no header could fail here; the secret is letters and digits.
        let _ = response.response_mut().add_cookie(&cx.cookie(name, secret));
    }
}
