//! Where a text leads: pages and files of the house.

use super::{files_named, markdown};
use maru_kernel::Id;

/// What a text leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leads {
    /// Pages, each once.
    pub pages: Vec<Id>,
    /// Files, each once.
    pub files: Vec<Id>,
}

impl Leads {
    /// Takes the text apart, which takes its time when it is long.
    pub fn of(text: &str) -> Leads {
        let page = |address: &String| {
            let rest = address.strip_prefix("/wiki/pages/")?;
            rest.split(['#', '?', '/']).next()?.parse().ok()
        };
        let mut pages: Vec<Id> = markdown::facts(text).addresses.iter().filter_map(page).collect();
        pages.sort_unstable();
        pages.dedup();
        Leads { pages, files: files_named(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_leads_to_is_told_once() {
        let (one, two) = (Id::from_i64(1), Id::from_i64(2));
        let text = format!(
            "[b](/wiki/pages/{two}#s) [a](/wiki/pages/{one}?x) [a](/wiki/pages/{one}) ![](/files/{two})"
        );
        assert_eq!(Leads::of(&text), Leads { pages: vec![one, two], files: vec![two] });
    }
}
