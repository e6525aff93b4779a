//! Pages that other systems wrote as HTML, as the Markdown of the house. What Markdown cannot say stays HTML, as far as
//! the stored form takes it: tables with merged cells, lists of terms, parts that open.

use super::markdown;
use super::sanitise::sanitise;
use super::tree::{Element, Node, tree};
use std::borrow::Cow;

/// What a page cannot bring along, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Scripts.
    pub scripts: usize,
    /// Frames, sounds, films.
    pub frames: usize,
    /// Fields to fill in.
    pub fields: usize,
    /// Pictures that are not in the archive.
    pub pictures: usize,
    /// Letters and colours of its own.
    pub looks: usize,
}

/// What a page says beside its text: what it would lose, and the addresses of its pictures.
pub fn lost(html: &str) -> (Lost, Vec<String>) {
    let (mut lost, mut pictures) = (Lost::default(), Vec::new());
    for tag in html.split('<').skip(1) {
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let (name, rest) = tag.split_at_checked(end).unwrap_or((tag, ""));
        let attributes = rest.split('>').next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "script" => lost.scripts += 1,
            "iframe" | "frame" | "object" | "embed" | "applet" | "video" | "audio" => lost.frames += 1,
            "input" | "select" | "textarea" | "button" => lost.fields += 1,
            "font" | "style" => lost.looks += 1,
            "img" => pictures.extend(attribute(attributes, "src").map(str::to_owned)),
            _ => {}
        }
        lost.looks += usize::from(attribute(attributes, "style").is_some());
    }
    (lost, pictures)
}

fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let lower = attributes.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))? + name.len() + 2;
    let value = attributes.get(at..)?;
    let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
    match quote {
        Some(quote) => value.get(1..)?.split(quote).next(),
        None => value.split([' ', '\n', '\t', '/']).next(),
    }
}

