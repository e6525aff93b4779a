//! The law over the real tree: one test a rule, which prints every offence as `path:line`.

#![cfg(test)]

use maru_tidy::{RULES, Tree};

fn keep(name: &str) {
    let tree = Tree::read().expect("the tree is readable");
    let rule = RULES.iter().find(|rule| rule.name == name).expect("a rule of that name");
    let found = rule.offences(&tree);
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{name}: {} offences. {}\n{}\n", found.len(), rule.reason, list.join("\n"));
}

macro_rules! law {
    ($($test:ident: $name:literal,)*) => {
        $(#[test] fn $test() { keep($name); })*

        #[test]
        fn every_rule_has_a_test() {
            let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
            assert_eq!(names, [$($name),*]);
        }
    };
}

law! {
    arrows: "arrows",
    diesel_rooms: "diesel-rooms",
    actix_rooms: "actix-rooms",
    plain_models: "plain-models",
    evidence: "evidence",
    twin_migrations: "twin-migrations",
    headers: "headers",
    file_names: "file-names",
    marks: "marks",
    hangul: "hangul",
    locale_keys: "locale-keys",
    error_codes: "error-codes",
    unused_faults: "unused-faults",
    plain_markup: "plain-markup",
    template_logic: "template-logic",
    safe_filter: "safe-filter",
    foreign_hosts: "foreign-hosts",
    css_bundle: "css-bundle",
    vendored: "vendored",
    security_claims: "security-claims",
    style_guide: "style-guide",
    exceptions_in_use: "exceptions-in-use",
}
