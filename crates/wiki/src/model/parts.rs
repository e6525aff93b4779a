//! A text in parts: each block as the editor shows it beside the letters it was written with, so that what
//! nobody touched is written back byte for byte.

use super::markdown::{callout_name, options};
use super::sanitise::{Html, sanitise};
use comrak::nodes::{ListType, Node as Parsed, NodeLink, NodeList, NodeTable, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};

/// A text, taken apart: `head` and every part's `source` and `gap` in a row are the text again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Empty lines before the first part.
    pub head: String,
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it is written, without the end of its last line.
    pub source: String,
    /// The end of its last line and empty lines after it.
    pub gap: String,
    /// What the editor shows.
    pub shape: Shape,
}

/// What the editor shows of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A block it can change.
    Block(Node),
    /// A table written as HTML, because cells of it are merged.
    Table(Html),
    /// Something it only shows as written: footnotes, addresses kept for links, other HTML.
    Source,
}

/// A node of the editor's document; the kinds and attributes are those of the editor's schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Which kind.
    pub kind: &'static str,
    /// What it says about itself.
    pub attributes: Vec<(&'static str, Value)>,
    /// How its words look.
    pub marks: Vec<Mark>,
    /// Its words, for `text`.
    pub text: String,
    /// What is in it.
    pub content: Vec<Node>,
}

/// How words look, or where they lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which kind.
    pub kind: &'static str,
    /// What it says about itself.
    pub attributes: Vec<(&'static str, Value)>,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(u64),
    /// Yes or no.
    Flag(bool),
}

/// Takes a text apart. It went through [`super::markdown::check`], so that nothing in it is too deep.
pub fn parts(text: &str) -> Parts {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let mut nodes: Vec<Parsed<'_>> = root.children().collect();
    nodes.sort_by_key(|node| node.data().sourcepos.start.line);
    let starts: Vec<usize> =
        nodes.iter().map(|node| node.data().sourcepos.start.line.saturating_sub(1)).collect();
    let mut lines = Lines { lines: lines(text), done: 0, parts: Parts::default() };
    for (place, node) in nodes.iter().enumerate() {
        let next = starts.get(place + 1).copied().unwrap_or(usize::MAX);
        let end = node.data().sourcepos.end.line.min(next);
        lines.push_until(starts.get(place).copied().unwrap_or_default(), |_| Shape::Source);
        lines.push_until(end, |source| shape(node, source));
    }
    lines.push_until(usize::MAX, |_| Shape::Source);
    lines.parts
}

/// Lines with their ends, as the parser counts them.
fn lines(text: &str) -> Vec<&str> {
    let (mut lines, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['\n', '\r']) {
        let end = if rest.get(at..at + 2) == Some("\r\n") { at + 2 } else { at + 1 };
        let (line, after) = rest.split_at(end);
        lines.push(line);
        rest = after;
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

struct Lines<'t> {
    lines: Vec<&'t str>,
    done: usize,
    parts: Parts,
}

impl Lines<'_> {
    /// The lines up to `end` as one part; empty ones around it belong to the gaps.
    fn push_until(&mut self, end: usize, shape: impl FnOnce(&str) -> Shape) {
        let lines = self.lines.get(self.done..end.min(self.lines.len())).unwrap_or_default().to_vec();
        self.done += lines.len();
        let is_empty = |line: &&str| line.trim().is_empty();
        let Some(first) = lines.iter().position(|line| !is_empty(line)) else {
            self.gap().push_str(&lines.concat());
            return;
        };
        let last = lines.iter().rposition(|line| !is_empty(line)).unwrap_or(first);
        let (before, rest) = lines.split_at(first);
        let (own, after) = rest.split_at(last + 1 - first);
        self.gap().push_str(&before.concat());
        let own = own.concat();
        let source = own.trim_end_matches(['\n', '\r']);
        let gap = own.get(source.len()..).unwrap_or_default().to_owned() + &after.concat();
        self.parts.parts.push(Part { shape: shape(source), source: source.to_owned(), gap });
    }

    fn gap(&mut self) -> &mut String {
        self.parts.parts.last_mut().map_or(&mut self.parts.head, |part| &mut part.gap)
    }
}

fn shape(node: Parsed<'_>, source: &str) -> Shape {
    match &node.data().value {
        NodeValue::HtmlBlock(html) if is_table(&html.literal) => Shape::Table(sanitise(&html.literal)),
        NodeValue::CodeBlock(_) => block(node).map_or(Shape::Source, Shape::Block),
        // Changed as a block, it would lose the addresses that other blocks name.
        _ if has_definition(source) => Shape::Source,
        _ => block(node).map_or(Shape::Source, Shape::Block),
    }
}

