//! `[security]`: who may do what from where.

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

/// Who may do what from where.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// Fewer than three administrators: roles that exclude one another may meet in one person.
    pub small_agency: bool,
    /// Networks people may come from without a second factor, and set one up from; this machine alone when
    /// left out.
    pub inside_networks: Vec<IpNet>,
    /// Networks the administration may be used from; this machine alone when left out.
    pub admin_networks: Vec<IpNet>,
}

impl Default for Security {
    fn default() -> Security {
        Security { small_agency: false, inside_networks: this_machine(), admin_networks: this_machine() }
    }
}

/// The networks of this machine alone.
pub fn this_machine() -> Vec<IpNet> {
    ["127.0.0.0/8", "::1/128"].iter().filter_map(|net| net.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, SAMPLE};
    use std::net::IpAddr;

    #[test]
    fn s_6_administration_is_for_this_machine_until_networks_are_named() {
        let config = Config::parse(SAMPLE).unwrap();
        let works_from =
            |ip: [u8; 4]| config.security.admin_networks.iter().any(|net| net.contains(&IpAddr::from(ip)));
        assert!(works_from([127, 0, 0, 1]) && !works_from([10, 1, 2, 3]));
    }

    #[test]
    fn s_25_a_fresh_installation_is_entered_from_private_networks_and_this_machine_only() {
        let config = Config::parse(SAMPLE).unwrap();
        let inside = |ip: &str| {
            config.security.inside_networks.iter().any(|net| net.contains(&ip.parse::<IpAddr>().unwrap()))
        };
        for near in ["127.0.0.1", "::1", "10.1.2.3", "172.16.0.9", "172.31.255.1", "192.168.0.7", "fd00::7"] {
            assert!(inside(near), "{near}");
        }
        for far in ["203.0.113.9", "172.32.0.1", "192.169.0.1", "2001:db8::1", "0.0.0.0"] {
            assert!(!inside(far), "{far}");
        }
    }

    #[test]
    fn what_the_sample_shows_as_default_is_the_default() {
        let (before, section) = SAMPLE.split_once("[security]").unwrap();
        let ends = ["\n[", "\n# ["].iter().filter_map(|next| section.find(next)).min();
        let section = section.split_at(ends.unwrap_or(section.len())).0;
        let mut shown = 0;
        let uncommented = section.lines().map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") => {
                shown += 1;
                rest
            }
            _ if line.starts_with("inside_networks") => "",
            _ => line,
        });
        let text = format!("{before}[security]\n{}", uncommented.collect::<Vec<_>>().join("\n"));
        let (read, usual) = (Config::parse(&text).unwrap().security, Security::default());
        assert!(shown >= 2, "{text}");
        assert_eq!((read.small_agency, &read.admin_networks), (usual.small_agency, &usual.admin_networks));
        assert_eq!(usual.inside_networks, this_machine());
    }
}
