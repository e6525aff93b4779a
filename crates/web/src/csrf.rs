//! Did this form come from one of our own pages (S-104)?

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use subtle::ConstantTimeEq;

/// What the headers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From us.
    Own,
    /// From somewhere else.
    Foreign,
    /// A browser that does not tell; the token in the form has to.
    Unknown,
}

/// Whether the method may change something (RFC 9110 section 9.2.1).
pub fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// What `Sec-Fetch-Site` and `Origin` tell, in that order. `base_url` is what people use; the host of
/// the request is only believed when it agrees with `Origin`, as a foreign page cannot forge both.
pub fn origin(headers: &HeaderMap, base_url: &str) -> Origin {
    let text = |name: &str| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return if site == "same-origin" { Origin::Own } else { Origin::Foreign };
    }
    // A browser that tells no page where it came from, as ours asks it to, says `null` here.
    let origin = match text(header::ORIGIN.as_str()) {
        None | Some("null") => return Origin::Unknown,
        Some(origin) => origin,
    };
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let same_host = origin.split_once("://").is_some_and(|(_, o)| !o.is_empty() && o == host);
    if origin == base_url || same_host { Origin::Own } else { Origin::Foreign }
}

/// Compares two tokens without telling by time where they differ.
pub fn same_token(cookie: &str, field: &str) -> bool {
    cookie.len() >= 32 && bool::from(cookie.as_bytes().ct_eq(field.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn told(pairs: &[(&'static str, &'static str)]) -> Origin {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        origin(&headers, "https://maru.agency.example")
    }

    #[test]
    fn s_104_headers_tell_where_a_form_came_from() {
        let host = ("host", "maru.agency.example");
        assert_eq!(told(&[("sec-fetch-site", "same-origin")]), Origin::Own);
        assert_eq!(told(&[("sec-fetch-site", "same-site")]), Origin::Foreign);
        assert_eq!(
            told(&[("sec-fetch-site", "cross-site"), ("origin", "https://maru.agency.example")]),
            Origin::Foreign
        );
        assert_eq!(told(&[("origin", "https://maru.agency.example"), host]), Origin::Own);
        assert_eq!(told(&[("origin", "null"), host]), Origin::Unknown);
        assert_eq!(told(&[("sec-fetch-site", "cross-site"), ("origin", "null")]), Origin::Foreign);
        assert_eq!(told(&[("origin", "https://evil.example"), host]), Origin::Foreign);
        assert_eq!(told(&[host]), Origin::Unknown);
    }

    #[test]
    fn s_104_an_empty_token_proves_nothing() {
        assert!(!same_token("", ""));
        assert!(!same_token(&"a".repeat(32), &"b".repeat(32)));
        assert!(same_token(&"a".repeat(32), &"a".repeat(32)));
    }
}
