//! Did this form come from one of our own pages (S-104)?

use actix_web::dev::RequestHead;
use actix_web::http::Method;
use actix_web::http::header;
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

/// What `Sec-Fetch-Site`, `Origin` and the host asked for tell together; one of them that speaks of another
/// place is enough. `base_url` is what people use. Beside it only this machine's own names count, as of a
/// demonstration, when the request came for the same one: any other name could be made to lead here, and
/// `Sec-Fetch-Site` only tells that a page of that name asks for that name.
pub fn origin(head: &RequestHead, base_url: &str) -> Origin {
    let text = |name: &str| head.headers().get(name).map(|v| v.to_str().unwrap_or("?"));
    // HTTP/2 tells the host with the address.
    let host = head.uri.authority().map(|a| a.as_str()).or_else(|| text(header::HOST.as_str()));
    let host = host.unwrap_or_default();
    // A browser that tells no page where it came from, as ours asks it to, says `null` here.
    let origin = text(header::ORIGIN.as_str()).filter(|origin| *origin != "null");
    let own = origin.map(|origin| {
        let here = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        origin == base_url || here.is_some_and(|o| o == host && is_this_machine(o))
    });
    match (text("sec-fetch-site"), own) {
        (_, Some(false)) => Origin::Foreign,
        (Some("same-origin"), _) if is_our_name(host, base_url) => Origin::Own,
        (Some(_), _) => Origin::Foreign,
        (None, Some(true)) => Origin::Own,
        (None, None) => Origin::Unknown,
    }
}

/// Whether the name in `host` is ours. Its port is not compared: a proxy in front may leave it out.
fn is_our_name(host: &str, base_url: &str) -> bool {
    let ours = base_url.split_once("://").map_or(base_url, |(_, authority)| authority);
    host.is_empty() || name_of(host).eq_ignore_ascii_case(name_of(ours)) || is_this_machine(host)
}

/// The host without its port.
fn name_of(authority: &str) -> &str {
    let port = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    port.map_or(authority, |(name, _)| name)
}

/// Whether `host`, with or without a port, is a name of this machine only.
fn is_this_machine(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].contains(&name_of(host))
}

/// Compares two tokens without telling by time where they differ.
pub fn same_token(cookie: &str, field: &str) -> bool {
    cookie.len() >= 32 && bool::from(cookie.as_bytes().ct_eq(field.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn told(pairs: &[(&'static str, &'static str)]) -> Origin {
        let request = pairs.iter().fold(TestRequest::default(), |request, pair| request.insert_header(*pair));
        origin(request.to_http_request().head(), "https://maru.agency.example:8443")
    }

    #[test]
    fn s_104_headers_tell_where_a_form_came_from() {
        let (host, ours) = (("host", "maru.agency.example:8443"), "https://maru.agency.example:8443");
        assert_eq!(told(&[("sec-fetch-site", "same-origin")]), Origin::Own);
        assert_eq!(told(&[("sec-fetch-site", "same-site")]), Origin::Foreign);
        assert_eq!(told(&[("sec-fetch-site", "cross-site"), ("origin", ours)]), Origin::Foreign);
        assert_eq!(told(&[("origin", ours), host]), Origin::Own);
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
    fn s_104_headers_that_contradict_one_another_are_foreign() {
        let site = ("sec-fetch-site", "same-origin");
        for (origin, host, wanted) in [
            ("null", "maru.agency.example:8443", Origin::Own),
            ("https://maru.agency.example:8443", "maru.agency.example:8443", Origin::Own),
            // A proxy that leaves the port out, or writes the name as it was typed.
            ("null", "Maru.Agency.example", Origin::Own),
            ("null", "127.0.0.1:8080", Origin::Own),
            ("null", "evil.example", Origin::Foreign),
            ("null", "evil.example:8443", Origin::Foreign),
            ("null", "maru.agency.example.evil.example:8443", Origin::Foreign),
            ("null", "127.0.0.1:8080.evil.example", Origin::Foreign),
            ("https://evil.example", "maru.agency.example:8443", Origin::Foreign),
            ("https://evil.example:8443", "evil.example:8443", Origin::Foreign),
        ] {
            assert_eq!(told(&[site, ("origin", origin), ("host", host)]), wanted, "{origin} {host}");
        }
    }

    #[test]
    fn s_104_an_empty_token_proves_nothing() {
        assert!(!same_token("", ""));
        assert!(!same_token(&"a".repeat(32), &"b".repeat(32)));
        assert!(same_token(&"a".repeat(32), &"a".repeat(32)));
    }
}
