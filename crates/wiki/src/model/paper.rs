//! A text as blocks for paper, made of what readers see on the screen: the same HTML, clean already.

use super::tree::{Element, Node};
use maru_paper::{Align, Block, Cell, Item, Look, Picture, Rise, Span, Table, Target, Tone};
use std::sync::Arc;

/// What is known of the addresses of a text.
pub struct Leads<'l> {
    /// Where a link leads.
    pub target: &'l dyn Fn(&str) -> Option<Target>,
    /// The name that an anchor of this text has in the whole document.
    pub anchor: &'l dyn Fn(&str) -> String,
    /// The content of a picture.
    pub picture: &'l dyn Fn(&str) -> Option<Arc<[u8]>>,
}

/// The blocks of a text.
pub fn blocks(nodes: &[Node], leads: &Leads<'_>) -> Vec<Block> {
    let mut pile = Pile { leads, blocks: Vec::new(), spans: Vec::new() };
    pile.nodes(nodes, &Words::default());
    pile.flush();
    pile.blocks
}

/// How words look where they stand, and where they lead.
#[derive(Clone, Default)]
struct Words {
    look: Look,
    to: Option<Target>,
}

struct Pile<'l> {
    leads: &'l Leads<'l>,
    blocks: Vec<Block>,
    /// Words since the last block.
    spans: Vec<Span>,
}

impl Pile<'_> {
    fn nodes(&mut self, nodes: &[Node], words: &Words) {
        for node in nodes {
            match node {
                Node::Words(text) => self.push(text, words),
                Node::Element(element) => self.element(element, words),
            }
        }
    }

    /// Words, with runs of white space as one blank.
    fn push(&mut self, text: &str, words: &Words) {
        let mut written = String::new();
        let mut last = self.spans.last().and_then(|span| span.text.chars().last()).unwrap_or('\n');
        for letter in text.chars() {
            let letter = if letter.is_ascii_whitespace() { ' ' } else { letter };
            if letter != ' ' || !matches!(last, ' ' | '\n') {
                written.push(letter);
                last = letter;
            }
        }
        self.append(written, words);
    }

    fn append(&mut self, text: String, words: &Words) {
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.look == words.look && last.to == words.to => last.text.push_str(&text),
            _ => self.spans.push(Span { text, look: words.look, to: words.to.clone() }),
        }
    }

    /// What was said since the last block is a paragraph.
    fn flush(&mut self) {
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() {
            self.blocks.push(Block::Paragraph(spans));
        }
    }

    fn block(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }

    fn inside(&self, element: &Element) -> Vec<Block> {
        blocks(&element.children, self.leads)
    }

    fn element(&mut self, element: &Element, words: &Words) {
        let mut inner = words.clone();
        let look = &mut inner.look;
        match element.name.as_str() {
            "b" | "strong" => look.bold = true,
            "em" | "i" => look.italic = true,
            "del" | "s" => look.strike = true,
            "ins" | "u" => look.underline = true,
            "code" | "kbd" => look.code = true,
            "mark" => look.mark = true,
            "sub" => look.rise = Rise::Down,
            "sup" => look.rise = Rise::Up,
            "a" if element.is_of("footnote-backref") => return,
            "a" => inner.to = element.get("href").and_then(self.leads.target),
            "br" => return self.append("\n".to_owned(), words),
            "img" => return self.picture(element),
            "input" => return,
            "q" | "small" => {}
            _ => return self.grouped(element, words),
        }
        self.nodes(&element.children, &inner);
    }

    fn picture(&mut self, element: &Element) {
        let content = element.get("src").and_then(self.leads.picture);
        let width = element.number("width").and_then(|width| u16::try_from(width).ok());
        let words = element.get("alt").unwrap_or_default().to_owned();
        self.block(Block::Picture(Picture { content, words, width }));
    }

    fn grouped(&mut self, element: &Element, words: &Words) {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "ul" | "ol" => {
                let block = self.list(element);
                self.block(block);
            }
            "blockquote" => {
                let block = Block::Quote(self.inside(element));
                self.block(block);
            }
            "div" if element.is_of("callout") => {
                let block = self.callout(element);
                self.block(block);
            }
            "section" if element.is_of("footnotes") => {
                let block = Block::Notes(self.inside(element));
                self.block(block);
            }
            "pre" => {
                let code = element.children.iter().map(Node::words).collect();
                self.block(Block::Code(code));
            }
            "table" => self.table(element),
            "hr" => self.block(Block::Rule),
            "summary" | "dt" => self.paragraph(element, true),
            _ => {
                self.flush();
                self.nodes(&element.children, words);
                self.flush();
            }
        }
    }

    fn paragraph(&mut self, element: &Element, bold: bool) {
        self.flush();
        self.nodes(&element.children, &Words { look: Look { bold, ..Look::default() }, to: None });
        self.flush();
    }

    fn heading(&mut self, element: &Element) {
        self.flush();
        let level = element.name.bytes().last().map_or(6, |digit| digit.wrapping_sub(b'0').clamp(1, 6));
        let anchor = element.get("id").map(self.leads.anchor).unwrap_or_default();
        // What stands in a heading is words; a picture within one follows it.
        let mut within = self.inside(element);
        if let Some(Block::Paragraph(spans)) = within.first_mut() {
            let spans = std::mem::take(spans);
            within.remove(0);
            self.blocks.push(Block::Heading { level, anchor, spans });
        }
        self.blocks.append(&mut within);
    }

    fn list(&self, element: &Element) -> Block {
        let start = (element.name == "ol").then(|| element.get("start").and_then(|n| n.parse().ok()));
        let items = element.elements().filter(|item| item.name == "li").map(|item| Item {
            anchor: item.get("id").map(self.leads.anchor).unwrap_or_default(),
            task: item.is_of("task-list-item").then(|| item.is_ticked()),
            blocks: self.inside(item),
        });
        Block::List { start: start.map(|start| start.unwrap_or(1)), items: items.collect() }
    }

    fn callout(&self, element: &Element) -> Block {
        let tone = match element.get("class").unwrap_or_default() {
            kind if kind.contains("callout-tip") => Tone::Tip,
            kind if kind.contains("callout-important") => Tone::Important,
            kind if kind.contains("callout-warning") => Tone::Warning,
            kind if kind.contains("callout-caution") => Tone::Caution,
            _ => Tone::Note,
        };
        let (title, rest) = element.callout();
        Block::Callout { tone, title, blocks: blocks(&rest, self.leads) }
    }

    fn table(&mut self, element: &Element) {
        let (mut table, mut captions, mut is_on_top) = (Table::default(), Vec::new(), true);
        for part in element.elements() {
            match part.name.as_str() {
                "caption" => captions.push(part),
                "tr" => self.row(part, false, &mut table, &mut is_on_top),
                "thead" | "tbody" | "tfoot" => {
                    for row in part.elements().filter(|row| row.name == "tr") {
                        self.row(row, part.name == "thead", &mut table, &mut is_on_top);
                    }
                }
                _ => {}
            }
        }
        captions.into_iter().for_each(|caption| self.paragraph(caption, true));
        if table.rows.iter().any(|row| !row.is_empty()) {
            self.block(Block::Table(table));
        }
    }

    fn row(&self, row: &Element, is_head: bool, table: &mut Table, is_on_top: &mut bool) {
        let cells = row.elements().filter(|cell| ["td", "th"].contains(&cell.name.as_str()));
        let cells: Vec<Cell> = cells.map(|cell| self.cell(cell)).collect();
        *is_on_top &= is_head || cells.iter().all(|cell| cell.head);
        table.heads += usize::from(*is_on_top);
        table.rows.push(cells);
    }

    fn cell(&self, cell: &Element) -> Cell {
        let align = match cell.get("align") {
            Some("center") => Align::Center,
            Some("right") => Align::Right,
            _ => Align::Left,
        };
        Cell {
            head: cell.name == "th",
            columns: cell.number("colspan").unwrap_or(1),
            rows: cell.number("rowspan").unwrap_or(1),
            align,
            blocks: self.inside(cell),
        }
    }
}