/// The page as Markdown, without a first heading that only says its title again. What would read otherwise than before
/// stays HTML, block by block, and in the end as a whole: nothing is lost.
pub fn markdown(html: &str, title: &str) -> String {
    let mut nodes = flat(tree(&sanitise(html)));
    without_title(&mut nodes, title);
    let whole = ended(&blocks(&nodes));
    if says_the_same(&whole, &nodes) {
        return whole;
    }
    let each = nodes.chunk_by(|a, b| a.element().is_none() && b.element().is_none()).map(|some| {
        let text = ended(&blocks(some));
        if says_the_same(&text, some) { text } else { as_block(some) }
    });
    let each = ended(&each.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"));
    if says_the_same(&each, &nodes) { each } else { as_block(&nodes) }
}

/// What is in the page, where one element is around all of it.
fn flat(mut nodes: Vec<Node>) -> Vec<Node> {
    nodes.retain(|node| !is_blank(node));
    match nodes.as_mut_slice() {
        [Node::Element(only)]
            if ["div", "section"].contains(&only.name.as_str()) && only.get("class").is_none() =>
        {
            flat(std::mem::take(&mut only.children))
        }
        _ => nodes,
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Words(words) if words.trim().is_empty())
}

fn ended(text: &str) -> String {
    let text = text.trim_matches('\n');
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

fn says_the_same(text: &str, nodes: &[Node]) -> bool {
    letters(&tree(&markdown::html(text, &|_| ""))) == letters(nodes)
}

/// What is read, letter by letter.
fn letters(nodes: &[Node]) -> String {
    nodes.iter().map(read).collect::<String>().split_whitespace().collect()
}

/// The words of a node; of a picture that is not there, what it shows.
fn read(node: &Node) -> String {
    match node {
        Node::Words(words) => words.clone(),
        Node::Element(element) if element.name == "img" && element.get("src").is_none() => {
            element.get("alt").unwrap_or_default().to_owned()
        }
        Node::Element(element) => element.children.iter().map(read).collect(),
    }
}

fn without_title(nodes: &mut Vec<Node>, title: &str) {
    let says_it = |node: &Node| {
        let words = node.words();
        node.element().is_some_and(|e| e.name == "h1")
            && words.split_whitespace().eq(title.split_whitespace())
    };
    if nodes.first().is_some_and(says_it) {
        nodes.remove(0);
    }
}

/// All of it as one block of HTML.
fn as_block(nodes: &[Node]) -> String {
    format!("<div>\n{}\n</div>\n", nodes.iter().map(written).collect::<String>())
}

/// Which list the block before was, so that two neighbours do not become one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    None,
    Bullets(char),
    Numbers(char),
}

struct Pile {
    blocks: Vec<String>,
    words: String,
    before: Before,
    /// Whether anything else than a list follows the first block, or a paragraph was one of its own.
    is_loose: bool,
}

fn pile(nodes: &[Node]) -> Pile {
    let mut pile = Pile { blocks: Vec::new(), words: String::new(), before: Before::None, is_loose: false };
    pile.nodes(nodes);
    pile.flush();
    pile
}

fn blocks(nodes: &[Node]) -> String {
    pile(nodes).blocks.join("\n\n")
}

impl Pile {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Element(element) if !is_inline(element) => self.element(element),
                inline => push_inline(&mut self.words, inline),
            }
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let lines: Vec<Cow<'_, str>> = words.trim().lines().map(|line| safe_start(line.trim())).collect();
        let text = lines.join("\n");
        // An empty line would end the paragraph.
        let text = text.split("\n\n").filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            self.push(text, Before::None);
        }
    }

    fn push(&mut self, block: String, kind: Before) {
        self.is_loose |= !self.blocks.is_empty() && kind == Before::None;
        self.blocks.push(block);
        self.before = kind;
    }

    fn element(&mut self, element: &Element) {
        self.flush();
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.bytes().last().map_or(1, |digit| usize::from(digit - b'0'));
                let words = inline(&element.children).split_whitespace().collect::<Vec<_>>().join(" ");
                // Signs at its end would be taken for its end.
                let words = words.strip_suffix('#').map_or(words.clone(), |rest| format!("{rest}\\#"));
                if !words.is_empty() {
                    self.push(format!("{} {words}", "#".repeat(level)), Before::None);
                }
            }
            "ul" | "ol" => self.list(element),
            "blockquote" => self.quote("", &element.children),
            "div" if element.is_of("callout") => self.callout(element),
            "pre" => self.code(element),
            "hr" => self.push("---".to_owned(), Before::None),
            "table" => self.table(element),
            "a" if element.get("href").is_some() => self.linked(element),
            "details" | "dl" => self.push(written(&Node::Element(element.clone())), Before::None),
            "p" => {
                self.is_loose = true;
                self.nodes(&element.children);
                self.flush();
            }
            _ => {
                self.nodes(&element.children);
                self.flush();
            }
        }
    }

    /// A link around blocks: Markdown has it around the words in each of them. Where there are none to stand around, in
    /// code, the whole stays HTML.
    fn linked(&mut self, link: &Element) {
        if link.contains(&["pre", "details", "dl"]) {
            self.push(as_block(&[Node::Element(link.clone())]).trim_end().to_owned(), Before::None);
            return;
        }
        self.nodes(&around_words(link, &link.children));
        self.flush();
    }

    fn quote(&mut self, head: &str, children: &[Node]) {
        let text = blocks(children);
        if !text.is_empty() || !head.is_empty() {
            let lines = head.lines().chain(text.lines());
            let lines = lines.map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
            self.push(lines.collect::<Vec<_>>().join("\n"), Before::None);
        }
    }

    fn callout(&mut self, element: &Element) {
        let kinds = ["note", "tip", "important", "warning", "caution"];
        let kind = kinds.into_iter().find(|kind| element.is_of(&format!("callout-{kind}"))).unwrap_or("note");
        let (title, rest) = element.callout();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        self.quote(format!("[!{}] {title}", kind.to_uppercase()).trim(), &rest);
    }

    fn list(&mut self, element: &Element) {
        let (mark, kind) = match (element.name == "ol", self.before) {
            (false, Before::Bullets('-')) => ('*', Before::Bullets('*')),
            (false, _) => ('-', Before::Bullets('-')),
            (true, Before::Numbers('.')) => (')', Before::Numbers(')')),
            (true, _) => ('.', Before::Numbers('.')),
        };
        let start = element.number("start").unwrap_or(1);
        let (mut items, mut is_loose) = (Vec::new(), false);
        for (place, item) in element.elements().enumerate() {
            let inner =
                if item.name == "li" { pile(&item.children) } else { pile(&[Node::Element(item.clone())]) };
            let task = item.is_of("task-list-item").then(|| item.is_ticked());
            let label = match (kind, task) {
                (Before::Numbers(_), _) => format!("{}{mark} ", start + place),
                (_, None) => format!("{mark} "),
                (_, Some(done)) => format!("{mark} [{}] ", if done { 'x' } else { ' ' }),
            };
            let indent = " ".repeat(if task.is_some() { 2 } else { label.len() });
            is_loose |= inner.is_loose;
            let gap = if inner.is_loose { "\n\n" } else { "\n" };
            let text = inner.blocks.join(gap).replace('\n', &format!("\n{indent}"));
            let text = text.replace(&format!("\n{indent}\n"), "\n\n");
            items.push(format!("{label}{text}").trim_end().to_owned());
        }
        if !items.is_empty() {
            self.push(items.join(if is_loose { "\n\n" } else { "\n" }), kind);
        }
    }

    fn code(&mut self, element: &Element) {
        let text: String = element.children.iter().map(Node::words).collect();
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.push(format!("{fence}\n{text}\n{fence}"), Before::None);
    }

    /// A table that only lays out a page is taken apart; one that Markdown can say is said so; others stay HTML.
    fn table(&mut self, element: &Element) {
        if element.contains(&["table"]) {
            for cell in cells(element) {
                self.nodes(&cell.children);
                self.flush();
            }
            return;
        }
        let text = piped(element).unwrap_or_else(|| written(&Node::Element(element.clone())));
        self.push(text, Before::None);
    }
}

