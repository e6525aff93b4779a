//! What an archive brings: which of its files become pages, where they stand, and how their links lead on.

use super::from_html::{self, Lost};
use super::markdown;
use maru_kernel::{Timestamp, korean};
use std::collections::{HashMap, HashSet};

/// Why a part of an archive is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its name leads out of the archive or is none.
    Path,
    /// Its name or text is written in letters nobody can tell.
    Letters,
    /// It only points at something else.
    Pointer,
    /// It is locked by a password, or packed in a way we do not read.
    Locked,
    /// It is larger than a page or file may be, or grows beyond reason when unpacked.
    Large,
    /// Files of this kind are not taken.
    Kind,
    /// Its text is nested too deeply.
    Deep,
    /// Another has the same name.
    Twice,
    /// It is damaged.
    Broken,
}

/// A page that an archive brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its path in the archive, without its ending.
    pub path: String,
    /// The one above it among those of the archive.
    pub above: Option<usize>,
    /// Its title.
    pub title: String,
    /// Its text as it stands in the archive.
    pub body: String,
    /// Whether that is HTML.
    pub is_html: bool,
    /// Its place among its neighbours, where the archive says.
    pub order: u32,
    /// Whether it only stands for a folder.
    pub is_folder: bool,
    /// What of it cannot be brought along.
    pub lost: Lost,
    /// The addresses of its pictures, where it is HTML.
    pub pictures: Vec<String>,
}

/// A file that belongs to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its number in the archive.
    pub number: usize,
    /// Its path in the archive.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Bytes, as the archive says.
    pub size: u64,
    /// The page it will belong to.
    pub page: usize,
}

/// What an archive brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// Pages, each after the one above it.
    pub pages: Vec<Sheet>,
    /// Files.
    pub files: Vec<Enclosed>,
    /// What is not taken.
    pub refused: Vec<(String, Why)>,
}

/// The longest name of an entry in bytes: every folder on the way becomes a page with a path of its own.
const LONGEST_PATH: usize = 4_096;

/// What systems, and our own archives, put in for themselves.
const OF_SYSTEMS: [&str; 4] = ["__MACOSX", "Thumbs.db", "desktop.ini", "SHA256SUMS"];

/// A name in an archive as a path with `/`; `None` for what leads elsewhere, an empty one for what systems put
/// into archives for themselves. Deeper than pages can lie is elsewhere, too.
pub fn path(name: &str) -> Option<String> {
    let given = name.replace('\\', "/");
    let name = korean::normal(name).replace('\\', "/");
    let parts: Vec<&str> = name.trim_start_matches("./").split('/').collect();
    if parts.iter().any(|part| part.is_empty() || part.trim_matches('.').is_empty())
        || name.contains([':', '\0'])
        || parts.len() > super::DEEPEST
        || name.len() > LONGEST_PATH
    {
        return None;
    }
    let is_own = |part: &str| part.starts_with('.') || OF_SYSTEMS.contains(&part);
    if given.trim_start_matches("./").split('/').any(is_own) {
        return Some(String::new());
    }
    // A name of which nothing is seen but its ending.
    let is_empty = |part: &&str| part.starts_with('.');
    (!parts.iter().any(is_empty)).then(|| parts.join("/"))
}

/// A page of a text file at `path`.
pub fn sheet(path: &str, text: &str) -> Sheet {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let is_html = !ending.to_lowercase().starts_with('m');
    let (title, order, body) = if is_html { from_html(text) } else { from_markdown(text) };
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let is_index = ["index", "readme"].contains(&name.to_lowercase().as_str()) && !folder.is_empty();
    let path = if is_index { folder } else { stem };
    let name = path.rsplit('/').next().unwrap_or_default();
    let title = title.and_then(|title| super::title(&title)).or_else(|| super::title(name));
    let (lost, pictures) = if is_html { from_html::lost(text) } else { Default::default() };
    Sheet {
        lost,
        pictures,
        path: path.to_owned(),
        title: title.unwrap_or_else(|| "page".to_owned()),
        body,
        is_html,
        order: order.unwrap_or(u32::MAX),
        ..Sheet::default()
    }
}

