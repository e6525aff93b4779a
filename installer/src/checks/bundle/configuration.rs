//! The settings that name nobody and open nothing.

use crate::config::Config;
use maru_store::Address;
use serde_json::{Value, json};

pub fn told(config: &Config) -> Value {
    let Config { server, storage, security, audit, files, syslog, relay, .. } = config;
    let database = match storage.address() {
        Ok(Address::Sqlite(_)) => "sqlite",
        Ok(Address::Postgres(_)) => "postgres",
        Err(_) => "unusable",
    };
    json!({
        "server": {
            "listen": server.listen.port(),
            "here_only": server.listen.ip().is_loopback(),
            "tls": server.certificate.is_some(),
            "https": server.base_url.starts_with("https://"),
            "trusted_proxies": server.trusted_proxies.len(),
            "requests_per_second": server.requests_per_second,
        },
        "storage": { "database": database, "connections": storage.connections },
        "security": {
            "small_agency": security.small_agency,
            "inside_networks": security.inside_networks.len(),
            "admin_networks": security.admin_networks.len(),
        },
        "audit": { "most_gigabytes": audit.most_gigabytes },
        "files": {
            "largest_megabytes": files.largest_megabytes,
            "person_gigabytes": files.person_gigabytes,
            "scanner": files.scanner.is_some(),
        },
        "relay": relay.as_ref().map(|to| json!({ "protection": to.protection, "account": to.user.is_some() })),
        "syslog": syslog.as_ref().map(|to| json!({ "tls": to.authority.is_some() })),
    })
}
