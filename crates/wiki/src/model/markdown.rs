//! Text as people write it (CommonMark with tables, tasks, footnotes and callouts), made into safe HTML and
//! into what the house wants to know of it.

pub use super::sanitise::Html;
use super::sanitise::sanitise;
use super::{in_html, nesting};
use comrak::html::{ChildRendering, Context, format_document_with_formatter, format_node_default};
use comrak::nodes::{AlertType, Node, NodeValue};
use comrak::options::Plugins;
use comrak::{Arena, Options, parse_document};
use maru_kernel::is_stream_safe;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write};

/// The longest text of a page, in bytes of UTF-8.
pub const LONGEST: usize = 1024 * 1024;
/// The deepest nesting of lists and quotations that is drawn.
const DEEPEST: usize = 40;

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Longer than [`LONGEST`].
    Long,
    /// Lists or quotations within one another beyond any use.
    Deep,
    /// HTML left open again and again.
    Tangled,
    /// A letter bears more marks than any language writes.
    Marks,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The id it has in the HTML.
    pub anchor: String,
}

/// What a text is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// Where its links and pictures lead, in order, each once.
    pub addresses: Vec<String>,
    /// Where those of its links lead whose words begin with `@`, in order.
    pub mentions: Vec<String>,
    /// Its words without any marks, for search and excerpts.
    pub words: String,
}

impl Facts {
    /// Notes a link or a picture, its address only if it is none of those known already.
    fn lead(&mut self, known: &mut HashSet<String>, address: &str, is_mention: bool) {
        if !address.is_empty() && known.insert(address.to_owned()) {
            self.addresses.push(address.to_owned());
        }
        if is_mention {
            self.mentions.push(address.to_owned());
        }
    }

    fn lead_from_html(&mut self, known: &mut HashSet<String>, html: &str) {
        for link in in_html::links(html) {
            self.lead(known, &link.address, link.is_mention);
        }
    }
}

/// The words above callouts without a title of their own, by the callout's kind: `note`, `tip`, `important`,
/// `warning` or `caution`; and what is said of tasks: `done` or `open`.
pub type CalloutTitle<'t> = dyn Fn(&str) -> &'static str + 't;

/// The dialect of the house.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.tasklist = true;
    extension.strikethrough = true;
    extension.autolink = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.highlight = true;
    // Without it the asterisks stay in front of Korean particles.
    extension.cjk_friendly_emphasis = true;
    // Tables with merged cells are written as HTML; the sanitiser decides what of it stays.
    options.render.r#unsafe = true;
    options.render.hardbreaks = true;
    options.render.tasklist_classes = true;
    options
}

/// Whether a text is taken.
///
/// # Errors
/// Why not.
pub fn check(text: &str) -> Result<(), Refused> {
    if text.len() > LONGEST {
        return Err(Refused::Long);
    }
    if nesting::is_deep(text) {
        return Err(Refused::Deep);
    }
    if !is_stream_safe(text) {
        return Err(Refused::Marks);
    }
    let (arena, options) = (Arena::new(), options());
    let root = parse_document(&arena, text, &options);
    if depth(root) > DEEPEST {
        return Err(Refused::Deep);
    }
    let html = |words| formatted(root, &options, text.len(), words);
    let tangled = contains_html(root) && !nesting::is_bounded(&html(Desk::default()));
    if tangled { Err(Refused::Tangled) } else { Ok(()) }
}

/// Whether HTML that somebody else wrote can be read at all: it becomes no tree without end.
pub fn is_bounded(html: &str) -> bool {
    nesting::is_bounded(html)
}

/// Whether people wrote HTML into it; what Markdown makes itself is always closed.
fn contains_html(root: Node<'_>) -> bool {
    root.descendants()
        .any(|node| matches!(node.data().value, NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_)))
}

fn depth(root: Node<'_>) -> usize {
    let (mut deepest, mut waiting) = (0, vec![(root, 0)]);
    while let Some((node, level)) = waiting.pop() {
        deepest = deepest.max(level);
        waiting.extend(node.children().map(|child| (child, level + 1)));
    }
    deepest
}

