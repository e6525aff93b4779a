//! Only `pages` rooms and the front door speak HTTP.

use super::Rule;
use crate::offence::Offence;
use crate::tree::{File, Tree};

pub const RULE: Rule = Rule {
    name: "actix-rooms",
    reason: "Rules and deeds that know no HTTP can be called from a page, a job and the command line alike.",
    check,
};

/// Crates whose trade is HTTP.
const CRATES: [&str; 4] = ["web", "contract", "installer", "testkit"];
const WORDS: [&str; 4] = ["actix_web", "actix_ws", "actix_multipart", "actix_http"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.rust().filter(|f| !speaks_http(f)) {
        for line in file.source().shipped() {
            if let Some(word) = WORDS.iter().find(|word| line.code.contains(**word)) {
                let said = format!("`{word}` outside a pages room: let the page take the request apart");
                found.push(Offence::at(&file.path, line.number, said));
            }
        }
    }
    found
}

fn speaks_http(file: &File) -> bool {
    CRATES.contains(&file.krate()) || file.in_room("pages") || file.path.ends_with("src/lib.rs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::broken;

    #[test]
    fn http_stands_in_pages_rooms() {
        let text = "use actix_web::web;\n";
        for path in ["crates/portal/src/pages/home.rs", "crates/web/src/csrf.rs", "crates/portal/src/lib.rs"]
        {
            assert_eq!(broken(&RULE, &[(path, text)]), [""; 0]);
        }
        assert_eq!(
            broken(&RULE, &[("crates/portal/src/actions/move_tile.rs", text)]),
            ["crates/portal/src/actions/move_tile.rs:1"]
        );
    }
}
