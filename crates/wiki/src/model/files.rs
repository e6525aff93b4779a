//! Files in texts, and the versions of one file.

use maru_kernel::Id;
use std::collections::HashSet;

/// A text with more files is no text for people; the others stay whose they are.
const MOST: usize = 1_000;

/// The files of the house that a text names, each once, in order; the first thousand.
pub fn files_named(text: &str) -> Vec<Id> {
    let mut known = HashSet::new();
    let named = text.split("/files/").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.get(..end)?.parse::<Id>().ok()
    });
    named.filter(|id| known.insert(*id)).take(MOST).collect()
}

/// Things in the order they were added, put together by name: what was sent again under one name is a new
/// version of it. Names in the order of their first version; of each the newest first.
pub fn versions<F>(files: Vec<F>, name: impl Fn(&F) -> String) -> Vec<Vec<F>> {
    let mut all: Vec<(String, Vec<F>)> = Vec::new();
    for file in files {
        let key = maru_kernel::korean::fold(&name(&file));
        match all.iter_mut().find(|(known, _)| *known == key) {
            Some((_, versions)) => versions.insert(0, file),
            None => all.push((key, vec![file])),
        }
    }
    all.into_iter().map(|(_, versions)| versions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_markdown_and_html() {
        let (a, b) = (Id::from_i64(1), Id::from_i64(2));
        let text = format!(
            "![가](/files/{a}) [나](/files/{b} \"x\")\n<img src=\"/files/{a}/thumb/320\"> /files/ /files/x"
        );
        assert_eq!(files_named(&text), [a, b]);
    }

    #[test]
    fn what_has_one_name_is_one_file_in_versions() {
        let sent = vec![("지침.pdf", 1), ("그림.png", 2), ("지침.PDF", 3)];
        let got = versions(sent, |file| file.0.to_owned());
        assert_eq!(got, [vec![("지침.PDF", 3), ("지침.pdf", 1)], vec![("그림.png", 2)]]);
    }
}
