//! The last wall before the page: what may stand in rendered text, tag by tag (S-162).

use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

/// Anchors of headings, footnotes and their references; nothing else may carry an id, so that no text can
/// take the name of a part of the page.
const ANCHORS: [&str; 3] = ["s-", "fn-", "fnref-"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// HTML that went through [`sanitise`], and nothing else: pages print it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with other values of attributes, by name and value; `None` takes an attribute away.
    #[must_use]
    pub fn with(&self, change: impl Fn(&str, &str) -> Option<String>) -> Html {
        let (mut written, mut rest) = (String::with_capacity(self.0.len()), self.0.as_str());
        while let Some((text, tag)) = rest.split_once('<') {
            written.extend([text, "<"]);
            rest = write_tag(&mut written, tag, &change);
        }
        Html(written + rest)
    }
}

/// Writes a tag up to its end with its attributes changed; returns what follows. The sanitiser writes every value
/// in double quotes.
fn write_tag<'h>(
    written: &mut String,
    tag: &'h str,
    change: impl Fn(&str, &str) -> Option<String>,
) -> &'h str {
    let mut rest = tag;
    while let Some((before, value, after)) = next_value(rest) {
        let (kept, name) = before.rsplit_once(' ').unwrap_or(("", before));
        written.push_str(kept);
        let plain =
            value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if let Some(value) = change(name, &plain) {
            let value =
                value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
            written.extend([" ", name, "=\"", &value, "\""]);
        }
        rest = after;
    }
    let (end, after) = rest.split_once('>').unwrap_or((rest, ""));
    written.extend([end, ">"]);
    after
}

