//! Nouns in `model` rooms are not serialisable and know nothing of the rooms that keep or show them.

use super::Rule;
use crate::offence::Offence;
use crate::tree::Tree;

pub const RULE: Rule = Rule {
    name: "plain-models",
    reason: "A serialised form is a promise to the outside; the noun inside must stay free to change.",
    check,
};

const WORDS: [&str; 5] = ["serde", "Serialize", "Deserialize", "diesel", "tokio"];
/// The rooms that look at the nouns; the nouns do not look back.
const ROOMS: [&str; 4] = ["crate::store", "crate::actions", "crate::pages", "crate::views"];

fn check(tree: &Tree) -> Vec<Offence> {
    let mut found = Vec::new();
    for file in tree.rust().filter(|f| f.in_room("model")) {
        for line in file.source().shipped() {
            if let Some(word) = WORDS.iter().find(|word| line.code.contains(**word)) {
                let said = format!("`{word}` in a model room: give pages, store or payload their own struct");
                found.push(Offence::at(&file.path, line.number, said));
            }
            if let Some(room) = ROOMS.iter().find(|room| line.code.contains(**room)) {
                let said = format!("`{room}` in a model room: what both need belongs into the model");
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
    fn models_know_no_serialisation() {
        let text = "#[derive(Clone, Serialize)]\nstruct Page;\n";
        assert_eq!(broken(&RULE, &[("crates/portal/src/pages/api.rs", text)]), [""; 0]);
        assert_eq!(
            broken(&RULE, &[("crates/portal/src/model/page.rs", text)]),
            ["crates/portal/src/model/page.rs:1"]
        );
    }

    #[test]
    fn models_do_not_look_into_the_rooms_around_them() {
        let text = "use crate::store::grants::HolderKind;\nuse crate::model::Tile;\n";
        assert_eq!(broken(&RULE, &[("crates/portal/src/actions/move_tile.rs", text)]), [""; 0]);
        assert_eq!(
            broken(&RULE, &[("crates/portal/src/model/page.rs", text)]),
            ["crates/portal/src/model/page.rs:1"]
        );
    }
}
