//! What people write in a room: a few marks of Markdown, made into safe HTML and into what the house wants to know of it.

use super::marks::{self, Block, Item, Mark, Piece};
use maru_directory::behind::key_at;
use maru_kernel::{is_hidden, is_stream_safe};
use std::fmt::Write;

/// The longest message, in letters.
pub const LONGEST: usize = 10_000;
/// Calls of one message that are heard; nobody means more.
pub const MOST_CALLS: usize = 50;

/// Why a message is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing in it that can be seen.
    Empty,
    /// Longer than [`LONGEST`].
    Long,
    /// A letter bears more marks than any language writes.
    Marks,
}

/// What a message says besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who is called: `person:`, `unit:`, `post:` with an id, or `all`, each once.
    pub calls: Vec<String>,
    /// Addresses within this house, in order, each once.
    pub inside: Vec<String>,
    /// Other addresses, in order, each once; some may be of this house, written out.
    pub outside: Vec<String>,
    /// The words without marks, for search and previews.
    pub words: String,
}

/// The message as it is kept.
///
/// # Errors
/// Why it is not taken.
pub fn take(sent: &str) -> Result<String, Refused> {
    let text = sent.replace("\r\n", "\n");
    let text = text.trim_end().trim_start_matches(['\n', '\r']);
    if text.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
        return Err(Refused::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Refused::Long);
    }
    if is_stream_safe(text) { Ok(text.to_owned()) } else { Err(Refused::Marks) }
}

/// The message as HTML that can do nothing but be read.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    blocks(&mut out, &marks::read(text));
    out
}

/// What a message says besides its words.
pub fn facts(text: &str) -> Facts {
    let mut facts = Facts::default();
    gather(&mut facts, &marks::read(text));
    facts
}

