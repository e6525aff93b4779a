//! The beginning of an HTML file that is taken out of the house and needs nothing else: its style is part of it, for nothing goes with it.

use askama::Template;
use maru_kernel::Lang;
use std::fmt;

/// Palette, type, width and print, as all such files have them.
const COMMON: &str = include_str!("standalone.css");

/// The style of a file: what all of them have, and after it what is its own.
#[derive(Clone, Copy, Debug)]
pub struct Style(&'static str);

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<style>\n{COMMON}{}</style>", self.0)
    }
}

/// Our own text.
impl askama::filters::HtmlSafe for Style {}

/// What stands before the content of a file; [`Standalone::END`] stands after it.
#[derive(Clone, Debug, Template)]
#[template(path = "ui/standalone.html")]
pub struct Standalone {
    lang: &'static str,
    style: Style,
    title: String,
    line: String,
    heading: &'static str,
    contents: Vec<Chapter>,
}

/// A place in a file to which its contents lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Where it stands, `#…`.
    pub href: String,
    /// Its title.
    pub label: String,
    /// Depth, 0 to 6.
    pub depth: usize,
}

impl Standalone {
    /// What stands after the content.
    pub const END: &'static str = "</main>\n</body>\n</html>\n";

    /// A file of this title; `own` are the rules of its style that others do not have.
    pub fn new(lang: Lang, title: impl Into<String>, own: &'static str) -> Standalone {
        let (style, heading) = (Style(own), "");
        let (line, contents) = (String::new(), Vec::new());
        Standalone { lang: lang.tag(), style, title: title.into(), line, heading, contents }
    }

    /// With the title and a line below it on the page: who made it, and when.
    #[must_use]
    pub fn with_line(self, line: String) -> Standalone {
        Standalone { line, ..self }
    }

    /// With contents, where there is anything in them.
    #[must_use]
    pub fn with_contents(self, heading: &'static str, contents: Vec<Chapter>) -> Standalone {
        Standalone { heading, contents, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_needs_nothing_else_and_says_nothing_it_was_not_told() {
        let bare = Standalone::new(Lang::Ko, "가 < 나", "p { margin: 0; }").render().unwrap();
        assert!(bare.contains("<html lang=\"ko\">") && bare.contains("<title>가 &#60; 나</title>"), "{bare}");
        assert!(bare.contains("p { margin: 0; }</style>") && bare.ends_with("<main>"), "{bare}");
        assert!(!bare.contains("<nav") && !bare.contains("<header"), "{bare}");
        for foreign in ["<link", "<script", "url(", "@import"] {
            assert!(!bare.contains(foreign), "{foreign}");
        }
        let chapter = Chapter { href: "#p1".to_owned(), label: "첫 쪽".to_owned(), depth: 1 };
        let full = Standalone::new(Lang::Ko, "책", "").with_line("누가".to_owned());
        let full = full.with_contents("차례", vec![chapter]).render().unwrap();
        assert!(full.contains("<header><h1>책</h1><p>누가</p></header>"), "{full}");
        assert!(full.contains("<li class=\"d1\"><a href=\"#p1\">첫 쪽</a></li>"), "{full}");
    }
}
