//! A house of the wiki and the files of its pages, for the tests over HTTP.
#![allow(dead_code, reason = "not every test file needs a directory beside it")]

use maru_contract::Module;
use maru_directory::{Directory, MasterKey};
use maru_files::{Files, Options};
use maru_testkit::{TempFolder, TestHouse, in_house};
use maru_web::live::Hub;
use maru_wiki::Wiki;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A directory, for what is told to whoever stands behind posts and units.
pub fn directory(hub: &Hub) -> Vec<Arc<dyn Module>> {
    let options = maru_directory::Options {
        master_key: MasterKey([7; 32]),
        small_agency: false,
        demonstration: false,
        inside_networks: Vec::new(),
        admin_networks: Vec::new(),
        secrets_folder: std::env::temp_dir(),
    };
    let checks = Arc::new(BTreeMap::<String, maru_directory::ldap::Live>::new());
    vec![Arc::new(Directory::new(options, hub.clone(), checks))]
}

/// Runs the test in such a house on both databases, with more modules if need be.
pub fn in_wiki(more: impl Fn(&Hub) -> Vec<Arc<dyn Module>>, body: impl AsyncFn(&TestHouse)) {
    in_wiki_of(Wiki::new, more, body);
}

/// As [`in_wiki`], with a wiki of one's own making.
pub fn in_wiki_of(
    wiki: impl Fn(Files) -> Wiki,
    more: impl Fn(&Hub) -> Vec<Arc<dyn Module>>,
    body: impl AsyncFn(&TestHouse),
) {
    let folder = TempFolder::new();
    let modules = |hub: &Hub| {
        let files = Files::new(Options::new(folder.path().to_owned())).unwrap();
        let mut modules = more(hub);
        modules.extend([Arc::new(files.clone()) as Arc<dyn Module>, Arc::new(wiki(files))]);
        modules
    };
    in_house(modules, body);
}
