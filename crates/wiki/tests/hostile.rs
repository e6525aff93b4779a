//! Hostile text against the renderer and the sanitiser: a corpus of thousands, and bombs against the clock.
#![cfg(test)]

use maru_paper::{Block, Document, Section, Target};
use maru_testkit::poppler;
use maru_wiki::model::markdown::{self, LONGEST, Refused};
use maru_wiki::model::paper::{Leads, blocks};
use maru_wiki::model::tree::{Node, tree};
use maru_wiki::model::{from_html, sanitise};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// Elements and attributes that may be left; written down apart from the sanitiser's own list.
const ELEMENTS: &str = " a b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li \
    mark ol p pre q s section small strong sub summary sup table tbody td tfoot th thead tr u ul ";
const ATTRIBUTES: &str = " align alt aria-label checked class colspan disabled height href id lang open rel rowspan scope src start title \
    type width ";

#[derive(serde::Deserialize)]
struct Parts {
    lists: BTreeMap<String, Vec<String>>,
    vectors: Vec<String>,
}

/// Every filling of every vector; `⟦name⟧` stands for each entry of a list, the same one throughout a vector.
fn corpus() -> BTreeSet<String> {
    let parts: Parts = serde_json::from_str(include_str!("hostile.json")).unwrap();
    let (mut waiting, mut done) = (parts.vectors, BTreeSet::new());
    while let Some(vector) = waiting.pop() {
        match vector.split_once('⟦').and_then(|(_, rest)| rest.split_once('⟧')) {
            Some((name, _)) => {
                let hole = format!("⟦{name}⟧");
                waiting.extend(parts.lists[name].iter().map(|filling| vector.replace(&hole, filling)));
            }
            None => drop(done.insert(vector)),
        }
    }
    done
}

fn rendered(text: &str) -> String {
    markdown::html(text, &|_| "참고").to_string()
}

/// Reads HTML as the sanitiser writes it, strictly, and looks at every tag.
fn harmless(html: &str) -> Result<(), String> {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, next) = tag(after).ok_or("a tag without an end")?;
        let mut words = tag.splitn(2, ' ');
        let name = words.next().unwrap_or_default().trim_start_matches('/');
        if !ELEMENTS.contains(&format!(" {name} ")) {
            return Err(format!("element {name}"));
        }
        attributes(name, words.next().unwrap_or_default())?;
        rest = next;
    }
    Ok(())
}

/// The inside of a tag up to the `>` that is not quoted, and what follows.
fn tag(after: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = after.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })?;
    let (inside, next) = after.split_at(end);
    Some((inside, next.strip_prefix('>')?))
}

fn attributes(element: &str, mut rest: &str) -> Result<(), String> {
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, next) = after.split_once('"').ok_or("a value without an end")?;
        if !ATTRIBUTES.contains(&format!(" {name} ")) {
            return Err(format!("attribute {name} of {element}"));
        }
        let address = value.replace("&amp;", "&");
        let fits = match name {
            "href" => is_link(&address),
            "src" => address.starts_with("/files/") && !address.contains(['.', ':', '?', '\\']),
            "id" => ["s-", "fn-", "fnref-"].iter().any(|start| value.starts_with(start)),
            "type" => value == "checkbox",
            _ => true,
        };
        if !fits {
            return Err(format!("{name}={value:?} of {element}"));
        }
        rest = next.trim_start_matches(' ');
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("{rest:?} in {element}")) }
}

/// The same HTML with the attributes of every tag in one order, which means nothing.
fn in_order(html: &str) -> String {
    let (mut ordered, mut rest) = (String::new(), html);
    while let Some((text, after)) = rest.split_once('<') {
        let (inside, next) = tag(after).unwrap();
        let mut parts: Vec<&str> = inside.split("\" ").collect();
        let mut first = parts[0].splitn(2, ' ');
        let name = first.next().unwrap_or_default();
        parts[0] = first.next().unwrap_or_default();
        let mut parts: Vec<&str> = parts.iter().map(|part| part.trim_end_matches('"')).collect();
        parts.sort_unstable();
        ordered += &format!("{text}<{name} {}>", parts.join("\" "));
        rest = next;
    }
    ordered + rest
}

/// As a browser reads an address (URL, section 4.4): tabs and line ends are not there, nor what stands below a
/// space at the start, slashes lean either way, and a scheme is made of few letters.
fn is_link(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let plain = plain.trim_start_matches(|c| c <= ' ').replace('\\', "/");
    let is_scheme = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    match plain.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        Some((scheme, _)) => ["http", "https", "mailto", "tel"].contains(&scheme.to_lowercase().as_str()),
        None => !plain.starts_with("//"),
    }
}

