//! The console's first page shows the cards of all modules to those who may open them.
#![cfg(test)]

mod cast;
mod people_house;

use maru_contract::Module;
use maru_kernel::Id;
use maru_testkit::{NullModule, in_house};
use maru_web::live::Hub;
use std::sync::Arc;

fn with_another_module() -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    |hub| {
        let mut modules = people_house::modules()(hub);
        modules.push(Arc::new(NullModule::new()));
        modules
    }
}

#[test]
fn cards_are_shown_to_those_who_may_open_them() {
    in_house(with_another_module(), async |house| {
        let open = async |permissions: &[&'static str]| {
            let visitor = house.visitor(Id::from_i64(1), "A", permissions);
            visitor.get("/admin").await.text()
        };
        let all = open(&["directory.console", "directory.policies.manage", "null.things.tend"]).await;
        for wanted in ["href=\"/admin/policies\"", "href=\"/null/tended\"", "3건이 기다립니다"] {
            assert!(all.contains(wanted), "{wanted}: {all}");
        }
        assert!(!all.contains("href=\"/admin/roles\""));
        let none = open(&["directory.console"]).await;
        assert!(!none.contains("href=\"/null/tended\"") && !none.contains("href=\"/admin/policies\""));
    });
}