fn gather(facts: &mut Facts, blocks: &[Block<'_>]) {
    for block in blocks {
        match block {
            Block::Words(lines) => lines.iter().for_each(|line| facts.take_line(line)),
            Block::Heading(line) => facts.take_line(line),
            Block::Code(lines) => lines.iter().for_each(|line| facts.take_words(line)),
            Block::Quote(inside) => gather(facts, inside),
            Block::List(first, items) => {
                for (item, more) in items.iter().zip(0_u64..) {
                    match first {
                        Some(first) => {
                            facts.take_words(&format!("{}. ", first + more));
                            facts.take_pieces(&item.words);
                        }
                        None => facts.take_line(&item.words),
                    }
                    gather(facts, &item.below);
                }
            }
        }
    }
}

impl Facts {
    /// Words that begin behind all others.
    fn take_words(&mut self, words: &str) {
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        self.words.push_str(words);
    }

    fn take_line(&mut self, line: &[Piece<'_>]) {
        self.take_words("");
        self.take_pieces(line);
    }

    fn take_pieces(&mut self, pieces: &[Piece<'_>]) {
        for piece in pieces {
            match piece {
                Piece::Words(words) | Piece::Code(words) => self.words.push_str(words),
                Piece::Marked(_, inside) => self.take_pieces(inside),
                Piece::Link(address, inside) => {
                    self.take_address(address);
                    self.take_pieces(inside);
                }
            }
        }
    }

    fn take_address(&mut self, address: &str) {
        let (known, address) = match call(address) {
            Some(_) if self.calls.len() >= MOST_CALLS => return,
            Some(key) => (&mut self.calls, key),
            None if is_inside(address) => (&mut self.inside, address.to_owned()),
            None if is_outside(address) => (&mut self.outside, address.to_owned()),
            None => return,
        };
        if !known.contains(&address) {
            known.push(address);
        }
    }
}

/// The words of a message in one line of at most `most` letters.
pub fn line(text: &str, most: usize) -> String {
    let words = facts(text).words;
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let mut cut: String = words.chars().take(most).collect();
    cut.push('…');
    cut
}

/// Whom an address of this house calls.
fn call(address: &str) -> Option<String> {
    if address == "/people/all" { Some("all".to_owned()) } else { key_at(address) }
}

/// What a browser takes for an address of another host is none of this house (S-107); addresses have neither blanks nor controls.
fn is_inside(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn is_outside(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

fn blocks(out: &mut String, blocks: &[Block<'_>]) {
    for block in blocks {
        match block {
            Block::Words(lines) => {
                out.push_str("<p>");
                for (line, is_first) in
                    lines.iter().zip(std::iter::once(true).chain(std::iter::repeat(false)))
                {
                    out.push_str(if is_first { "" } else { "<br>" });
                    pieces(out, line);
                }
                out.push_str("</p>");
            }
            Block::Heading(line) => {
                out.push_str("<p>");
                within(out, "strong", line);
                out.push_str("</p>");
            }
            Block::Code(lines) => {
                out.push_str("<pre>");
                wrapped(out, "code", &lines.join("\n"));
                out.push_str("</pre>");
            }
            Block::Quote(inside) => {
                out.push_str("<blockquote>");
                self::blocks(out, inside);
                out.push_str("</blockquote>");
            }
            Block::List(first, items) => list(out, *first, items),
        }
    }
}

fn list(out: &mut String, first: Option<u64>, items: &[Item<'_>]) {
    let name = if first.is_some() { "ol" } else { "ul" };
    let _ = match first {
        Some(first) => write!(out, "<ol start=\"{first}\">"),
        None => write!(out, "<ul>"),
    };
    for item in items {
        out.push_str("<li>");
        pieces(out, &item.words);
        blocks(out, &item.below);
        out.push_str("</li>");
    }
    let _ = write!(out, "</{name}>");
}

fn pieces(out: &mut String, pieces: &[Piece<'_>]) {
    for piece in pieces {
        match piece {
            Piece::Words(words) => escape(out, words),
            Piece::Code(code) => wrapped(out, "code", code),
            Piece::Marked(Mark::Strong, inside) => within(out, "strong", inside),
            Piece::Marked(Mark::Emphasis, inside) => within(out, "em", inside),
            Piece::Marked(Mark::Struck, inside) => within(out, "s", inside),
            Piece::Link(address, inside) => link(out, address, inside),
        }
    }
}

fn link(out: &mut String, address: &str, inside: &[Piece<'_>]) {
    let (opened, closed) = match call(address) {
        Some(key) if key == "all" => ("<span class=\"at\" data-call=\"all\">".to_owned(), "</span>"),
        Some(key) => (format!("<a class=\"at\" data-call=\"{key}\" href=\"{}\">", escaped(address)), "</a>"),
        None if is_inside(address) => (format!("<a href=\"{}\">", escaped(address)), "</a>"),
        None if is_outside(address) => (
            format!("<a href=\"{}\" rel=\"noopener noreferrer\" target=\"_blank\">", escaped(address)),
            "</a>",
        ),
        None => (String::new(), ""),
    };
    out.push_str(&opened);
    if says_another(address, inside) {
        escape(out, address);
    } else {
        pieces(out, inside);
    }
    out.push_str(closed);
}

/// Whether the words of a link look like an address it does not lead to: then the one it leads to is shown.
fn says_another(address: &str, inside: &[Piece<'_>]) -> bool {
    let [Piece::Words(words)] = inside else { return false };
    let words = words.trim();
    let is_address = words.contains("://") || words.starts_with("www.") || words.starts_with('/');
    is_address && words != address && call(address).is_none()
}

fn within(out: &mut String, name: &str, inside: &[Piece<'_>]) {
    let _ = write!(out, "<{name}>");
    pieces(out, inside);
    let _ = write!(out, "</{name}>");
}

fn wrapped(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape(out, text);
    let _ = write!(out, "</{name}>");
}

/// Text as it stands in HTML, between tags and in attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_few_marks_become_html() {
        let cases = [
            ("좋습니다", "<p>좋습니다</p>"),
            ("한 줄\n또 한 줄", "<p>한 줄<br>또 한 줄</p>"),
            ("**오늘**까지", "<p><strong>오늘</strong>까지</p>"),
            ("~~내일~~", "<p><s>내일</s></p>"),
            ("`a<b`", "<p><code>a&lt;b</code></p>"),
            (
                "> 인용\n\n- 하나\n- 둘",
                "<blockquote><p>인용</p></blockquote><ul><li>하나</li><li>둘</li></ul>",
            ),
            ("# 제목", "<p><strong>제목</strong></p>"),
            (
                "[@김서연](/people/0000000000001) 님",
                "<p><a class=\"at\" data-call=\"person:0000000000001\" href=\"/people/0000000000001\">@김서연</a> 님</p>",
            ),
            ("1. 가\n2. 나", "<ol start=\"1\"><li>가</li><li>나</li></ol>"),
            ("```\na <b>\n```", "<pre><code>a &lt;b&gt;</code></pre>"),
            (
                "http://a.example/가(나).",
                "<p><a href=\"http://a.example/가(나)\" rel=\"noopener noreferrer\" target=\"_blank\">http://a.example/가(나)</a>.</p>",
            ),
            (
                "[https://www.gaon.example](https://evil.example)",
                "<p><a href=\"https://evil.example\" rel=\"noopener noreferrer\" target=\"_blank\">https://evil.example</a></p>",
            ),
            ("[@모두](/people/all)", "<p><span class=\"at\" data-call=\"all\">@모두</span></p>"),
        ];
        for (text, wanted) in cases {
            assert_eq!(html(text), wanted, "{text}");
        }
    }

    #[test]
    fn s_148_nothing_written_becomes_a_script_or_fetches_a_picture() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[나](javascript:alert(1))",
            "[나](JaVaScRiPt:alert(1))",
            "[나](data:text/html,<script>)",
            "[나](//elsewhere.example)",
            "[나](/&#9;/elsewhere.example)",
            "[나](/\t/elsewhere.example)",
            "[나](/\\elsewhere.example)",
            "[나](/가\\..\\elsewhere.example)",
            "![그림](https://elsewhere.example/a.png)",
            "[가](https://a.example/\"onmouseover=\"x)",
            "<a href=\"javascript:1\">나</a>",
        ];
        for text in hostile {
            let made = html(text);
            for part in [
                "<script",
                "<img",
                "javascript:alert",
                "onerror=alert(1)>",
                "\"onmouseover",
                "href=\"//",
                "href=\"/\t",
                "href=\"/\\",
                "href=\"data",
            ] {
                assert!(!made.to_lowercase().contains(part) || made.contains("&lt;img"), "{part} in {made}");
            }
        }
    }

    #[test]
    fn what_is_too_deep_is_shown_as_it_is_written() {
        let deep = "> ".repeat(4_900) + "끝";
        assert_eq!(html(&deep).matches("<blockquote>").count(), 8);
        assert!(facts(&deep).words.contains('끝'));
    }

    #[test]
    fn facts_are_calls_addresses_and_words() {
        let text = "[@교통과](/people/units/0000000000002) **확인**\n[지침](/wiki/pages/0000000000003) [@모두](/people/all)";
        let facts = facts(text);
        assert_eq!(facts.calls, ["unit:0000000000002", "all"]);
        assert_eq!(facts.inside, ["/wiki/pages/0000000000003"]);
        assert_eq!(facts.words, "@교통과 확인 지침 @모두");
        let written = super::facts("http://maru.example/wiki/pages/1 [가](https://b.example)").outside;
        assert_eq!(written, ["http://maru.example/wiki/pages/1", "https://b.example"]);
        assert_eq!(line("가나다 라마바", 4), "가나다 …");
        assert_eq!(line("안건\n1. 가\n2. 나\n- 다", 99), "안건 1. 가 2. 나 다");
        assert_eq!(super::facts("[ ](/people/all) [\u{200b}](/people/all)").calls, Vec::<String>::new());
    }

    #[test]
    fn only_what_can_be_seen_is_taken() {
        assert_eq!(take(" \u{200b}\n"), Err(Refused::Empty));
        assert_eq!(take(&"가".repeat(LONGEST + 1)), Err(Refused::Long));
        assert_eq!(take(&format!("가{}", "\u{301}".repeat(50))), Err(Refused::Marks));
        assert_eq!(take("\r\n가\r\n나 \n").as_deref(), Ok("가\n나"));
    }
}
