//! A house of all modules, for tests that go through everything.

#![allow(dead_code, reason = "each test file uses its own part")]

use maru::config::{Agency, Audit, Config, Security, Server, Storage};
use maru::house;
use maru_contract::Module;
use maru_testkit::{TempFolder, TestHouse, in_house};
use maru_web::live::Hub;
use std::path::Path;
use std::sync::Arc;

/// All modules, on both databases, administered from this machine.
pub fn everywhere(body: impl AsyncFn(&TestHouse)) {
    let folder = TempFolder::new();
    let config = config(folder.path());
    let modules = |hub: &Hub| -> Vec<Arc<dyn Module>> { house::modules(&config, false, hub).unwrap().all };
    in_house(modules, body);
}

/// A configuration with its data in `folder`.
pub fn config(folder: &Path) -> Config {
    Config {
        agency: Agency { name: "A".to_owned(), network: String::new() },
        server: Server {
            listen: ([127, 0, 0, 1], 0).into(),
            base_url: "http://127.0.0.1".to_owned(),
            certificate: None,
            private_key: None,
            trusted_proxies: Vec::new(),
            requests_per_second: 1_000.0,
        },
        storage: Storage {
            folder: folder.to_owned(),
            database: None,
            password: None,
            owner: None,
            connections: 4,
        },
        security: Security {
            admin_networks: vec!["127.0.0.0/8".parse().unwrap()],
            inside_networks: vec!["127.0.0.0/8".parse().unwrap()],
            ..Security::default()
        },
        audit: Audit::default(),
        files: Default::default(),
        log: Default::default(),
        admin: Default::default(),
        syslog: None,
        relay: None,
    }
}