/// Title, place and text of a Markdown file: what it says before the text, or its first heading.
fn from_markdown(text: &str) -> (Option<String>, Option<u32>, String) {
    let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    if let Some((head, body)) = front.filter(|(head, _)| is_front(head)) {
        let value = |name: &str| head.lines().find_map(|line| named(line, name));
        let title = value("title").map(unquoted).filter(|title| super::title(title).is_some());
        let order = value("order").and_then(|order| order.parse().ok());
        let used = |line: &&str| {
            named(line, "title").is_some_and(|_| title.is_some())
                || named(line, "order").is_some_and(|_| order.is_some())
                || named(line, "changed").is_some_and(|at| at.parse::<Timestamp>().is_ok())
        };
        let rest: Vec<&str> = head.lines().filter(|line| !used(line)).collect();
        let body = body.strip_prefix('\n').unwrap_or(body);
        // What else is said before the text is nothing to us, and something to whoever wrote it.
        let kept =
            if rest.is_empty() { String::new() } else { format!("```yaml\n{}\n```\n\n", rest.join("\n")) };
        return (title, order, format!("{kept}{body}"));
    }
    let heading =
        text.trim_start().strip_prefix("# ").map(|rest| rest.split_once('\n').unwrap_or((rest, "")));
    match heading.filter(|(title, _)| super::title(title).is_some()) {
        Some((title, body)) => (Some(title.to_owned()), None, body.trim_start_matches('\n').to_owned()),
        None => (None, None, text.to_owned()),
    }
}

/// Whether lines between two rules say something of the text, each a name and a value, a value of the name before, or a
/// remark; two rules may stand in a text as well.
fn is_front(head: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
    };
    let pair = |line: &str| {
        line.split_once(':').is_some_and(|(name, value)| {
            is_name(name) && (value.is_empty() || value.starts_with(' ')) && !name.starts_with(' ')
        })
    };
    let more = |line: &str| line.trim().is_empty() || line.starts_with([' ', '#', '-']);
    head.lines().next().is_some_and(pair) && head.lines().all(|line| pair(line) || more(line))
}

fn named<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    line.strip_prefix(name)?.strip_prefix(':').map(str::trim)
}

/// A value as YAML has it, plain or in double quotes.
fn unquoted(value: &str) -> String {
    let inside = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.map_or_else(|| value.to_owned(), |inside| inside.replace("\\\"", "\"").replace("\\\\", "\\"))
}

fn from_html(text: &str) -> (Option<String>, Option<u32>, String) {
    let title = between(text, "<title", "</title").or_else(|| between(text, "<h1", "</h1"));
    let title = title.map(|title| markdown::words(title).trim().to_owned());
    (title, None, between(text, "<body", "</body").unwrap_or(text).to_owned())
}

/// What stands in the first element that begins so, in small or capital letters.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let from = lower.find(start)?;
    let from = from + lower.get(from..)?.find('>')? + 1;
    let until = lower.get(from..)?.find(end).map_or(text.len(), |length| from + length);
    text.get(from..until)
}

/// Puts pages into their places: below the page of their folder, which is made where there is none.
pub fn arranged(mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut known: HashSet<String> = sheets.iter().map(|sheet| sheet.path.clone()).collect();
    for path in sheets.iter().map(|sheet| sheet.path.clone()).collect::<Vec<_>>() {
        let mut folder = path.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            if known.insert(above.to_owned()) {
                let title = super::title(above.rsplit('/').next().unwrap_or_default());
                let title = title.unwrap_or_else(|| "page".to_owned());
                let order = u32::MAX;
                sheets.push(Sheet {
                    path: above.to_owned(),
                    title,
                    order,
                    is_folder: true,
                    ..Sheet::default()
                });
            }
            folder = above;
        }
    }
    let depth = |sheet: &Sheet| sheet.path.matches('/').count();
    sheets.sort_by(|a, b| (depth(a), a.order, &a.path).cmp(&(depth(b), b.order, &b.path)));
    let places: HashMap<String, usize> =
        sheets.iter().enumerate().map(|(n, s)| (s.path.clone(), n)).collect();
    for sheet in &mut sheets {
        sheet.above = sheet.path.rsplit_once('/').and_then(|(above, _)| places.get(above).copied());
    }
    sheets
}