fn is_table(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<table") && html.ends_with("</table>") && html.matches("<table").count() == 1
}

/// Whether a line of the block may keep an address or a footnote for others, within whatever lists and quotations.
fn has_definition(source: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || ">-*+.)".contains(c);
    let lines = source.match_indices('\n').filter_map(|(at, _)| source.get(at..));
    std::iter::once(source).chain(lines).any(|rest| {
        let label = rest.trim_start_matches(marks).strip_prefix('[');
        label.is_some_and(is_followed_by_colon)
    })
}

/// Whether the label that begins here ends with `]:`.
fn is_followed_by_colon(label: &str) -> bool {
    let mut letters = label.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '[' => return false,
            ']' => return letters.as_str().starts_with(':'),
            _ => {}
        }
    }
    false
}

impl Node {
    fn new(kind: &'static str) -> Node {
        Node { kind, ..Node::default() }
    }

    fn with(mut self, name: &'static str, value: Value) -> Node {
        self.attributes.push((name, value));
        self
    }

    fn holding(self, content: Vec<Node>) -> Node {
        Node { content, ..self }
    }
}

/// `None` for what the editor cannot show, or has no place for.
fn block(node: Parsed<'_>) -> Option<Node> {
    Some(match &node.data().value {
        NodeValue::Paragraph => Node::new("paragraph").holding(words(node)?),
        NodeValue::Heading(heading) => {
            Node::new("heading").with("level", Value::Number(heading.level.into())).holding(words(node)?)
        }
        NodeValue::ThematicBreak => Node::new("horizontalRule"),
        NodeValue::CodeBlock(code) => {
            let literal = code.literal.strip_suffix('\n').unwrap_or(&code.literal);
            let text = Node { text: literal.to_owned(), ..Node::new("text") };
            let content = if literal.is_empty() { Vec::new() } else { vec![text] };
            Node::new("codeBlock").with("language", Value::Text(code.info.clone())).holding(content)
        }
        NodeValue::BlockQuote => Node::new("blockquote").holding(blocks(node)?),
        NodeValue::Alert(alert) => Node::new("callout")
            .with("kind", Value::Text(callout_name(alert.alert_type).to_owned()))
            .with("title", Value::Text(alert.title.clone().unwrap_or_default()))
            .holding(blocks(node)?),
        NodeValue::List(list) => list_of(node, list)?,
        NodeValue::Table(table) => table_of(node, table)?,
        _ => return None,
    })
}

/// The blocks within a node, with an empty paragraph where there is none.
fn blocks(node: Parsed<'_>) -> Option<Vec<Node>> {
    let content = node.children().map(block).collect::<Option<Vec<Node>>>()?;
    Some(if content.is_empty() { vec![Node::new("paragraph")] } else { content })
}

fn list_of(node: Parsed<'_>, list: &NodeList) -> Option<Node> {
    let tasks = node.children().filter(|item| matches!(item.data().value, NodeValue::TaskItem(_))).count();
    let kind = match (list.list_type, tasks) {
        (ListType::Bullet, 0) => "bulletList",
        (ListType::Ordered, 0) => "orderedList",
        (ListType::Bullet, _) => "taskList",
        (ListType::Ordered, _) => return None,
    };
    let made = Node::new(kind).with("tight", Value::Flag(list.tight));
    let start = u64::try_from(list.start).unwrap_or(1);
    let made = if kind == "orderedList" { made.with("start", Value::Number(start)) } else { made };
    Some(made.holding(node.children().map(|child| item(child, kind)).collect::<Option<Vec<Node>>>()?))
}

/// An item begins with a paragraph in the editor, if only with an empty one. Among tasks, one without a box is plain.
fn item(node: Parsed<'_>, list: &str) -> Option<Node> {
    let mut content = blocks(node)?;
    if content.first().is_none_or(|first| first.kind != "paragraph") {
        content.insert(0, Node::new("paragraph"));
    }
    let made = match &node.data().value {
        NodeValue::TaskItem(task) => {
            Node::new("taskItem").with("checked", Value::Flag(task.symbol.is_some()))
        }
        _ if list == "taskList" => Node::new("taskItem").with("plain", Value::Flag(true)),
        _ => Node::new("listItem"),
    };
    Some(made.holding(content))
}