/// Without white space at the ends, and around the ends of lines.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    while let Some(last) = spans.last_mut() {
        let length = last.text.trim_end_matches([' ', '\n']).len();
        last.text.truncate(length);
        if length > 0 {
            break;
        }
        spans.pop();
    }
    while let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start_matches([' ', '\n']).to_owned();
        if !first.text.is_empty() {
            break;
        }
        spans.remove(0);
    }
    for span in &mut spans {
        if span.text.contains(" \n") {
            span.text = span.text.replace(" \n", "\n");
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::markdown::html;
    use super::super::tree::tree;
    use super::*;

    fn made(text: &str) -> Vec<Block> {
        let leads = Leads {
            target: &|address| Some(Target::Web(address.to_owned())),
            anchor: &str::to_owned,
            picture: &|_| None,
        };
        blocks(&tree(&html(text, &|_| "참고")), &leads)
    }

    #[test]
    fn every_kind_of_block_comes_out() {
        let text = "# 제목\n\n글 **굵게**\n둘째\n\n- [x] 함\n- [ ] 안 함\n  1. 하나\n\n> [!TIP]\n> 요령\n\n> 인용\n\n\
                    | 가 | 나 |\n|:-:|--:|\n| 1 | 2 |\n\n```\na\n\tb\n```\n\n---\n\n![그림](/files/1)\n\n주[^1]\n\n[^1]: 주석\n";
        let told = format!("{:?}", made(text));
        for part in [
            "Heading { level: 1, anchor: \"s-제목\"",
            "text: \"굵게\", look: Look { bold: true",
            "text: \"\\n둘째\"",
            "task: Some(true)",
            "task: Some(false)",
            "List { start: Some(1)",
            "Callout { tone: Tip, title: \"참고\"",
            "Quote([Paragraph",
            "heads: 1",
            "align: Right",
            "Code(\"a\\n\\tb\\n\")",
            "Rule",
            "Picture(Picture { content: None, words: \"그림\"",
            "rise: Up",
            "Notes([List",
            "anchor: \"fn-1\"",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(!told.contains('↩'), "{told}");
    }

    #[test]
    fn merged_cells_and_heads_without_a_head_part_are_known() {
        let text = "<table><caption>표 1</caption><tr><th>가</th><th>나</th></tr><tr><td rowspan=\"2\" colspan=\"2\">다</td></tr></table>\n";
        let told = format!("{:?}", made(text));
        for part in ["표 1", "heads: 1", "columns: 2, rows: 2"] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }
}