fn cells(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for inner in element.elements() {
        match inner.name.as_str() {
            "td" | "th" | "caption" => found.push(inner),
            _ => found.extend(cells(inner)),
        }
    }
    found
}

fn rows(element: &Element) -> Vec<&Element> {
    let parts = element.elements().filter(|part| part.name != "tr");
    let own = element.elements().filter(|row| row.name == "tr");
    own.chain(parts.flat_map(|part| part.elements().filter(|row| row.name == "tr"))).collect()
}

/// A table in the notation of Markdown; `None` where that cannot say it.
fn piped(table: &Element) -> Option<String> {
    let rows = rows(table);
    let head = rows.first()?;
    let columns = head.elements().count();
    let is_plain = |cell: &Element| {
        cell.number("colspan").unwrap_or(1) == 1
            && cell.number("rowspan").unwrap_or(1) == 1
            && !cell.contains(&[
                "p",
                "ul",
                "ol",
                "pre",
                "blockquote",
                "div",
                "h1",
                "h2",
                "h3",
                "h4",
                "hr",
                "dl",
            ])
    };
    let is_even = |row: &&&Element| row.elements().count() == columns && row.elements().all(is_plain);
    let is_headed = columns > 0 && head.elements().all(|cell| cell.name == "th");
    let others_are_cells = rows.iter().skip(1).all(|row| row.elements().all(|cell| cell.name == "td"));
    if !is_headed
        || !others_are_cells
        || table.contains(&["caption"])
        || rows.iter().filter(is_even).count() < rows.len()
    {
        return None;
    }
    let line = |row: &&Element| {
        let cells = row.elements().map(|cell| {
            // In code the bar is not escaped yet.
            let text = inline(&cell.children).replace("\\|", "|").replace('|', "\\|");
            text.trim().replace('\n', "<br>")
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let aligns = head.elements().map(|cell| match cell.get("align") {
        Some("left") => ":--",
        Some("center") => ":-:",
        Some("right") => "--:",
        _ => "---",
    });
    let rule = format!("| {} |", aligns.collect::<Vec<_>>().join(" | "));
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1, rule);
    Some(lines.join("\n"))
}

/// The nodes with what stands among words put into copies of `link`.
fn around_words(link: &Element, nodes: &[Node]) -> Vec<Node> {
    let is_word = |node: &Node| node.element().is_none_or(is_inline);
    let wrapped = nodes.chunk_by(|a, b| is_word(a) == is_word(b)).flat_map(|some| match some.first() {
        Some(first) if is_word(first) && some.iter().all(is_blank) => some.to_vec(),
        Some(first) if is_word(first) => {
            vec![Node::Element(link.with(some.to_vec()))]
        }
        _ => some.iter().filter_map(Node::element).map(|block| within(link, block)).collect(),
    });
    wrapped.collect()
}

fn within(link: &Element, block: &Element) -> Node {
    Node::Element(block.with(around_words(link, &block.children)))
}

/// Elements that stand among words.
const INLINE: [&str; 19] = [
    "a", "b", "br", "code", "del", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s", "small",
    "strong", "sub", "sup", "u",
];

/// Whether it stands among words; what holds a block does not.
fn is_inline(element: &Element) -> bool {
    INLINE.contains(&element.name.as_str()) && element.elements().all(is_inline)
}

fn inline(nodes: &[Node]) -> String {
    let mut words = String::new();
    nodes.iter().for_each(|node| push_inline(&mut words, node));
    words
}

fn push_inline(words: &mut String, node: &Node) {
    let element = match node {
        Node::Words(text) => return push_words(words, text),
        Node::Element(element) => element,
    };
    let inner = || inline(&element.children);
    match element.name.as_str() {
        "br" => {
            words.truncate(words.trim_end_matches(' ').len());
            words.push('\n');
        }
        "input" => {}
        "b" | "strong" => push_marked(words, &inner(), "**"),
        "em" | "i" => push_marked(words, &inner(), "*"),
        "del" | "s" => push_marked(words, &inner(), "~~"),
        "mark" => push_marked(words, &inner(), "=="),
        "code" => push_code(words, &element.children.iter().map(Node::words).collect::<String>()),
        "a" => push_link(words, element, &inner()),
        "img" => push_picture(words, element),
        name @ ("ins" | "kbd" | "small" | "sub" | "sup" | "u" | "q") => {
            words.push_str(&format!("<{name}>{}</{name}>", inner()));
        }
        _ => words.push_str(&inner()),
    }
}

/// Words, with runs of white space as one blank, and everything that means something in Markdown escaped.
fn push_words(words: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            c if c.is_ascii_whitespace() => {
                if !words.ends_with([' ', '\n']) {
                    words.push(' ');
                }
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '=' | '!' => {
                words.extend(['\\', letter]);
            }
            _ => words.push(letter),
        }
    }
}

/// Marks stand close to their words: white space goes outside.
fn push_marked(words: &mut String, inner: &str, mark: &str) {
    let bare = inner.trim();
    if bare.is_empty() {
        words.push_str(inner);
        return;
    }
    let start = inner.len() - inner.trim_start().len();
    let (before, after) = (inner.get(..start).unwrap_or_default(), inner.get(start + bare.len()..));
    // Two neighbours of one kind are one: their marks would be read as something else.
    let is_neighbour = before.is_empty()
        && !bare.contains('\n')
        && words
            .strip_suffix(mark)
            .is_some_and(|rest| !rest.is_empty() && !rest.ends_with(['\\', '*', '\n', ' ']));
    if is_neighbour {
        words.truncate(words.len() - mark.len());
        words.extend([bare, mark, after.unwrap_or_default()]);
        return;
    }
    let lines = bare.split('\n').map(|line| match line.trim() {
        "" => String::new(),
        line => format!("{mark}{line}{mark}"),
    });
    words.extend([before, &lines.collect::<Vec<_>>().join("\n"), after.unwrap_or_default()]);
}

fn push_code(words: &mut String, code: &str) {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return;
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    words.extend([fence.as_str(), pad, &code, pad, &fence]);
}

fn push_link(words: &mut String, element: &Element, inner: &str) {
    let address = element.get("href").unwrap_or_default();
    if address.is_empty() || inner.trim().is_empty() {
        words.push_str(inner);
        return;
    }
    words.push_str(&format!("[{}]({})", inner.trim().replace('\n', " "), destination(address)));
}

fn push_picture(words: &mut String, element: &Element) {
    let mut alt = String::new();
    push_words(&mut alt, element.get("alt").unwrap_or_default());
    match element.get("src") {
        Some(address) => words.push_str(&format!("![{}]({})", alt.trim(), destination(address))),
        None => words.push_str(&alt),
    }
}

fn destination(address: &str) -> String {
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>\\".contains(c));
    if is_plain {
        return address.to_owned();
    }
    let inside =
        address.replace(['\n', '\r'], "").replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
    format!("<{inside}>")
}

/// A line that would begin something else than a paragraph is kept from it.
fn safe_start(line: &str) -> Cow<'_, str> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = line.get(digits..).unwrap_or_default();
    if digits > 0 && digits < 10 && after.starts_with(['.', ')']) {
        let (number, rest) = line.split_at_checked(digits).unwrap_or((line, ""));
        return Cow::Owned(format!("{number}\\{rest}"));
    }
    if line.starts_with(['#', '-', '+', ':']) { Cow::Owned(format!("\\{line}")) } else { Cow::Borrowed(line) }
}