fn table_of(node: Parsed<'_>, table: &NodeTable) -> Option<Node> {
    let rows = node.children().map(|row| {
        let is_head = matches!(row.data().value, NodeValue::TableRow(true));
        let kind = if is_head { "tableHeader" } else { "tableCell" };
        let cells = row.children().enumerate().map(|(column, cell)| {
            let align = match table.alignments.get(column) {
                Some(TableAlignment::Left) => "left",
                Some(TableAlignment::Center) => "center",
                Some(TableAlignment::Right) => "right",
                _ => "",
            };
            let paragraph = Node::new("paragraph").holding(words(cell)?);
            let made = Node::new(kind).holding(vec![paragraph]);
            Some(if align.is_empty() { made } else { made.with("align", Value::Text(align.to_owned())) })
        });
        Some(Node::new("tableRow").holding(cells.collect::<Option<Vec<Node>>>()?))
    });
    Some(Node::new("table").holding(rows.collect::<Option<Vec<Node>>>()?))
}

/// The words of a block.
fn words(node: Parsed<'_>) -> Option<Vec<Node>> {
    let mut found = Vec::new();
    collect_words(node, &[], &mut found)?;
    Some(found)
}

fn collect_words(node: Parsed<'_>, marks: &[Mark], found: &mut Vec<Node>) -> Option<()> {
    for child in node.children() {
        let marked = |kind: &'static str, attributes: Vec<(&'static str, Value)>| {
            let mut marks = marks.to_vec();
            if !marks.iter().any(|mark| mark.kind == kind) {
                marks.push(Mark { kind, attributes });
            }
            marks
        };
        match &child.data().value {
            NodeValue::Text(text) => push_text(found, text, marks.to_vec()),
            NodeValue::Code(code) => push_text(found, &code.literal, marked("code", Vec::new())),
            // Drawn alike: readers see the ends of lines as they were written.
            NodeValue::SoftBreak | NodeValue::LineBreak => found.push(Node::new("hardBreak")),
            NodeValue::HtmlInline(html) if is_break(html) => found.push(Node::new("hardBreak")),
            NodeValue::HtmlInline(html) => found.push(raw(html.clone(), marks)),
            NodeValue::FootnoteReference(note) => found.push(raw(format!("[^{}]", note.name), marks)),
            NodeValue::Emph => collect_words(child, &marked("italic", Vec::new()), found)?,
            NodeValue::Strong => collect_words(child, &marked("bold", Vec::new()), found)?,
            NodeValue::Strikethrough => collect_words(child, &marked("strike", Vec::new()), found)?,
            NodeValue::Highlight => collect_words(child, &marked("highlight", Vec::new()), found)?,
            NodeValue::Link(link) => collect_words(child, &marked("link", leading(link, "href")), found)?,
            NodeValue::Image(link) => {
                let alt = ("alt", Value::Text(child.collect_text()));
                let attributes = leading(link, "src").into_iter().chain([alt]).collect();
                found.push(Node { attributes, marks: marks.to_vec(), ..Node::new("image") });
            }
            _ => return None,
        }
    }
    Some(())
}

fn is_break(html: &str) -> bool {
    ["<br>", "<br/>", "<br />"].contains(&html)
}

fn raw(source: String, marks: &[Mark]) -> Node {
    Node { marks: marks.to_vec(), ..Node::new("raw").with("source", Value::Text(source)) }
}

fn leading(link: &NodeLink, name: &'static str) -> Vec<(&'static str, Value)> {
    vec![(name, Value::Text(link.url.clone())), ("title", Value::Text(link.title.clone()))]
}