/// The text as HTML that may stand in a page; of one that [`check`] refuses nothing may be left.
pub fn html(text: &str, callout: &CalloutTitle<'_>) -> Html {
    if nesting::is_deep(text) {
        return Html::default();
    }
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    for node in root.descendants() {
        if let NodeValue::Alert(alert) = &mut node.data_mut().value
            && alert.title.is_none()
        {
            alert.title = Some(callout(callout_name(alert.alert_type)).to_owned());
        }
    }
    let words = Desk { done: callout("done"), open: callout("open"), ..Desk::default() };
    let html = formatted(root, &options, text.len(), words);
    if contains_html(root) && !nesting::is_bounded(&html) { Html::default() } else { sanitise(&html) }
}

fn formatted(root: Node<'_>, options: &Options<'_>, length: usize, words: Desk) -> String {
    let mut html = String::with_capacity(length * 2);
    // Writing to a String cannot fail.
    let _ = format_document_with_formatter(root, options, &mut html, &Plugins::default(), write_node, words);
    html
}

fn write_node(
    context: &mut Context<'_, '_, Desk>,
    node: Node<'_>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Heading(heading) => write_heading(context, node, heading.level, entering)?,
        NodeValue::Alert(alert) => {
            write_callout(context, alert.alert_type, alert.title.as_deref().unwrap_or_default(), entering)?;
        }
        NodeValue::TaskItem(task) => write_task(context, task.symbol.is_some(), entering)?,
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

/// What the writer knows beside the text: the words said of tasks to those who do not see the box, and anchors.
#[derive(Default)]
struct Desk {
    anchors: Anchors,
    done: &'static str,
    open: &'static str,
}

fn write_task(context: &mut Context<'_, '_, Desk>, is_done: bool, entering: bool) -> fmt::Result {
    if !entering {
        return context.write_str("</li>\n");
    }
    context.cr()?;
    let (checked, said) =
        if is_done { (" checked=\"\"", context.user.done) } else { ("", context.user.open) };
    context.write_str(
        "<li class=\"task-list-item\"><input type=\"checkbox\" class=\"task-list-item-checkbox\"",
    )?;
    write!(context, "{checked} disabled=\"\" aria-label=\"")?;
    context.escape(said)?;
    context.write_str("\" /> ")
}

fn write_heading(
    context: &mut Context<'_, '_, Desk>,
    node: Node<'_>,
    level: u8,
    entering: bool,
) -> fmt::Result {
    if !entering {
        return writeln!(context, "</h{level}>");
    }
    context.cr()?;
    let anchor = context.user.anchors.next(&node.collect_text());
    write!(context, "<h{level} id=\"{anchor}\">")
}

fn write_callout(
    context: &mut Context<'_, '_, Desk>,
    kind: AlertType,
    title: &str,
    entering: bool,
) -> fmt::Result {
    context.cr()?;
    if !entering {
        return context.write_str("</div>\n");
    }
    write!(context, "<div class=\"callout callout-{}\">\n<p class=\"callout-title\">", callout_name(kind))?;
    context.escape(title)?;
    context.write_str("</p>\n")
}

/// The name a kind of callout has in classes and in the editor.
pub(super) fn callout_name(kind: AlertType) -> &'static str {
    match kind {
        AlertType::Note => "note",
        AlertType::Tip => "tip",
        AlertType::Important => "important",
        AlertType::Warning => "warning",
        AlertType::Caution => "caution",
    }
}

/// The anchors given so far, each with the number its last namesake got.
#[derive(Default)]
struct Anchors(HashMap<String, usize>);

impl Anchors {
    /// An anchor of its own for a heading.
    fn next(&mut self, heading: &str) -> String {
        let plain: String =
            heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect();
        let plain = if plain.trim().is_empty() { "heading" } else { plain.trim() };
        let first = format!("s-{}", plain.to_lowercase().replace(' ', "-"));
        let mut anchor = first.clone();
        while self.0.contains_key(&anchor) {
            let number = self.0.entry(first.clone()).or_default();
            *number += 1;
            anchor = format!("{first}-{number}");
        }
        self.0.insert(anchor.clone(), 0);
        anchor
    }
}

