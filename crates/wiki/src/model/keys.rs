//! The keys a viewer carries, by which the house names who somebody is and where they belong.

use maru_directory::model::Holder;
use maru_kernel::{PersonId, Viewer};

/// The keys of one viewer at one moment, in the form both databases read lists in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Whose keys.
    pub person: PersonId,
    /// Whether they are a guest, who manages nothing: what they see is shared with them by others.
    pub guest: bool,
    list: Vec<String>,
    json: String,
}

impl Keys {
    /// `list` is what the house says of the viewer, `all` and their own key included.
    pub fn new(viewer: &Viewer, list: Vec<String>) -> Keys {
        let quoted: Vec<String> =
            list.iter().filter(|key| is_key(key)).map(|key| format!("\"{key}\"")).collect();
        Keys { person: viewer.id, guest: viewer.guest, json: format!("[{}]", quoted.join(",")), list }
    }

    /// The keys.
    pub fn list(&self) -> &[String] {
        &self.list
    }

    /// The keys as a JSON list.
    pub fn json(&self) -> &str {
        &self.json
    }
}

/// The key of whoever holds a thing: exactly the person, the post, or those who serve in the unit itself.
pub fn of_holder(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => format!("person:{id}"),
        Holder::Post(id) => format!("post:{id}"),
        Holder::Unit(id) => format!("unit:{id}"),
    }
}

/// Keys are made of few letters, so that they stand in JSON as they are.
pub fn is_key(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_' | b'-');
    !text.is_empty() && text.len() <= 64 && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_keys_reach_the_database() {
        assert!(is_key("unit:0123456789abc") && is_key("all") && is_key("role:security"));
        assert!(!is_key("") && !is_key("unit:\"") && !is_key("unit:가"));
    }
}
