//! How deep and tangled a text is, counted before anybody builds a tree of it: a short text could become a
//! tree without end, or take hours to become one.

use html5ever::LocalName;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// The most quotations and lists that one line opens; a line drawn with hyphens looks like many.
const MOST_MARKERS: usize = 200;
/// The most elements that are open at once; rows and cells of tables are not counted.
const MOST_OPEN: usize = 100;
/// The most elements that a parser adds by repeating what was left open.
const MOST_REPEATED: usize = 200_000;
/// The most attributes one element has; a parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;
/// Bytes given to the tokenizer at once.
const AT_ONCE: usize = 4_096;

/// Elements that have no end (HTML, section 13.1.2).
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that a parser opens again wherever they were not closed (HTML, section 13.2.4.3).
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose end need not be written (HTML, section 13.1.2.4).
const ENDED_BY_NEXT: [&str; 10] = ["dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"];
/// Parts of tables, which cannot be nested without tables, each after what it may stand in.
const OF_TABLES: [(&str, u8); 6] =
    [("tbody", 0), ("tfoot", 0), ("thead", 0), ("tr", 1), ("td", 2), ("th", 2)];

/// Whether a line of Markdown opens so many quotations and lists at once that even reading it takes long.
pub fn is_deep(text: &str) -> bool {
    text.lines().any(|line| {
        let mut markers = 0;
        for part in line.split([' ', '\t']) {
            let number = part.strip_suffix(['.', ')']).filter(|number| !number.is_empty());
            let is_number = number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
            let is_list = matches!(part, "-" | "+" | "*") || is_number;
            markers += if is_list { 1 } else { part.bytes().take_while(|b| *b == b'>').count() };
            if !part.is_empty() && !is_list && part.bytes().any(|b| b != b'>') {
                break;
            }
        }
        markers > MOST_MARKERS
    })
}

/// Whether a tree of this HTML stays in proportion to its length. The answer errs on the side of no: what it
/// takes for open may be closed, never the other way round.
pub fn is_bounded(html: &str) -> bool {
    let tokenizer = Tokenizer::new(Count::default(), Default::default());
    let (queue, mut waiting) = (BufferQueue::default(), 0);
    for part in parts(html) {
        queue.push_back(part.into());
        let before = tokenizer.sink.0.borrow().tokens;
        // The sink never asks to stop for a script, so that a part is always taken as a whole.
        let _ = tokenizer.feed(&queue);
        let state = tokenizer.sink.0.borrow();
        waiting = if state.tokens == before { waiting + separators(part) } else { separators(part) };
        if waiting > MOST_ATTRIBUTES || !state.is_bounded() {
            return false;
        }
    }
    true
}

/// The text in parts of at most [`AT_ONCE`] bytes, cut between letters.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (part, after) = rest.split_at_checked(rest.floor_char_boundary(AT_ONCE))?;
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// How many attributes could be told apart in this part of a tag.
fn separators(part: &str) -> usize {
    part.bytes().filter(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'')).count()
}

/// What the tokenizer met so far.
#[derive(Default)]
struct Count(RefCell<State>);

#[derive(Default)]
struct State {
    open: Vec<LocalName>,
    /// How many of them are neither rows nor cells.
    counted: usize,
    /// How many of them are opened again by a parser.
    formatting: usize,
    tokens: usize,
    deepest: usize,
    repeated: usize,
}

impl TokenSink for Count {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        state.tokens += 1;
        if let Token::TagToken(tag) = token {
            match tag.kind {
                TagKind::StartTag => state.start(tag.name),
                TagKind::EndTag => state.end(&tag.name),
            }
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn is_bounded(&self) -> bool {
        self.deepest <= MOST_OPEN && self.repeated <= MOST_REPEATED
    }

    fn start(&mut self, name: LocalName) {
        self.repeated += self.formatting;
        if VOID.contains(&&*name) || !self.is_bounded() {
            return;
        }
        let ends = |open: &LocalName| match (part_of_table(open), part_of_table(&name)) {
            (Some(open), Some(next)) => open >= next,
            _ => *open == name && ENDED_BY_NEXT.contains(&&*name),
        };
        while self.open.last().is_some_and(ends) {
            self.pop();
        }
        self.counted += usize::from(part_of_table(&name).is_none());
        self.formatting += usize::from(FORMATTING.contains(&&*name));
        self.deepest = self.deepest.max(self.counted);
        self.open.push(name);
    }

    /// Only what stands on top is closed, or has nothing above it but what ends by itself.
    fn end(&mut self, name: &LocalName) {
        let is_formatting = FORMATTING.contains(&&**name);
        let ends = |open: &&LocalName| *open != name && !is_formatting && ENDED_BY_NEXT.contains(&&***open);
        let above = self.open.iter().rev().take_while(ends).count();
        if self.open.iter().nth_back(above) == Some(name) {
            (0..=above).for_each(|_| self.pop());
        }
        self.repeated += self.formatting;
    }

    fn pop(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.counted -= usize::from(part_of_table(&name).is_none());
        self.formatting -= usize::from(FORMATTING.contains(&&*name));
    }
}

fn part_of_table(name: &LocalName) -> Option<u8> {
    OF_TABLES.iter().find(|(part, _)| *part == &**name).map(|(_, place)| *place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_162_what_people_write_is_bounded() {
        let rows = "<tr><td>가<td>나".repeat(10_000);
        let lists = "<ul><li>가<li><b>나</b></ul><p>다<p>라".repeat(1_000);
        let details = "<details><summary>가</summary>\n<p>나</p>\n</details>".repeat(1_000);
        let picture = format!("<img src=\"data:image/png;base64,{}\">", "aB3/".repeat(20));
        for html in [rows, lists, details, picture, "<b>가</b><i>나</i>".repeat(50_000)] {
            assert!(is_bounded(&format!("<table>{html}</table>")), "{:.60}", html);
            assert!(is_bounded(&html), "{:.60}", html);
        }
    }

    #[test]
    fn s_162_what_would_grow_without_end_is_not() {
        let many = |part: fn(usize) -> String| (0..20_000).map(part).collect::<String>();
        for html in [
            many(|_| "<div>".to_owned()),
            many(|n| format!("<b title={n}>")) + &many(|_| "<p>x".to_owned()),
            many(|n| format!("<b title={n}><!--</b>--><p>x")),
            many(|n| format!("<b title={n}><style></b></style><p>x")),
            many(|n| format!("<b title={n}><table><td></b></table><p>x")),
            many(|n| format!("<table><b title={n}><td></b></table><p>x")),
            many(|n| format!("<b title={n}><li></b></li><p>x")),
            many(|_| "<li><dd>".to_owned()),
            format!("<p {}>", many(|n| format!("a{n} "))),
        ] {
            assert!(!is_bounded(&html), "{:.60}", html);
        }
    }
}
