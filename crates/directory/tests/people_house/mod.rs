//! A house of this module alone.
#![allow(dead_code, reason = "each test program uses its part")]

use crate::cast::options;
use maru_contract::Module;
use maru_directory::ldap::Live;
use maru_directory::{Directory, Options};
use maru_web::live::Hub;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the house is built of.
pub fn modules() -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    run_by(options())
}

/// The house as this operator runs it.
pub fn run_by(options: Options) -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    let nobody = Arc::new(BTreeMap::<String, Live>::new());
    move |hub| vec![Arc::new(Directory::new(options.clone(), hub.clone(), nobody.clone()))]
}