/// What stands before the next value of the tag, the value, and what follows it.
fn next_value(tag: &str) -> Option<(&str, &str, &str)> {
    // Looked for in this tag only: there are as many tags as a text has letters.
    let of_tag = tag.get(..tag.find('>')?)?;
    let at = of_tag.find("=\"")?;
    let (value, after) = tag.get(at + 2..)?.split_once('"')?;
    Some((tag.get(..at)?, value, after))
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How often a text is cleaned until nothing changes any more; most need no second time.
const MOST_TIMES: usize = 8;

/// `html` with everything taken away that is not on the list. Doing so twice changes nothing: where taking
/// something away leaves what a browser would read as something else, it is read and cleaned again, and of
/// what never comes to rest nothing is left.
pub fn sanitise(html: &str) -> Html {
    let mut before = cleaned(html);
    for _ in 0..MOST_TIMES {
        let after = cleaned(&before);
        if after == before {
            return Html(after);
        }
        before = after;
    }
    Html::default()
}

fn cleaned(html: &str) -> String {
    with_first_lines(&CLEANER.clean(html).to_string())
}

/// A line break that stands first in `pre` is not read; one that is meant has to be written twice (HTML,
/// section 13.1.2.5), which the serialiser does not do.
fn with_first_lines(html: &str) -> String {
    let (mut written, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((before, after)) = rest.split_once("<pre") {
        let (attributes, text) = after.split_once('>').unwrap_or_default();
        written.extend([before, "<pre", attributes, ">"]);
        written.extend(text.starts_with('\n').then_some('\n'));
        rest = text;
    }
    written + rest
}

fn cleaner() -> Builder<'static> {
    let tags = [
        "a",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "small",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ];
    let attributes = [
        ("a", &["href", "title"][..]),
        ("details", &["open"]),
        ("img", &["src", "alt", "title", "width", "height"]),
        ("input", &["checked", "disabled", "aria-label"]),
        ("ol", &["start"]),
        ("td", &["align", "colspan", "rowspan"]),
        ("th", &["align", "colspan", "rowspan", "scope"]),
    ];
    let classes = [
        ("a", &["footnote-backref"][..]),
        (
            "div",
            &[
                "callout",
                "callout-note",
                "callout-tip",
                "callout-important",
                "callout-warning",
                "callout-caution",
            ],
        ),
        ("input", &["task-list-item-checkbox"]),
        ("li", &["task-list-item"]),
        ("p", &["callout-title"]),
        ("section", &["footnotes"]),
        ("sup", &["footnote-ref"]),
        ("ul", &["contains-task-list"]),
    ];
    let mut builder = Builder::new();
    builder
        .tags(HashSet::from(tags))
        .clean_content_tags(HashSet::from(["script", "style", "template", "noscript", "iframe", "object"]))
        .tag_attributes(sets(&attributes))
        .allowed_classes(sets(&classes))
        .generic_attributes(HashSet::from(["id", "lang"]))
        .generic_attribute_prefixes(HashSet::new())
        .tag_attribute_values(HashMap::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("input", "type", "checkbox")
        .attribute_filter(attribute);
    builder
}

fn sets(table: &[(&'static str, &'static [&'static str])]) -> HashMap<&'static str, HashSet<&'static str>> {
    table.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect()
}

/// What remains of an attribute; `None` takes it away.
fn attribute<'v>(tag: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let number = || value.parse::<u16>().is_ok_and(|n| (1..=2_000).contains(&n));
    let fits = match (tag, name) {
        (_, "id") => is_anchor(value),
        (_, "lang") => value.len() <= 12 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        // Pictures come from our own files alone: a foreign one would tell its server who reads.
        ("img", "src") => is_own_file(value),
        ("a", "href") => !leads_away(value),
        ("img", "width" | "height") | (_, "colspan" | "rowspan") => number(),
        ("ol", "start") => value.parse::<u32>().is_ok(),
        (_, "align") => ["left", "center", "right"].contains(&value),
        ("th", "scope") => ["row", "col", "rowgroup", "colgroup"].contains(&value),
        _ => true,
    };
    fits.then_some(Cow::Borrowed(value))
}

fn is_anchor(id: &str) -> bool {
    let named = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    ANCHORS
        .iter()
        .any(|prefix| id.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(named)))
}

/// Whether a relative address begins with two slashes, as browsers read it, and so leads to another host.
fn leads_away(address: &str) -> bool {
    let mut seen = address.chars().filter(|c| !c.is_control()).skip_while(|c| *c == ' ');
    matches!((seen.next(), seen.next()), (Some('/' | '\\'), Some('/' | '\\')))
}

fn is_own_file(address: &str) -> bool {
    let path = address.strip_prefix("/files/");
    path.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn s_162_what_is_not_on_the_list_goes() {
        for (hostile, left) in [
            ("<script>alert(1)</script>가", "가"),
            ("<p onclick=\"x()\" style=\"color:red\">가</p>", "<p>가</p>"),
            ("<img src=\"https://elsewhere.example/x.png\" alt=\"그림\">", "<img alt=\"그림\">"),
            ("<img src=x onerror=alert(1)>", "<img>"),
            ("<a href=\"javascript:alert(1)\">가</a>", "<a rel=\"noopener noreferrer nofollow\">가</a>"),
            ("<a href=\"//elsewhere.example\">가</a>", "<a rel=\"noopener noreferrer nofollow\">가</a>"),
            ("<p id=\"main\" name=\"x\">가</p>", "<p>가</p>"),
            ("<h2 id=\"s-목적\">목적</h2>", "<h2 id=\"s-목적\">목적</h2>"),
            ("<svg><a href=\"javascript:x\">가</a></svg>", ""),
            ("<form action=/x><input name=a value=b></form>", "<input type=\"checkbox\">"),
            ("<td colspan=\"9999\">가</td>", "가"),
        ] {
            assert_eq!(sanitise(hostile).as_str(), left, "{hostile}");
        }
    }

    #[test]
    fn s_421_a_large_table_is_changed_in_one_pass() {
        let html = sanitise(&format!("<table><tr>{}</tr></table>", "<td>가</td>".repeat(50_000)));
        let began = Instant::now();
        assert_eq!(html.with(|_, value| Some(value.to_owned())), html);
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    }

    #[test]
    fn values_of_attributes_are_changed_and_nothing_else() {
        let html = sanitise(
            "id=\"x\" <h2 id=\"s-가\">가 id=\"y\"</h2><a href=\"/a?b&amp;c\" title='\"'>나</a><img src=\"/files/1\">",
        );
        let changed = html.with(|name, value| match name {
            "id" => Some(format!("p1-{value}")),
            "href" => Some(format!("{value}<>&\"")),
            "src" => None,
            _ => Some(value.to_owned()),
        });
        let want = "id=\"x\" <h2 id=\"p1-s-가\">가 id=\"y\"</h2><a href=\"/a?b&amp;c&lt;&gt;&amp;&quot;\" title=\"&quot;\" \
                    rel=\"noopener noreferrer nofollow\">나</a><img>";
        assert_eq!(changed.as_str(), want);
    }

    #[test]
    fn s_162_tables_keep_merged_cells() {
        let table = "<table><tbody><tr><td colspan=\"2\" rowspan=\"3\">가</td></tr></tbody></table>";
        assert_eq!(sanitise(table).as_str(), table);
    }
}
