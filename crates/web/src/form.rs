//! Forms: read with limits in size and time, unknown fields refused, the token checked by the gate.

use crate::{Failure, WebFault};
use actix_web::dev::{Extensions, Payload};
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// The largest ordinary form; files go another way, and a route that takes long texts says so.
pub const LARGEST_FORM: usize = 512 * 1024;
/// The largest form of the route that answers, in bytes as it is sent; the gate leaves it with the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Largest(pub usize);

/// The largest form that this request may bring.
pub(crate) fn largest(extensions: &Extensions) -> usize {
    extensions.get::<Largest>().map_or(LARGEST_FORM, |largest| largest.0)
}

/// The most fields a form may have; the largest of ours has a few hundred (S-198).
const MOST_FIELDS: usize = 10_000;
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The hidden field every form carries.
pub const TOKEN_FIELD: &str = "csrf";

/// A form as a struct. Use `#[serde(deny_unknown_fields)]` on it (S-148).
#[derive(Debug)]
pub struct Form<T>(pub T);

/// A form as names and values, for lists of the same name.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value called `name`, or an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// All values called `name`.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The form, if it has no other fields than these (S-148).
    ///
    /// # Errors
    /// [`WebFault::BadForm`] with the first other one.
    pub fn only(&self, names: &[&str]) -> Result<(), WebFault> {
        let other = self.0.iter().find(|(name, _)| !names.contains(&name.as_str()));
        other.map_or(Ok(()), |(name, _)| Err(WebFault::BadForm(name.clone())))
    }

    /// All pairs in the order they came.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The pairs without those called `name`.
    pub(crate) fn without(mut self, name: &str) -> Fields {
        self.0.retain(|(n, _)| n != name);
        self
    }

    /// The form as it is sent.
    pub(crate) fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// All fields, or none of a form that has too many or one with NUL.
    pub(crate) fn parse(body: &[u8]) -> Result<Fields, WebFault> {
        if body.iter().filter(|b| **b == b'&').count() >= MOST_FIELDS {
            return Err(WebFault::TooLarge);
        }
        let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
        // No field of ours holds it, and PostgreSQL keeps no text with it.
        if fields.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(WebFault::BadForm("NUL".to_owned()));
        }
        Ok(Fields(fields))
    }
}

/// Whether the head already tells that the body is too large: then not a byte of it is waited for (S-421).
pub fn announces_more(headers: &HeaderMap, most: usize) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    length.is_some_and(|length| length > most as u64)
}

/// The body, unless it is too large or too slow (S-199, S-421).
pub async fn read_body(payload: &mut Payload, most: usize) -> Result<Bytes, Failure> {
    let reading = async {
        let mut body = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|e| WebFault::BadForm(e.to_string()))?;
            if body.len() + chunk.len() > most {
                return Err(WebFault::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Bytes::from(body))
    };
    let body = tokio::time::timeout(LONGEST_WAIT, reading).await.unwrap_or(Err(WebFault::TooSlow))?;
    Ok(body)
}

type Extraction<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

impl FromRequest for Fields {
    type Error = Failure;
    type Future = Extraction<Fields>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let mut payload = payload.take();
        let largest = largest(&request.extensions());
        let too_large = announces_more(request.headers(), largest);
        Box::pin(async move {
            if too_large {
                return Err(WebFault::TooLarge.into());
            }
            let mut fields = Fields::parse(&read_body(&mut payload, largest).await?)?;
            fields.0.retain(|(name, _)| name != TOKEN_FIELD);
            Ok(fields)
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Failure;
    type Future = Extraction<Form<T>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let fields = Fields::from_request(request, payload);
        Box::pin(async move {
            let pairs = fields.await?.0;
            let again = serde_urlencoded::to_string(&pairs).map_err(|e| WebFault::BadForm(e.to_string()))?;
            let form = serde_urlencoded::from_str(&again).map_err(|e| WebFault::BadForm(e.to_string()))?;
            Ok(Form(form))
        })
    }
}
