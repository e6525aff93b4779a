//! The headers every answer carries, errors included (S-100 … S-102), and the request's id.

use crate::Front;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

/// Nothing inline, nothing foreign. The hash is the one style Turbo adds for its progress bar.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The id of a request: in logs, in the audit log and on error pages.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Adds the headers.
#[derive(Clone, Copy, Debug)]
pub struct SecurityHeaders;

impl SecurityHeaders {
    /// The middleware, for `actix_web::middleware::from_fn`.
    ///
    /// # Errors
    /// What the inner service returns.
    pub async fn run<B: MessageBody + 'static>(
        request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<B>, Error> {
        let id = RequestId(format!("{:016x}", rand::random::<u64>()));
        let secure = request.app_data::<web::Data<Front>>().is_some_and(|f| f.shell.secure());
        request.extensions_mut().insert(id.clone());
        let mut response = next.call(request).await?;
        let headers = response.headers_mut();
        for (name, value) in FIXED {
            let name = HeaderName::from_static(name);
            if !headers.contains_key(&name) {
                headers.insert(name, HeaderValue::from_static(value));
            }
        }
        if secure {
            headers.insert(
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000; includeSubDomains"),
            );
        }
        if let Ok(id) = HeaderValue::from_str(&id.0) {
            headers.insert(HeaderName::from_static("x-request-id"), id);
        }
        Ok(response)
    }
}

/// A handler may set its own value first: static files are cached, downloads are sandboxed.
const FIXED: [(&str, &str); 8] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
    ("cache-control", "no-store"),
];
