//! A house of this module alone.

use maru_contract::Module;
use maru_directory::ldap::Live;
use maru_directory::{Directory, MasterKey, Options};
use maru_web::live::Hub;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What its operator decided.
pub fn options() -> Options {
    Options {
        master_key: MasterKey([7; 32]),
        small_agency: false,
        demonstration: false,
        inside_networks: Vec::new(),
        admin_networks: Vec::new(),
        secrets_folder: std::env::temp_dir(),
    }
}

/// What the house is built of.
pub fn modules() -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    |hub| vec![Arc::new(Directory::new(options(), hub.clone(), Arc::new(BTreeMap::<String, Live>::new())))]
}