/// What a text is made of.
pub fn facts(text: &str) -> Facts {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let (mut facts, mut anchors, mut known) = (Facts::default(), Anchors::default(), HashSet::new());
    for node in root.descendants() {
        let data = node.data();
        match &data.value {
            NodeValue::Heading(heading) => {
                let text = node.collect_text();
                facts.words.push('\n');
                let anchor = anchors.next(&text);
                facts.headings.push(Heading { level: heading.level, text, anchor });
            }
            NodeValue::Link(link) | NodeValue::Image(link) => {
                let is_mention =
                    matches!(data.value, NodeValue::Link(_)) && node.collect_text().starts_with('@');
                facts.lead(&mut known, &link.url, is_mention);
            }
            NodeValue::Text(text) => facts.words.push_str(text),
            NodeValue::Code(code) => facts.words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => {
                facts.words.push('\n');
                facts.words.push_str(&code.literal);
            }
            NodeValue::HtmlBlock(block) => {
                facts.words.push('\n');
                facts.words.push_str(&without_tags(&block.literal));
                facts.lead_from_html(&mut known, &block.literal);
            }
            NodeValue::HtmlInline(html) => facts.lead_from_html(&mut known, html),
            NodeValue::SoftBreak | NodeValue::LineBreak => facts.words.push(' '),
            NodeValue::Paragraph | NodeValue::TableCell | NodeValue::TableRow(_) => facts.words.push('\n'),
            _ => {}
        }
    }
    facts
}

/// The words of a piece of HTML as a person reads them.
pub fn words(html: &str) -> String {
    let words = without_tags(sanitise(html).as_str());
    let letters = [("&nbsp;", " "), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    letters.into_iter().fold(words, |words, (name, letter)| words.replace(name, letter))
}

/// The words of HTML a person wrote into a text, such as a table with merged cells.
fn without_tags(html: &str) -> String {
    let (mut words, mut in_tag) = (String::with_capacity(html.len()), false);
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                words.push(' ');
            }
            _ if in_tag => {}
            _ => words.push(letter),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        html(text, &|_| "참고").as_str().to_owned()
    }

    #[test]
    fn korean_particles_do_not_break_emphasis() {
        assert_eq!(
            plain("**'제설'**을 **맡는다.**"),
            "<p><strong>'제설'</strong>을 <strong>맡는다.</strong></p>\n"
        );
    }

    #[test]
    fn headings_carry_the_anchors_that_the_outline_leads_to() {
        let text = "# 1. 목적\n\n## 범위\n\n## 범위\n\n## `!`\n";
        let html = plain(text);
        for heading in facts(text).headings {
            assert!(html.contains(&format!("id=\"{}\"", heading.anchor)), "{heading:?} in {html}");
        }
    }

    #[test]
    fn callouts_tasks_and_footnotes_are_drawn() {
        let html =
            plain("> [!WARNING]\n> 미끄럽습니다.\n\n- [x] 했음\n- [ ] 할 것\n\n글[^1]\n\n[^1]: 주석\n");
        for part in [
            "callout-warning",
            "참고</p>",
            "checked=\"\"",
            "aria-label=\"참고\"",
            "footnotes",
            "id=\"fn-1\"",
            "href=\"#fn-1\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn facts_tell_links_and_words() {
        let facts = facts(
            "[지침](/wiki/pages/1)과 ![@그림](/files/2) [**@김서연**](/people/3)\n\n<table><tr><td rowspan=\"2\">합친 \
             <a href=\"/wiki/pages/4\">칸</a> <a href=\"/people/5\">@이도윤</a></td></tr></table>\n\n줄 <a href=\"/wiki/pages/6\">안</a>\n",
        );
        assert_eq!(
            facts.addresses,
            ["/wiki/pages/1", "/files/2", "/people/3", "/wiki/pages/4", "/people/5", "/wiki/pages/6"]
        );
        assert_eq!(facts.mentions, ["/people/3", "/people/5"]);
        assert!(facts.words.contains("지침과 @그림") && facts.words.contains("합친"), "{}", facts.words);
    }

    #[test]
    fn what_nobody_can_read_is_refused() {
        assert_eq!(check(&"가".repeat(LONGEST / 3 + 1)), Err(Refused::Long));
        assert_eq!(check(&format!("{}가", "> ".repeat(5_000))), Err(Refused::Deep));
        assert_eq!(check(&format!("{}가", "- ".repeat(5_000))), Err(Refused::Deep));
        assert_eq!(check("> - > 가"), Ok(()));
    }
}
