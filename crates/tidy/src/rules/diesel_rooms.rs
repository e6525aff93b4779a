//! Only `store` rooms speak to the database.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "diesel-rooms",
    reason: "SQL in one room can be read as a whole: every query, index and dialect difference of a module.",
    check,
};

/// Crates that are a store room as a whole.
const STORES: [&str; 2] = ["store", "testkit"];
const WORDS: [&str; 3] = ["diesel::", "sql_query", "use diesel"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.rust().filter(|f| !STORES.contains(&f.krate()) && !f.in_room("store")) {
        for line in file.source().shipped() {
            if let Some(word) = WORDS.iter().find(|word| line.code.contains(**word)) {
                let said = format!("`{word}` outside a store room: move the query to src/store/");
                found.push(Offence::at(&file.path, line.number, said));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn queries_stand_in_store_rooms() {
        let text = "// diesel::x\nuse diesel::prelude::*;\n";
        assert_eq!(broken(&RULE, &[("crates/portal/src/store/page.rs", text)]), [""; 0]);
        assert_eq!(broken(&RULE, &[("crates/store/src/conn.rs", text)]), [""; 0]);
        assert_eq!(
            broken(&RULE, &[("crates/portal/src/pages/page.rs", text)]),
            ["crates/portal/src/pages/page.rs:2"]
        );
    }
}