#[test]
fn s_162_thousands_of_hostile_texts_leave_nothing_that_runs() {
    let corpus = corpus();
    assert!(corpus.len() >= 3_000, "{}", corpus.len());
    let mut faults = Vec::new();
    for vector in &corpus {
        for html in [
            rendered(vector),
            sanitise(vector).to_string(),
            sanitise(&format!("<table>{vector}")).to_string(),
        ] {
            if let Err(fault) = harmless(&html) {
                faults.push(format!("{vector:?} left {fault}: {html}"));
            }
            let again = sanitise(&html).to_string();
            if in_order(&again) != in_order(&html) {
                faults.push(format!("{vector:?} is no fixed point:\n  {html:?}\n  {again:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

#[test]
fn the_reader_of_tags_is_strict() {
    for fine in ["가", "<p>가</p>", "<a href=\"/wiki?a=1&amp;b=2\" rel=\"x\">가</a>", "<img alt=\"a>b\">"]
    {
        assert_eq!(harmless(fine), Ok(()), "{fine}");
    }
    for bad in [
        "<script>",
        "<p onclick=\"x\">",
        "<p onclick=x>",
        "<a href=\"java\tscript:x\">",
        "<a href=\"/\t/x\">",
        "<a href=\"/\\x\">",
        "<img src=\"//x\">",
        "<p",
        "<p id=\"main\">",
    ] {
        assert!(harmless(bad).is_err(), "{bad}");
    }
}

fn on_paper(text: &str) -> Vec<Block> {
    let leads = Leads {
        target: &|address| Some(Target::Web(address.to_owned())),
        anchor: &str::to_owned,
        picture: &|_| None,
    };
    blocks(&tree(&markdown::html(text, &|_| "참고")), &leads)
}

fn printed(texts: &[&str]) -> Result<Vec<u8>, maru_paper::Error> {
    let section = |(n, text): (usize, &&str)| Section {
        anchor: format!("p{n}"),
        title: n.to_string(),
        blocks: on_paper(text),
        ..Section::default()
    };
    let sections = texts.iter().enumerate().map(section).collect();
    let document = Document { title: "Corpus".to_owned(), language: "ko", sections, ..Document::default() };
    maru_paper::pdf(&document, 2_000)
}

/// What a PDF does when somebody presses on it: the kind, and what stands behind it up to the end of its object.
/// Words of headings stand in the file too, so that only what is marked as an action is one.
fn actions(pdf: &[u8]) -> Vec<String> {
    let dense: Vec<u8> = pdf.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let dense = String::from_utf8_lossy(&dense);
    dense
        .split("/Type/Action")
        .skip(1)
        .map(|rest| rest.split("endobj").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn s_162_hostile_texts_are_printed_like_any_other() {
    let corpus = corpus();
    let all: Vec<&str> = corpus.iter().map(String::as_str).collect();
    let (mut links, mut faults) = (0, Vec::new());
    for some in all.chunks(250) {
        let made = printed(some);
        assert!(made.is_ok(), "{:?}", made.err());
        let made = made.unwrap();
        for action in actions(&made) {
            links += 1;
            let address = action.strip_prefix("/S/URI/URI(").unwrap_or("javascript:");
            let scheme = address.split(['/', '?', '#', ')']).next().unwrap_or_default().split_once(':');
            // Anything else before a colon is part of a relative address (RFC 3986, section 3.1).
            let is_scheme = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
            let scheme = scheme.map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|name| is_scheme(name));
            if scheme.is_some_and(|name| !["http", "https", "mailto", "tel"].contains(&name.as_str())) {
                faults.push(action);
            }
        }
        let scripts = poppler("pdfinfo", &["-js", "-"], &made);
        if !scripts.trim().is_empty() {
            faults.push(scripts);
        }
    }
    assert!(links > 100, "{links} links were looked at");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

/// What is read of clean HTML, letter by letter.
fn letters(html: &str) -> String {
    tree(&sanitise(html)).iter().map(Node::words).collect::<String>().split_whitespace().collect()
}

#[test]
fn s_162_hostile_pages_from_elsewhere_become_texts_that_say_the_same() {
    let mut faults = Vec::new();
    for vector in &corpus() {
        let text = from_html::markdown(vector, "");
        let drawn = rendered(&text);
        if let Err(fault) = harmless(&drawn) {
            faults.push(format!("{vector:?} left {fault}: {drawn}"));
        }
        if letters(&drawn) != letters(vector) {
            faults.push(format!("{vector:?} reads otherwise:\n  {text:?}\n  {drawn:?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

/// What grows faster than its length shows at this one already, and a build without optimisation does not take
/// minutes for the rest.
const LARGE: usize = LONGEST / 8;

/// Runs in the time a person waits, with plenty to spare for a build without optimisation.
fn in_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let done = work();
    assert!(begin.elapsed() < Duration::from_secs(60), "{what} took {:?}", begin.elapsed());
    done
}

#[test]
fn s_162_bombs_are_refused_or_drawn_in_time() {
    let fill = |part: &str| part.repeat(LARGE / part.len());
    let numbered = |part: &str| {
        let mut text: String = (0..LARGE / part.len()).map(|n| part.replace('#', &n.to_string())).collect();
        text.truncate(LARGE);
        text
    };
    let open: String = (0..90).map(|n| format!("<b title={n}>")).collect();
    let bombs = [
        ("quotations", fill("> ")),
        ("lists", fill("- ")),
        ("brackets", fill("[")),
        ("pictures", fill("![")),
        ("links", fill("[a](b) ")),
        ("many links", numbered("[a](b#) ")),
        ("headings", fill("# a\n")),
        ("stars", fill("**a *a ")),
        ("underscores", fill("a_")),
        ("ticks", numbered("`a``#")),
        ("autolinks", fill("www.")),
        ("mails", fill("a@")),
        ("footnotes", numbered("[^#]\n\n[^#]: a\n\n")),
        ("references", format!("[a]: /{}\n\n{}", "x".repeat(10_000), "[a] ".repeat(12_000))),
        ("entities", fill("&#x10FFFF;")),
        ("div", fill("<div>")),
        ("bold", numbered("<b title=#>")),
        ("bold and paragraphs", format!("{open}{}", "<p>x".repeat(25_000))),
        ("links in links", fill("<a href=/x>")),
        ("tables", fill("<table><td>")),
        ("attributes", format!("<p {}>", numbered("a# ")).chars().take(LARGE).collect()),
        (
            "a line of columns",
            format!("{}|\n{}|\n{}", "|a".repeat(5_000), "|-".repeat(5_000), "|\n".repeat(25_000)),
        ),
        ("wide cells", format!("<table><tr>{}", fill("<td colspan=2000>"))),
        ("rows of wide cells", format!("<table>{}", fill("<tr><td colspan=2000>a"))),
        ("held rows", format!("<table>{}", fill("<tr><td rowspan=2>a"))),
        ("marks", fill("==~~")),
        ("comments", fill("<!-- <b> --> ")),
        ("select", fill("<select><option>")),
        ("svg", fill("<svg><desc>")),
        ("templates", fill("<template>")),
    ];
    for (name, text) in bombs {
        let begin = Instant::now();
        let refused = in_time(name, || markdown::check(&text));
        let html = in_time(name, || rendered(&text));
        if refused.is_ok() {
            in_time(name, || markdown::facts(&text));
            let _ = in_time(name, || printed(&[&text]));
        }
        // Whoever reads an archive asks this first.
        if in_time(name, || markdown::is_bounded(&text)) {
            in_time(name, || from_html::markdown(&text, ""));
        }
        println!("{name}: {refused:?}, {} bytes of HTML, {:?}", html.len(), begin.elapsed());
        assert!(html.len() < 128 * LARGE, "{name}: {} bytes", html.len());
    }
}

#[test]
fn large_but_honest_texts_are_taken() {
    let rows: String = (0..10_000).map(|n| format!("| {n} | 제설 | {} |\n", n * 7)).collect();
    let table = format!("| 번호 | 업무 | 금액 |\n|---|---|---|\n{rows}");
    assert_eq!(markdown::check(&table), Ok(()));
    let html = in_time("a table of 10,000 rows", || rendered(&table));
    assert_eq!(html.matches("<tr>").count(), 10_001);
    let merged =
        format!("<table><tbody>{}</tbody></table>", "<tr><td colspan=\"2\">가</td></tr>\n".repeat(10_000));
    assert_eq!(markdown::check(&merged), Ok(()));
    assert_eq!(in_time("an HTML table", || rendered(&merged)).matches("colspan").count(), 10_000);
    let five = "가나다 라마바.\n".repeat(5 * 1024 * 1024 / 21);
    assert_eq!(in_time("5 MB", || markdown::check(&five)), Err(Refused::Long));
}
