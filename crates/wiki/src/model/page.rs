//! A page as the wiki works with it.

use super::Level;
use maru_directory::model::Holder;
use maru_kernel::{Id, PersonId, Ref, Timestamp, is_stream_safe, korean, letters};

/// The most levels a tree has.
pub const DEEPEST: usize = 30;
/// The longest title, in letters.
pub const LONGEST_TITLE: usize = 200;

/// A page, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which one.
    pub id: Id,
    /// The first page of its space.
    pub space: Id,
    /// The page above; none for the first page of a space.
    pub parent: Option<Id>,
    /// Its title, as last published, or as first written while nothing is.
    pub title: String,
    /// The last part of its readable address.
    pub slug: String,
    /// Whose it is.
    pub holder: Holder,
    /// Whether rights given above do not count here.
    pub breaks: bool,
    /// The nearest page, itself or above, where rights change.
    pub acl: Id,
    /// The number of the version that readers see; 0 while there is none.
    pub published: i32,
    /// The number of the newest version, published or not.
    pub latest: i32,
    /// Whether a second person publishes what somebody wrote.
    pub four_eyes: bool,
    /// After how many months its content has to be looked at again; 0 for never.
    pub review_months: i32,
    /// When it has to be looked at again.
    pub review_due: Option<Timestamp>,
    /// Whether new pages can begin as a copy of it.
    pub is_template: bool,
    /// When readers last got a new version.
    pub changed_at: Timestamp,
    /// Whose version that was.
    pub changed_by: PersonId,
    /// Since when it lies in the trash.
    pub trashed_at: Option<Timestamp>,
}

impl Page {
    /// What others keep of it.
    pub fn to_ref(&self) -> Ref {
        page_ref(self.id)
    }

    /// Whether it is the first page of its space.
    pub fn is_space(&self) -> bool {
        self.parent.is_none()
    }

    /// The least level at which it is there at all: what is not published yet is seen by those who write.
    pub fn least(&self) -> Level {
        if self.published > 0 { Level::Read } else { Level::Edit }
    }
}

/// What others keep of the page with this id.
pub fn page_ref(id: Id) -> Ref {
    Ref::new("wiki", "page", id)
}

/// What is written on a page and not shown to its readers yet: owns the files of drafts and of versions that wait.
pub fn unshown_ref(id: Id) -> Ref {
    Ref::new("wiki", "unshown", id)
}

/// A page with what its viewer may do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The page.
    pub page: Page,
    /// The most its viewer may do.
    pub level: Level,
}

/// The last part of an address for `title`: letters, digits and hyphens.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.trim().chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.chars().count() >= 80 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "page".to_owned() } else { slug.to_owned() }
}

/// A title without what cannot be seen or turns round what stands beside it, if any letter is left and it is not too
/// long.
pub fn title(text: &str) -> Option<String> {
    let title = korean::normal(text);
    let fits = title.chars().count() <= LONGEST_TITLE && is_stream_safe(&title);
    (letters(&title) > 0 && fits).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_korean_and_drop_the_rest() {
        for (text, want) in [
            ("제설 작업 지침 (2026)", "제설-작업-지침-2026"),
            ("  ../../etc  ", "etc"),
            ("!!!", "page"),
            ("A/B 시험", "a-b-시험"),
        ] {
            assert_eq!(slug(text), want);
        }
    }

    #[test]
    fn titles_are_one_line_of_something() {
        assert_eq!(title("  회의\n\t자료 ").as_deref(), Some("회의 자료"));
        for hidden in ["\u{200b}", "\u{3164}", "\u{115f}\u{202e}", "\u{2800}", "\u{fe0f}", "!?"] {
            assert_eq!(title(hidden), None, "{hidden:?}");
        }
        assert_eq!(title("보고\u{202e}서\u{3164}").as_deref(), Some("보고서"));
        assert_eq!(title(&"가".repeat(201)), None);
    }
}