/// A node as HTML without an empty line, which would end a block of HTML in Markdown.
fn written(node: &Node) -> String {
    written_in(node, false)
}

fn written_in(node: &Node, is_pre: bool) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let element = match node {
        Node::Words(text) if is_pre => return escaped(text).replace('\n', "&#10;"),
        Node::Words(text) => {
            let ends = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            let inner = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (before, after) = match (inner.is_empty(), ends) {
                (true, _) => ("", if text.is_empty() { "" } else { " " }),
                (false, (before, after)) => (if before { " " } else { "" }, if after { " " } else { "" }),
            };
            return escaped(&format!("{before}{inner}{after}"));
        }
        Node::Element(element) => element,
    };
    let name = &element.name;
    let attributes: String = element
        .attributes()
        .filter(|(name, _)| *name != "rel")
        .map(|(name, value)| {
            format!(" {name}=\"{}\"", escaped(value).replace('"', "&quot;").replace('\n', " "))
        })
        .collect();
    if ["br", "hr", "img", "input"].contains(&name.as_str()) {
        return format!("<{name}{attributes}>");
    }
    let is_pre = is_pre || name == "pre";
    let inner: String = element.children.iter().map(|node| written_in(node, is_pre)).collect();
    let is_part = ["table", "thead", "tbody", "tfoot", "tr"].contains(&name.as_str());
    if is_part {
        let lines: Vec<String> = element.elements().map(|e| written(&Node::Element(e.clone()))).collect();
        return format!("<{name}{attributes}>\n{}\n</{name}>", lines.join("\n"));
    }
    format!("<{name}{attributes}>{inner}</{name}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_around_blocks_stays_around_their_words() {
        for (html, want) in [
            ("<a href=\"/x\"><h2>가</h2><p>나 <b>다</b></p></a>", "## [가](/x)\n\n[나 **다**](/x)\n"),
            (
                "<a href=\"/x\"><div><img src=\"/files/1\" alt=\"그림\"><p>가</p></div></a>",
                "[![그림](/files/1)](/x)\n\n[가](/x)\n",
            ),
            ("<a href=\"/x\"><ul><li>가</li><li>나</li></ul></a>", "- [가](/x)\n- [나](/x)\n"),
            ("<a href=\"/x\"><pre>가</pre></a>", "<div>\n<a href=\"/x\"><pre>가</pre></a>\n</div>\n"),
            ("<a><p>가</p></a>", "가\n"),
        ] {
            assert_eq!(markdown(html, ""), want, "{html}");
        }
    }
}
