//! What people write in a room: a few marks of Markdown, made into safe HTML and into what the house wants to know of it.

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use maru_directory::behind::key_at;
use maru_kernel::{is_hidden, is_stream_safe};
use std::fmt::Write;

/// The longest message, in letters.
pub const LONGEST: usize = 10_000;
/// Quotations and lists within one another that are drawn; a text with more is shown as it is written.
const DEEPEST: usize = 12;
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

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.cjk_friendly_emphasis = true;
    options
}

/// The message as HTML that can do nothing but be read.
pub fn html(text: &str) -> String {
    let (arena, options) = (Arena::new(), options());
    let root = parse_document(&arena, text, &options);
    let mut out = String::with_capacity(text.len() * 2);
    if is_deep(root) {
        wrapped(&mut out, "p", text);
    } else {
        children(&mut out, root);
    }
    out
}

/// Asked without recursion, so that nobody's text decides how deep the stack goes.
fn is_deep(root: Node<'_>) -> bool {
    let mut waiting = vec![(root, 0)];
    while let Some((node, depth)) = waiting.pop() {
        if depth > DEEPEST {
            return true;
        }
        waiting.extend(node.children().map(|child| (child, depth + 1)));
    }
    false
}

/// What a message says besides its words.
pub fn facts(text: &str) -> Facts {
    let (arena, options) = (Arena::new(), options());
    let root = parse_document(&arena, text, &options);
    let mut facts = Facts::default();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => facts.words.push_str(words),
            NodeValue::Code(code) => facts.words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => facts.words.push_str(&code.literal),
            NodeValue::HtmlInline(html) => facts.words.push_str(html),
            NodeValue::HtmlBlock(html) => facts.words.push_str(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => facts.words.push(' '),
            NodeValue::Paragraph if !facts.words.is_empty() => facts.words.push(' '),
            NodeValue::Link(link) => {
                if let Some(key) = call(&link.url) {
                    if facts.calls.len() < MOST_CALLS && !facts.calls.contains(&key) {
                        facts.calls.push(key);
                    }
                } else if is_inside(&link.url) && !facts.inside.contains(&link.url) {
                    facts.inside.push(link.url.clone());
                } else if is_outside(&link.url) && !facts.outside.contains(&link.url) {
                    facts.outside.push(link.url.clone());
                }
            }
            _ => {}
        }
    }
    facts
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

fn is_inside(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\")
}

fn is_outside(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

fn children(out: &mut String, node: Node<'_>) {
    for child in node.children() {
        write_node(out, child);
    }
}

fn write_node(out: &mut String, node: Node<'_>) {
    match &node.data().value {
        NodeValue::Text(words) => escape(out, words),
        NodeValue::SoftBreak | NodeValue::LineBreak => out.push_str("<br>"),
        NodeValue::Code(code) => wrapped(out, "code", &code.literal),
        NodeValue::CodeBlock(code) => {
            out.push_str("<pre>");
            wrapped(out, "code", code.literal.trim_end_matches('\n'));
            out.push_str("</pre>");
        }
        NodeValue::HtmlInline(html) => escape(out, html),
        NodeValue::HtmlBlock(html) => wrapped(out, "p", html.literal.trim_end_matches('\n')),
        NodeValue::Strong => within(out, "strong", node),
        NodeValue::Emph => within(out, "em", node),
        NodeValue::Strikethrough => within(out, "s", node),
        NodeValue::BlockQuote => within(out, "blockquote", node),
        NodeValue::Paragraph => within(out, "p", node),
        NodeValue::Heading(_) => {
            out.push_str("<p>");
            within(out, "strong", node);
            out.push_str("</p>");
        }
        NodeValue::List(list) => {
            let is_numbered = list.list_type == ListType::Ordered;
            let name = if is_numbered { "ol" } else { "ul" };
            let _ =
                if is_numbered { write!(out, "<ol start=\"{}\">", list.start) } else { write!(out, "<ul>") };
            children(out, node);
            let _ = write!(out, "</{name}>");
        }
        NodeValue::Item(_) => within(out, "li", node),
        NodeValue::ThematicBreak => out.push_str("<hr>"),
        NodeValue::Link(link) => write_link(out, &link.url, node),
        // A picture elsewhere would be fetched from there.
        _ => children(out, node),
    }
}

fn write_link(out: &mut String, address: &str, node: Node<'_>) {
    let target = call(address);
    let opened = match &target {
        Some(key) if key == "all" => "<span class=\"at\" data-call=\"all\">".to_owned(),
        Some(key) => format!("<a class=\"at\" data-call=\"{key}\" href=\"{}\">", escaped(address)),
        None if is_inside(address) => format!("<a href=\"{}\">", escaped(address)),
        None if is_outside(address) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer\" target=\"_blank\">", escaped(address))
        }
        None => return children(out, node),
    };
    out.push_str(&opened);
    children(out, node);
    out.push_str(if target.as_deref() == Some("all") { "</span>" } else { "</a>" });
}

fn within(out: &mut String, name: &str, node: Node<'_>) {
    let _ = write!(out, "<{name}>");
    children(out, node);
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
                "<blockquote><p>인용</p></blockquote><ul><li><p>하나</p></li><li><p>둘</p></li></ul>",
            ),
            ("# 제목", "<p><strong>제목</strong></p>"),
            (
                "[@김서연](/people/0000000000001) 님",
                "<p><a class=\"at\" data-call=\"person:0000000000001\" href=\"/people/0000000000001\">@김서연</a> 님</p>",
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
                "href=\"data",
            ] {
                assert!(!made.to_lowercase().contains(part) || made.contains("&lt;img"), "{part} in {made}");
            }
        }
    }

    #[test]
    fn what_is_too_deep_ends_in_time_and_in_the_stack() {
        let deep = "> ".repeat(4_900) + "끝";
        let began = std::time::Instant::now();
        assert!(!html(&deep).is_empty());
        assert!(facts(&deep).words.contains('끝'));
        assert!(began.elapsed() < std::time::Duration::from_secs(5));
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
    }

    #[test]
    fn only_what_can_be_seen_is_taken() {
        assert_eq!(take(" \u{200b}\n"), Err(Refused::Empty));
        assert_eq!(take(&"가".repeat(LONGEST + 1)), Err(Refused::Long));
        assert_eq!(take(&format!("가{}", "\u{301}".repeat(50))), Err(Refused::Marks));
        assert_eq!(take("\r\n가\r\n나 \n").as_deref(), Ok("가\n나"));
    }
}
