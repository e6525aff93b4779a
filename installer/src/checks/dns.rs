//! Whether the name people type leads anywhere.

use super::finding::Finding;
use super::scene::Scene;
use crate::house::host;
use std::net::ToSocketAddrs;

const NAME: &str = "dns.name";

pub fn look(scene: &Scene) -> Vec<Finding> {
    let (t, name) = (scene.t(), host(&scene.config.server.base_url));
    vec![match leads_somewhere(name) {
        true => Finding::fine(NAME, t.check_dns(name)),
        // People come from elsewhere, where it may be known already.
        false => Finding::warning(NAME, t.check_dns_none(name), into_hosts(name)),
    }]
}

/// Whether the system finds an address for the name.
pub fn leads_somewhere(name: &str) -> bool {
    (name, 0).to_socket_addrs().is_ok_and(|mut found| found.next().is_some())
}

/// The command that makes a name known on this machine.
pub fn into_hosts(name: &str) -> String {
    format!("echo \"ADDRESS {name}\" >> /etc/hosts")
}
