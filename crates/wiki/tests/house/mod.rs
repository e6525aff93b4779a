//! A house of the wiki and the files of its pages, for the tests over HTTP.

use maru_contract::Module;
use maru_files::{Files, Options};
use maru_testkit::{TempFolder, TestHouse, in_house};
use maru_web::live::Hub;
use maru_wiki::Wiki;
use std::sync::Arc;

/// Runs the test in such a house on both databases, with more modules if need be.
pub fn in_wiki(more: impl Fn(&Hub) -> Vec<Arc<dyn Module>>, body: impl AsyncFn(&TestHouse)) {
    let folder = TempFolder::new();
    let modules = |hub: &Hub| {
        let files = Files::new(Options::new(folder.path().to_owned())).unwrap();
        let mut modules = more(hub);
        modules.extend([Arc::new(files.clone()) as Arc<dyn Module>, Arc::new(Wiki::new(files))]);
        modules
    };
    in_house(modules, body);
}
