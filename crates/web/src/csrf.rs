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

/// What `Sec-Fetch-Site` and `Origin` tell, in that order. `base_url` is what people use. Beside it only
/// this machine's own names count, as of a demonstration, when the request came for the same one: any
/// other name could be made to lead here.
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
    let here = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    let same_machine = here.is_some_and(|o| o == host && is_this_machine(o));
    if origin == base_url || same_machine { Origin::Own } else { Origin::Foreign }
}

/// Whether `host`, with or without a port, is a name of this machine only.
fn is_this_machine(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        let port = host.strip_prefix(name).map(|rest| rest.strip_prefix(':').unwrap_or(rest));
        port.is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
    })
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
    fn s_104_s_139_no_other_name_that_leads_here_is_ours() {
        for (origin, host, wanted) in [
            ("http://evil", "evil", Origin::Foreign),
            ("ftp://127.0.0.1:8080", "127.0.0.1:8080", Origin::Foreign),
            ("http://127.0.0.1.evil", "127.0.0.1.evil", Origin::Foreign),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", Origin::Own),
            ("http://localhost:8080", "localhost:8080", Origin::Own),
            ("http://127.0.0.1:8081", "127.0.0.1:8080", Origin::Foreign),
            ("http://maru.agency.example", "maru.agency.example", Origin::Foreign),
        ] {
            assert_eq!(told(&[("origin", origin), ("host", host)]), wanted, "{origin} {host}");
        }
    }

    #[test]
    fn s_104_an_empty_token_proves_nothing() {
        assert!(!same_token("", ""));
        assert!(!same_token(&"a".repeat(32), &"b".repeat(32)));
        assert!(same_token(&"a".repeat(32), &"a".repeat(32)));
    }
}
