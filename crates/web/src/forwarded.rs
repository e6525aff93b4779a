//! Whose request it is (S-187): the peer's, or behind proxies we trust, whomever the last of them saw.

use actix_web::http::header::HeaderMap;
use std::net::{IpAddr, SocketAddr};

const HEADER: &str = "x-forwarded-for";

/// The address of whoever asks; `None` when a proxy we trust does not say in words we know. Nobody is
/// then taken for a person inside, as they would be by the address of the proxy.
pub fn client(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let is_trusted = |address: IpAddr| trusted.iter().any(|t| t.to_canonical() == address);
    let mut last = peer?.to_canonical();
    // Several lines are one list (RFC 9110 section 5.3). Every proxy writes at its end, so only what
    // stands behind the first stranger from the right was written by somebody we trust.
    let lines: Vec<&str> = headers.get_all(HEADER).map(|line| line.to_str().unwrap_or("?")).collect();
    let list = lines.join(",");
    let mut hops = list.rsplit(',').map(str::trim).filter(|hop| !hop.is_empty());
    while is_trusted(last) {
        match hops.next() {
            Some(hop) => last = address(hop)?,
            None => break,
        }
    }
    Some(last)
}

/// `ip`, `ip:port`, `[v6]` or `[v6]:port`, as proxies write them.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|h| h.strip_suffix(']')).unwrap_or(hop);
    let with_port = || hop.parse::<SocketAddr>().ok().map(|a| a.ip());
    bare.parse::<IpAddr>().ok().or_else(with_port).map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    const PROXY: &str = "192.0.2.1";

    /// What is believed when `peer` sends these header lines.
    fn believed(peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(HeaderName::from_static(HEADER), HeaderValue::from_str(line).unwrap());
        }
        let trusted = [PROXY.parse().unwrap(), "192.0.2.2".parse().unwrap()];
        client(Some(peer.parse().unwrap()), &headers, &trusted).map_or("-".to_owned(), |a| a.to_string())
    }

    #[test]
    fn s_187_only_what_trusted_proxies_wrote_is_believed() {
        let cases: [(&str, &[&str], &str); 16] = [
            ("198.51.100.7", &["10.1.2.3"], "198.51.100.7"),
            (PROXY, &[], PROXY),
            (PROXY, &["198.51.100.7"], "198.51.100.7"),
            (PROXY, &["10.1.2.3, 198.51.100.7"], "198.51.100.7"),
            (PROXY, &["10.1.2.3", "198.51.100.7"], "198.51.100.7"),
            (PROXY, &["10.1.2.3", "198.51.100.7, 192.0.2.2"], "198.51.100.7"),
            (PROXY, &["10.1.2.3", "198.51.100.7:4711"], "198.51.100.7"),
            (PROXY, &["10.1.2.3, [2001:db8::7]:4711"], "2001:db8::7"),
            (PROXY, &["10.1.2.3, [2001:db8::7]"], "2001:db8::7"),
            (PROXY, &["10.1.2.3, ::ffff:198.51.100.7"], "198.51.100.7"),
            (PROXY, &["198.51.100.7, ::ffff:192.0.2.2"], "198.51.100.7"),
            ("::ffff:192.0.2.1", &["198.51.100.7"], "198.51.100.7"),
            (PROXY, &["10.1.2.3, unknown"], "-"),
            (PROXY, &["10.1.2.3", "unix:"], "-"),
            (PROXY, &["10.1.2.3, 198.51.100.7,"], "198.51.100.7"),
            (PROXY, &["192.0.2.2"], "192.0.2.2"),
        ];
        for (peer, lines, want) in cases {
            assert_eq!(believed(peer, lines), want, "{peer} {lines:?}");
        }
    }
}
