//! Markdown of a guide, made into HTML.

use super::Guide;
use comrak::nodes::{Node, NodeValue};
use comrak::{Anchorizer, Arena, Options, format_html, parse_document};

/// HTML of a guide: made from a text that is part of the program, with whatever HTML stands in it left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html(pub(crate) String);

/// A heading of the second level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its words.
    pub text: String,
    /// Where it stands: `#…`.
    pub href: String,
}

/// A guide as it is shown below its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Its headings of the second level, in order; none where they are too few to be worth a list.
    pub headings: Vec<Heading>,
    /// Its text without the title.
    pub html: Html,
}

/// How the library draws the tasks of a list.
const TICKED: &str = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />";
const OPEN: &str = "<input type=\"checkbox\" disabled=\"\" />";
/// So many headings make a list of contents.
const WORTH_A_LIST: usize = 3;

/// The guide as HTML. `address` says where another guide is read; links to anything else lose their address and
/// keep their words, so that no page leads out of the house.
pub fn render(guide: &Guide, address: impl Fn(&Guide) -> String) -> Rendered {
    let (arena, options) = (Arena::new(), options());
    let root = parse_document(&arena, guide.text, &options);
    let (mut headings, mut anchors) = (Vec::new(), Anchorizer::new());
    if let Some(title) = root.children().find(|node| is_heading(node, 1)) {
        anchors.anchorize(&words(title));
        title.detach();
    }
    for node in root.descendants().collect::<Vec<_>>() {
        if let Some(level) = level(node) {
            let text = words(node);
            let href = format!("#{}", anchors.anchorize(&text));
            headings.extend((level == 2).then_some(Heading { text, href }));
        }
        lead(node, guide, &address);
    }
    if headings.len() < WORTH_A_LIST {
        headings.clear();
    }
    let mut html = String::new();
    // Writing into a string fails for no reason of its own.
    let _ = format_html(root, &options, &mut html);
    // A box that cannot be ticked and has no label says nothing to whoever does not see it.
    let html = html.replace(TICKED, "☑").replace(OPEN, "☐");
    // What may be wider than the page is reached and moved by the keyboard as well.
    let html = html.replace("<pre>", "<pre tabindex=\"0\">").replace("<table>", "<table tabindex=\"0\">");
    Rendered { headings, html: Html(html) }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.header_id_prefix = Some(String::new());
    // Without it the asterisks stay in front of Korean particles.
    options.extension.cjk_friendly_emphasis = true;
    options
}

/// Leads a link to the guide it names; a place within the same text stays.
fn lead(node: Node<'_>, guide: &Guide, address: &impl Fn(&Guide) -> String) {
    let inner: Vec<_> = node.children().collect();
    let known = {
        let NodeValue::Link(link) = &mut node.data_mut().value else { return };
        let (file, place) = link.url.split_once('#').unwrap_or((&link.url, ""));
        match guide.linked_from(file) {
            Some(to) if place.is_empty() => link.url = address(to),
            Some(to) => link.url = format!("{}#{place}", address(to)),
            None if file.is_empty() => {}
            None => link.url.clear(),
        }
        !link.url.is_empty()
    };
    if !known {
        inner.into_iter().for_each(|child| node.insert_before(child));
        node.detach();
    }
}

fn level(node: Node<'_>) -> Option<u8> {
    match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn is_heading(node: Node<'_>, wanted: u8) -> bool {
    level(node) == Some(wanted)
}

fn words(node: Node<'_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Shelf;

    #[test]
    fn every_link_of_every_guide_leads_to_a_guide() {
        for guide in Guide::ALL {
            let arena = Arena::new();
            for node in parse_document(&arena, guide.text, &options()).descendants() {
                if let NodeValue::Link(link) = &node.data().value {
                    let (file, place) = link.url.split_once('#').unwrap_or((&link.url, ""));
                    let to = if file.is_empty() { Some(guide) } else { guide.linked_from(file) };
                    let there = to.is_some_and(|to| place.is_empty() || has(to, place));
                    assert!(there, "{}: {}", guide.name, link.url);
                }
            }
        }
    }

    #[test]
    fn s_145_a_guide_for_everybody_leads_to_none_that_is_not() {
        for guide in Guide::ALL.iter().filter(|guide| guide.shelf == Shelf::Work) {
            let html = render(guide, |to| format!("to-{:?}", to.shelf)).html.0;
            assert_eq!(html.matches("\"to-").count(), html.matches("\"to-Work").count(), "{}", guide.name);
        }
    }

    fn has(guide: &Guide, place: &str) -> bool {
        render(guide, |to| to.name.to_owned()).html.0.contains(&format!("id=\"{place}\""))
    }

    #[test]
    fn headings_stand_where_the_contents_say() {
        for guide in Guide::ALL {
            let rendered = render(guide, |to| to.name.to_owned());
            for heading in &rendered.headings {
                let id = heading.href.trim_start_matches('#');
                assert!(rendered.html.0.contains(&format!("id=\"{id}\"")), "{}: {id}", guide.name);
            }
            assert!(!rendered.html.0.contains("<h1"), "{} has its title twice", guide.name);
        }
    }

    #[test]
    fn no_guide_brings_markup_of_its_own_or_leads_out() {
        for guide in Guide::ALL {
            let html = render(guide, |to| format!("/help/{}", to.name)).html.0;
            for foreign in
                ["<script", "<style", "style=\"", "href=\"http", "src=\"", "<input", "raw HTML omitted"]
            {
                assert!(!html.contains(foreign), "{}: {foreign}", guide.name);
            }
        }
    }
}
