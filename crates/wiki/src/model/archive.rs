//! Where pages and their files stand in an archive: names that every file system takes, one for each.

use maru_kernel::{Id, file_name};
use std::collections::{HashMap, HashSet};

/// A page of a tree as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The page.
    pub id: Id,
    /// The nearest page above that is in the archive too.
    pub above: Option<Id>,
    /// Its title.
    pub title: String,
}

/// The places in an archive, as paths with `/`, without a file's ending.
#[derive(Debug, Default)]
pub struct Places {
    pages: HashMap<Id, String>,
    taken: HashSet<String>,
    /// How many were given each name.
    namesakes: HashMap<String, usize>,
}

impl Places {
    /// Places for all pages, each after the one above it.
    pub fn of(leaves: &[Leaf]) -> Places {
        let mut places = Places::default();
        for leaf in leaves {
            let folder =
                leaf.above.and_then(|above| places.pages.get(&above)).map(|above| format!("{above}/"));
            let place = places.free(&folder.unwrap_or_default(), &file_name(&leaf.title), "");
            places.pages.insert(leaf.id, place);
        }
        places
    }

    /// The place of a page.
    pub fn page(&self, id: Id) -> Option<&str> {
        self.pages.get(&id).map(String::as_str)
    }

    /// A place for a file of the page; the folder of files stands beside the page.
    pub fn file(&mut self, page: Id, name: &str) -> String {
        let folder = self.pages.get(&page).cloned().unwrap_or_default();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let ending = if ending.is_empty() { String::new() } else { format!(".{}", file_name(ending)) };
        self.free(&format!("{folder}.files/"), &file_name(stem), &ending)
    }

    /// Names that differ only in capital letters are one name to some file systems.
    fn free(&mut self, folder: &str, stem: &str, ending: &str) -> String {
        let plain = format!("{folder}{stem}{ending}");
        // Namesakes go on counting where the last one stopped.
        let next = self.namesakes.entry(plain.to_lowercase()).or_insert(1);
        loop {
            let name = if *next == 1 { plain.clone() } else { format!("{folder}{stem} ({next}){ending}") };
            *next += 1;
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}

/// The way from the file at `from` to the one at `to`, as a link has it.
pub fn way(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let parts: Vec<&str> = to.split('/').collect();
    let same = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folders.len() - same);
    let down: Vec<String> = parts.iter().skip(same).map(|part| escaped(part)).collect();
    up + &down.join("/")
}

/// What has a meaning in a link or in Markdown is written as its number (RFC 3986, section 2.1).
fn escaped(part: &str) -> String {
    let mut written = String::new();
    for letter in part.chars() {
        if letter.is_ascii() && !letter.is_ascii_alphanumeric() && !"-_.~".contains(letter) {
            written.push_str(&format!("%{:02X}", u32::from(letter)));
        } else {
            written.push(letter);
        }
    }
    written
}

/// The text with the addresses of the house that `place` knows replaced by what it says. Only what stands where a
/// link has its address is one.
pub fn relinked(text: &str, place: impl Fn(&str) -> Option<String>) -> String {
    let (mut written, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = next_address(rest) {
        let (before, address) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let end = address.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(address.len());
        let (address, after) = address.split_at_checked(end).unwrap_or((address, ""));
        let opens = before.ends_with(['(', '<', '"', '\'', ' ', '\n']);
        let closes = after.is_empty() || after.starts_with([')', '>', '"', '\'', ' ', '\n', '#']);
        written.push_str(before);
        match place(address).filter(|_| opens && closes) {
            Some(place) => written.push_str(&place),
            None => written.push_str(address),
        }
        rest = after;
    }
    written + rest
}

fn next_address(text: &str) -> Option<usize> {
    [text.find("/wiki/pages/"), text.find("/files/")].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(id: i64, above: Option<i64>, title: &str) -> Leaf {
        Leaf { id: Id::from_i64(id), above: above.map(Id::from_i64), title: title.to_owned() }
    }

    #[test]
    fn every_page_has_a_name_of_its_own() {
        let mut places = Places::of(&[
            leaf(1, None, "제설"),
            leaf(2, Some(1), "A"),
            leaf(3, Some(1), "a"),
            leaf(4, Some(3), "a"),
            leaf(5, None, "제설"),
        ]);
        let place = |id: i64| places.page(Id::from_i64(id)).unwrap().to_owned();
        assert_eq!([1, 2, 3, 4, 5].map(place), ["제설", "제설/A", "제설/a (2)", "제설/a (2)/a", "제설 (2)"]);
        assert_eq!(places.file(Id::from_i64(2), "표.xlsx"), "제설/A.files/표.xlsx");
        assert_eq!(places.file(Id::from_i64(2), "표.XLSX"), "제설/A.files/표 (2).XLSX");
    }

    #[test]
    fn ways_lead_from_file_to_file() {
        assert_eq!(way("가.md", "가/나.md"), "가/나.md");
        assert_eq!(way("가/나.md", "가/나.files/그림 (1).png"), "나.files/그림%20%281%29.png");
        assert_eq!(way("가/나/다.md", "라.md"), "../../라.md");
    }

    #[test]
    fn only_links_are_changed() {
        let place = |address: &str| (address == "/wiki/pages/1").then(|| "가.md".to_owned());
        let text =
            "[가](/wiki/pages/1#s-끝) <a href=\"/wiki/pages/1\"> x/wiki/pages/1 [나](/wiki/pages/12) /files/";
        let want = "[가](가.md#s-끝) <a href=\"가.md\"> x/wiki/pages/1 [나](/wiki/pages/12) /files/";
        assert_eq!(relinked(text, place), want);
    }
}
