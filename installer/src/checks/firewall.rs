//! The firewall of this machine, as far as ufw or firewalld keep it.

use super::Machine;
use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;

const PORT: &str = "firewall.port";

/// What a firewall says about a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wall {
    None,
    Open,
    Ufw,
    Firewalld,
}

pub fn look(scene: &Scene) -> Vec<Finding> {
    let listen = scene.config.server.listen;
    if listen.ip().is_loopback() {
        return Vec::new();
    }
    vec![judge(read(&scene.around.machine, listen.port()), listen.port(), scene.t())]
}

fn read(machine: &Machine, port: u16) -> Wall {
    if let Some(status) = machine.ask("ufw", &["status"]).filter(|said| said.starts_with("Status: active")) {
        return if ufw_allows(&status, port) { Wall::Open } else { Wall::Ufw };
    }
    if machine.ask("firewall-cmd", &["--state"]).as_deref() != Some("running") {
        return Wall::None;
    }
    let open = machine.ask("firewall-cmd", &["--query-port", &format!("{port}/tcp")]);
    let https = || machine.ask("firewall-cmd", &["--query-service", "https"]);
    let yes = |said: Option<String>| said.as_deref() == Some("yes");
    if yes(open) || port == 443 && yes(https()) { Wall::Open } else { Wall::Firewalld }
}

/// Lines such as `8443/tcp   ALLOW   Anywhere`.
fn ufw_allows(status: &str, port: u16) -> bool {
    let names = [port.to_string(), format!("{port}/tcp")];
    status.lines().filter(|line| line.contains("ALLOW")).any(|line| {
        let target = line.split_whitespace().next().unwrap_or_default();
        names.iter().any(|name| name == target)
    })
}

fn judge(wall: Wall, port: u16, t: T) -> Finding {
    let closed = |mend: String| Finding::warning(PORT, t.check_firewall_closed(port), mend);
    match wall {
        Wall::None => Finding::fine(PORT, t.check_firewall_none()),
        Wall::Open => Finding::fine(PORT, t.check_firewall_open(port)),
        Wall::Ufw => closed(format!("ufw allow {port}/tcp")),
        Wall::Firewalld => {
            closed(format!("firewall-cmd --permanent --add-port={port}/tcp && firewall-cmd --reload"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ufw_is_understood() {
        let status = "Status: active\n\nTo                         Action      From\n\
                      --                         ------      ----\n\
                      22/tcp                     ALLOW       Anywhere\n\
                      8443/tcp                   ALLOW       10.0.0.0/8\n\
                      443                        DENY        Anywhere\n";
        for (port, open) in [(8443, true), (443, false), (844, false), (22, true)] {
            assert_eq!(ufw_allows(status, port), open, "{port}");
        }
    }
}
