//! The examples of the CommonMark specification: what is stored is the source, and it is drawn as specified.
#![cfg(test)]

mod writers;

use comrak::nodes::NodeValue;
use maru_testkit::on_both_databases;
use maru_wiki::Wiki;
use maru_wiki::actions::Saved;
use maru_wiki::model::{from_html, markdown, sanitise};
use writers::{body, save, shared_page};

/// The specification, unchanged, by John MacFarlane, CC-BY-SA 4.0.
const SPECIFICATION: &str = include_str!("commonmark-0.31.2.txt");

/// An example: Markdown, and the HTML that the specification gives for it.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let fence = "`".repeat(32);
    let (start, mut found) = (format!("{fence} example\n"), Vec::new());
    for part in SPECIFICATION.split(&start).skip(1) {
        let (example, _) = part.split_once(&format!("{fence}\n")).unwrap();
        let (markdown, html) = match example.split_once("\n.\n") {
            Some((markdown, html)) => (format!("{markdown}\n"), html),
            None => (String::new(), example.trim_start_matches(".\n")),
        };
        let with_tabs = |text: &str| text.replace('→', "\t");
        found.push(Example {
            number: found.len() + 1,
            markdown: with_tabs(&markdown),
            html: with_tabs(html),
        });
    }
    found
}

#[test]
fn the_source_is_stored_and_comes_back_letter_for_letter() {
    let examples = examples();
    assert!(examples.len() > 600, "{}", examples.len());
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "");
        let mut base = 1;
        for example in &examples {
            if let Ok(Saved::Version { number, .. }) = save(db, 1, id, base, &example.markdown) {
                base = number;
            }
            assert_eq!(body(db, id), (base, example.markdown.clone()), "example {}", example.number);
        }
        assert!(base > 600, "{base} versions");
    });
}

/// The specification's HTML as the house writes it: through the same sanitiser, without what the house adds
/// (anchors of headings) and what it has decided otherwise (a line is a line, so that soft breaks are breaks).
fn plain(html: &str) -> String {
    let mut plain = sanitise(html).to_string();
    for part in [" rel=\"noopener noreferrer nofollow\"", "<br>"] {
        plain = plain.replace(part, "");
    }
    while let Some((before, rest)) = plain.split_once(" id=\"s-") {
        plain = format!("{before}{}", rest.split_once('"').unwrap().1);
    }
    plain
}

fn has_html(text: &str) -> bool {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &comrak::Options::default());
    root.descendants()
        .any(|node| matches!(node.data().value, NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_)))
}

/// Examples that the house draws otherwise on purpose: bare addresses are links.
const OTHERWISE: [&str; 4] = [
    "<https://foo.bar/baz bim>\n",
    "< https://foo.bar >\n",
    "https://example.com\n",
    "foo@bar.example.com\n",
];

#[test]
fn what_is_drawn_is_what_the_specification_says() {
    let mut faults = Vec::new();
    let mut compared = 0;
    for example in examples().iter().filter(|example| !has_html(&example.markdown)) {
        compared += 1;
        let ours = plain(markdown::html(&example.markdown, &|_| "").as_str());
        if ours != plain(&example.html) && !OTHERWISE.contains(&example.markdown.as_str()) {
            faults.push(format!(
                "{}: {:?}\n  {:?}\n  {:?}",
                example.number,
                example.markdown,
                plain(&example.html),
                ours
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {compared}\n{}", faults.len(), faults.join("\n"));
    assert!(compared > 500, "{compared}");
}

/// Lists, marks and links come back as they were; where Markdown has two ways to write a thing, they are drawn alike.
#[test]
fn what_is_drawn_becomes_a_text_again_that_is_drawn_alike() {
    let (mut otherwise, mut all) = (Vec::new(), 0);
    for example in examples() {
        let drawn = plain(markdown::html(&example.markdown, &|_| "").as_str());
        let text = from_html::markdown(&drawn, "");
        let again = plain(markdown::html(&text, &|_| "").as_str());
        let shape = |html: &str| html.split_whitespace().collect::<String>();
        all += 1;
        if shape(&again) != shape(&drawn) {
            otherwise.push(format!(
                "{}: {:?}\n  {drawn:?}\n  {text:?}\n  {again:?}",
                example.number, example.markdown
            ));
        }
    }
    assert!(otherwise.len() * 5 < all, "{} of {all}\n{}", otherwise.len(), otherwise.join("\n"));
}