fn push_text(found: &mut Vec<Node>, text: &str, marks: Vec<Mark>) {
    match found.last_mut() {
        Some(last) if last.kind == "text" && last.marks == marks => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => found.push(Node { text: text.to_owned(), marks, ..Node::new("text") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(parts: &Parts) -> String {
        let pieces = parts.parts.iter().flat_map(|part| [part.source.as_str(), part.gap.as_str()]);
        parts.head.clone() + &pieces.collect::<String>()
    }

    fn kinds(text: &str) -> Vec<&'static str> {
        let shown = parts(text);
        let kind = |part: &Part| match &part.shape {
            Shape::Block(node) => node.kind,
            Shape::Table(_) => "html",
            Shape::Source => "source",
        };
        shown.parts.iter().map(kind).collect()
    }

    /// Whatever the parser says about where blocks stand, nothing of a text may be lost or said twice.
    #[test]
    fn the_parts_of_any_text_are_the_text() {
        let pieces = [
            "# 제목",
            "문단",
            "",
            " ",
            "- 가",
            "  - 나",
            "1. 다",
            "> 인용",
            "> [!NOTE] 참고",
            "```rust",
            "```",
            "    code",
            "| 가 | 나 |",
            "|---|:-:|",
            "| 1 | 2 |",
            "[가]: /x",
            "[^1]: 주석",
            "글[^1]",
            "---",
            "===",
            "<table><tr><td>가</td></tr></table>",
            "<!-- 열린",
            "-->",
            "\t탭",
            "* * *",
            "- [x] 함",
            "~~~",
            "\u{a0}",
            "끝\\",
        ];
        let mut seed = 42_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..seed % 9 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
                text.push_str(["\n", "\n", "\n\n", "\r\n", "\r", ""][(seed >> 50) as usize % 6]);
            }
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            assert_eq!(whole(&parts(&text)), text);
        }
    }

    #[test]
    fn blocks_are_told_apart() {
        let text = "\n# 제목\n\n글\n둘째 줄\n\n- 가\n- 나\n\n1) 하나\n\n- [ ] 할 일\n\n> 인용\n\n> [!TIP]\n> 요령\n\n| 가 |\n|---|\n| 1 |\n\n```\nx\n```\n\n***\n";
        let want = [
            "heading",
            "paragraph",
            "bulletList",
            "orderedList",
            "taskList",
            "blockquote",
            "callout",
            "table",
            "codeBlock",
            "horizontalRule",
        ];
        assert_eq!(kinds(text), want);
        assert_eq!(parts(text).head, "\n");
        assert_eq!(whole(&parts(text)), text);
    }

    #[test]
    fn tasks_and_other_items_are_one_list() {
        let shown = parts("- [x] 가\n- 나\n  1. 다\n");
        let Some(Part { shape: Shape::Block(list), .. }) = shown.parts.first() else { panic!("{shown:?}") };
        let items: Vec<_> = list.content.iter().map(|item| (item.kind, item.attributes.clone())).collect();
        let flag = |name, is| ("taskItem", vec![(name, Value::Flag(is))]);
        assert_eq!((list.kind, items), ("taskList", vec![flag("checked", true), flag("plain", true)]));
        assert_eq!(kinds("1. [x] 가\n2. 나\n"), ["source"], "the editor has no numbered tasks");
    }

    #[test]
    fn what_others_lean_on_stays_as_written() {
        assert_eq!(kinds("[가][나]\n\n[나]: /x\n"), ["paragraph", "source"]);
        assert_eq!(kinds("[나]: /x\n글\n"), ["source"]);
        assert_eq!(kinds("글[^1]\n\n[^1]: 주석\n\n끝\n"), ["paragraph", "source", "paragraph"]);
        assert_eq!(kinds("<details>\n<summary>가</summary>\n</details>\n"), ["source"]);
        assert_eq!(kinds("- 가\n\n  <div>나</div>\n"), ["source"]);
        assert_eq!(kinds("- [나\n  다]: /x\n"), ["source"]);
        assert_eq!(kinds("- [x] 가 `]:`\n\n\\[나\\]: 다\n"), ["taskList", "paragraph"]);
        assert_eq!(kinds("<table><tr><td colspan=2>가</td></tr></table>\n"), ["html"]);
    }

    #[test]
    fn words_carry_their_marks() {
        let shown = parts("가 **나 *다***[라](/마 \"바\") ![사](/files/1)<br>`아`[^1]\n\n[^1]: 주\n");
        let Some(Part { shape: Shape::Block(paragraph), .. }) = shown.parts.first() else {
            panic!("{shown:?}")
        };
        let told: Vec<(&str, &str, Vec<&str>)> = paragraph
            .content
            .iter()
            .map(|node| (node.kind, node.text.as_str(), node.marks.iter().map(|mark| mark.kind).collect()))
            .collect();
        let want = [
            ("text", "가 ", vec![]),
            ("text", "나 ", vec!["bold"]),
            ("text", "다", vec!["bold", "italic"]),
            ("text", "라", vec!["link"]),
            ("text", " ", vec![]),
            ("image", "", vec![]),
            ("hardBreak", "", vec![]),
            ("text", "아", vec!["code"]),
            ("raw", "", vec![]),
        ];
        assert_eq!(told, want);
    }
}
