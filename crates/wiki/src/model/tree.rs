//! Clean HTML as a tree, for all that is made of what readers see: paper, and Markdown of pages from elsewhere.

use super::sanitise::Html;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Words(String),
    /// An element.
    Element(Element),
}

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The same element with something else in it.
    pub fn with(&self, children: Vec<Node>) -> Element {
        Element { name: self.name.clone(), attributes: self.attributes.clone(), children }
    }

    /// Its attributes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether it is of this class.
    pub fn is_of(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    /// A number an attribute says.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// Whether the box of a task in it is ticked.
    pub fn is_ticked(&self) -> bool {
        self.elements().any(|inner| {
            (inner.name == "input" && inner.get("checked").is_some())
                || (["p", "label"].contains(&inner.name.as_str()) && inner.is_ticked())
        })
    }

    /// The title of a callout, and what else is in it.
    pub fn callout(&self) -> (String, Vec<Node>) {
        let is_title = |node: &&Node| node.element().is_some_and(|p| p.is_of("callout-title"));
        let title = self.children.iter().find(is_title).map(Node::words).unwrap_or_default();
        (title, self.children.iter().filter(|node| !is_title(node)).cloned().collect())
    }

    /// Whether an element of one of these names is in it, however deep.
    pub fn contains(&self, names: &[&str]) -> bool {
        self.elements().any(|inner| names.contains(&inner.name.as_str()) || inner.contains(names))
    }
}

impl Node {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        }
    }

    /// All words in it, as they are written.
    pub fn words(&self) -> String {
        match self {
            Node::Words(words) => words.clone(),
            Node::Element(element) => element.children.iter().map(Node::words).collect(),
        }
    }
}

/// The tree of a clean text. The sanitiser writes every end of an element, so that what is open is a simple stack;
/// and it lets nothing through that is nested beyond use.
pub fn tree(html: &Html) -> Vec<Node> {
    let tokenizer = Tokenizer::new(Stack::default(), Default::default());
    let queue = BufferQueue::default();
    queue.push_back(html.as_str().into());
    // The sink never asks to stop for a script.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut open = tokenizer.sink.0.take();
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|element| element.children).unwrap_or_default()
}

struct Stack(RefCell<Vec<Element>>);

impl Default for Stack {
    fn default() -> Self {
        Stack(RefCell::new(vec![Element::default()]))
    }
}

/// Elements that have no end, of those that the sanitiser lets through.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

impl TokenSink for Stack {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut open = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => {
                    let element = element(&tag);
                    let is_void = VOID.contains(&element.name.as_str());
                    open.push(element);
                    if is_void {
                        close(&mut open);
                    }
                }
                TagKind::EndTag if open.last().is_some_and(|last| *last.name == *tag.name) => {
                    close(&mut open);
                }
                TagKind::EndTag => {}
            },
            Token::CharacterTokens(words) => push_words(&mut open, &words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn element(tag: &Tag) -> Element {
    let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
    Element { name: tag.name.to_string(), attributes, children: Vec::new() }
}

fn push_words(open: &mut [Element], words: &str) {
    let Some(last) = open.last_mut() else { return };
    // A line break that stands first in `pre` is not read (HTML, section 13.1.2.5).
    let is_first = last.name == "pre" && last.children.is_empty();
    let words = if is_first { words.strip_prefix('\n').unwrap_or(words) } else { words };
    match last.children.last_mut() {
        Some(Node::Words(before)) => before.push_str(words),
        _ => last.children.push(Node::Words(words.to_owned())),
    }
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(above) = open.last_mut()
    {
        above.children.push(Node::Element(element));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sanitise;
    use super::*;

    #[test]
    fn elements_hold_what_is_in_them() {
        let html = "<p>가<b>나</b><br>다</p><pre>\n\n라</pre><table><tr><td colspan=2>마 &amp; 바";
        let nodes = tree(&sanitise(html));
        let names: Vec<&str> = nodes.iter().filter_map(Node::element).map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["p", "pre", "table"]);
        assert_eq!(nodes.iter().map(Node::words).collect::<String>(), "가나다\n라마 & 바");
        assert!(nodes.last().unwrap().element().unwrap().contains(&["td"]));
    }
}