/// Which page first leads to each path of the archive.
pub fn leads(pages: &[Sheet]) -> HashMap<String, usize> {
    let mut leads = HashMap::new();
    for (place, page) in pages.iter().enumerate() {
        for path in links(page).iter().filter_map(|link| resolved(page, link)) {
            leads.entry(path).or_insert(place);
        }
    }
    leads
}

/// The page that a file belongs to: the first that leads to it, else the one it stands beside.
pub fn owner(leads: &HashMap<String, usize>, pages: &[Sheet], file: &str) -> usize {
    let beside = || {
        let mut folder = file;
        while let Some((above, _)) = folder.rsplit_once('/') {
            let stem = above.strip_suffix(".files").unwrap_or(above);
            if let Some(place) = pages.iter().position(|page| page.path == stem) {
                return Some(place);
            }
            folder = above;
        }
        None
    };
    leads.get(file).copied().or_else(beside).unwrap_or_default()
}

/// The addresses in the text of a page, as they are written there.
pub fn links(page: &Sheet) -> Vec<String> {
    let mut found = if page.is_html { Vec::new() } else { markdown::facts(&page.body).addresses };
    for start in [" src=\"", " src='", " href=\"", " href='"] {
        let quote = start.chars().last().unwrap_or('"');
        let values = page.body.split(start).skip(1).filter_map(|rest| rest.split_once(quote));
        found.extend(values.map(|(value, _)| value.to_owned()));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where in the archive a relative address of a page leads; `None` for any other.
pub fn resolved(page: &Sheet, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || path.contains([':', '\\']) {
        return None;
    }
    let mut parts: Vec<String> = page.path.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in unescaped(path)?.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(korean::normal(part)),
        }
    }
    Some(parts.join("/"))
}

/// Numbers in an address as their letters (RFC 3986, section 2.1).
pub fn unescaped(address: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), address.bytes());
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The text of a page for the wiki, with its relative addresses replaced by what `place` says of their paths.
pub fn text(page: &Sheet, place: impl Fn(&str) -> Option<String>) -> String {
    let mut places = HashMap::new();
    for link in links(page) {
        let path = link.split('#').next().unwrap_or_default();
        if let Some(new) = resolved(page, path).and_then(|path| place(&path)) {
            places.insert(path.to_owned(), new);
        }
    }
    let body = replaced(&page.body, &places);
    if page.is_html { from_html::markdown(&body, &page.title) } else { body }
}

/// Addresses are replaced where they stand as a whole.
fn replaced(text: &str, places: &HashMap<String, String>) -> String {
    let (mut written, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) =
        rest.find(['(', '<', '"', '\'', ' ']).and_then(|at| rest.split_at_checked(at + 1))
    {
        let end = after.find(['(', '<', ')', '>', '"', '\'', ' ', '\n', '#']).unwrap_or(after.len());
        let (address, next) = after.split_at_checked(end).unwrap_or((after, ""));
        written.extend([before, places.get(address).map_or(address, String::as_str)]);
        rest = next;
    }
    written + rest
}

/// Counts the pictures of pages that are not among the files of the archive.
pub fn count_lost_pictures(bundle: &mut Bundle) {
    let known: HashSet<&str> = bundle.files.iter().map(|file| file.path.as_str()).collect();
    for page in &mut bundle.pages {
        let is_there =
            |address: &&String| resolved(page, address).is_some_and(|path| known.contains(path.as_str()));
        page.lost.pictures = page.pictures.len() - page.pictures.iter().filter(is_there).count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_171_names_stay_in_the_archive() {
        for (name, want) in [
            ("제설/지침.md", Some("제설/지침.md")),
            ("./a.md", Some("a.md")),
            ("a\\b.md", Some("a/b.md")),
            ("../a.md", None),
            ("a/../../b.md", None),
            ("/etc/passwd", None),
            ("C:/a.md", None),
            ("a//b.md", None),
            ("..\\a.md", None),
            ("__MACOSX/a.md", Some("")),
            (".git/config", Some("")),
            ("지침.md", Some("지침.md")),
            (&"a/".repeat(30), None),
            (&format!("{}x.md", "a/".repeat(29)), Some(&format!("{}x.md", "a/".repeat(29)))),
            (&format!("{}x.md", "a/".repeat(30)), None),
            (&format!("{}.md", "가".repeat(2_000)), None),
        ] {
            assert_eq!(path(name).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn titles_come_from_the_front_the_heading_or_the_name() {
        let title = |path: &str, text: &str| sheet(path, text).title;
        assert_eq!(title("a.md", "---\ntitle: \"지침 / 개정\"\norder: 3\n---\n\n글"), "지침 / 개정");
        assert_eq!(title("a.md", "---\ntitle: 지침\n---\n글"), "지침");
        assert_eq!(title("a.md", "\n# 머리글\n\n글"), "머리글");
        assert_eq!(title("제설/지침.md", "글"), "지침");
        assert_eq!(title("제설/README.md", "글"), "제설");
        assert_eq!(title("a.html", "<html><TITLE>제설 &amp; 제빙</TITLE><body>글</body>"), "제설 & 제빙");
        assert_eq!(sheet("a.md", "---\ntitle: 가\norder: 3\n---\n\n글").order, 3);
        assert_eq!(sheet("a.md", "# 가\n\n글\n").body, "글\n");
    }

    #[test]
    fn no_words_are_lost_on_the_way_in() {
        let body = |text: &str| sheet("a.md", text).body;
        for text in [
            "---\n중요한 첫 글입니다.\n\n둘째 문단.\n---\n나머지 글",
            "---\n시간: 오전\n그리고 오후\n---\n글",
        ] {
            assert_eq!(body(text), text, "rules of a text");
        }
        let long = format!("# {}\n\n글", "가".repeat(201));
        assert_eq!(body(&long), long, "a heading that is no title");
        assert_eq!(
            body("---\ntitle: 지침\nauthor: 김서연\nchanged: 봄\ntags:\n  - 제설\n---\n글"),
            "```yaml\nauthor: 김서연\nchanged: 봄\ntags:\n  - 제설\n```\n\n글"
        );
        assert_eq!(path("\u{200B}.md"), None, "told, and not taken for a system's own");
    }

    #[test]
    fn folders_become_pages_and_files_find_theirs() {
        let sheets = ["가/나.md", "가/다/라.md", "마.md"].map(|path| sheet(path, "[표](표.csv)"));
        let pages = arranged(sheets.to_vec());
        let rows: Vec<_> = pages.iter().map(|p| (p.path.as_str(), p.above, p.is_folder)).collect();
        assert_eq!(
            rows,
            [
                ("가", None, true),
                ("마", None, false),
                ("가/나", Some(0), false),
                ("가/다", Some(0), true),
                ("가/다/라", Some(3), false)
            ]
        );
        assert_eq!(
            ["가/표.csv", "가/다/그림.png", "마.files/x.png"].map(|file| owner(&leads(&pages), &pages, file)),
            [2, 3, 1]
        );
    }

    #[test]
    fn relative_links_lead_on() {
        let page = Sheet {
            path: "가/나".to_owned(),
            body: "[다](../%EB%8B%A4.md#s-끝) ![](나.files/1.png) [x](http://a/다.md) [y](../../z.md)"
                .to_owned(),
            ..Sheet::default()
        };
        let place = |path: &str| match path {
            "다.md" => Some("/wiki/pages/1".to_owned()),
            "가/나.files/1.png" => Some("/files/2".to_owned()),
            _ => None,
        };
        assert_eq!(
            text(&page, place),
            "[다](/wiki/pages/1#s-끝) ![](/files/2) [x](http://a/다.md) [y](../../z.md)"
        );
        let html = Sheet {
            is_html: true,
            body: "<p>가</p>\n\n<pre>\n나\n\n다</pre><img src=\"나.files/1.png\" onerror=x>".to_owned(),
            ..page
        };
        assert_eq!(text(&html, place), "가\n\n```\n나\n\n다\n```\n\n![](/files/2)\n");
    }
}
