//! The report as one page of HTML that needs nothing beside it: it is read from a file.

use super::report::{Line, Report, State};
use crate::texts::T;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fmt::Write;

const STYLE: &str = include_str!("report.css");

/// The page.
pub fn html(report: &Report, t: T) -> String {
    let (lang, title) = (t.0.tag(), t.install_report(escaped(&report.agency)));
    let facts = [
        (t.install_report_address(), address(&report.address)),
        (t.install_report_at(), local(&report.at)),
        (t.install_report_version(), format!("Maru {}", escaped(report.version))),
    ];
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<dl>\n"
    );
    for (name, value) in facts {
        let _ = writeln!(html, "<dt>{name}</dt><dd>{value}</dd>");
    }
    html.push_str("</dl>\n<ol>\n");
    report.lines.iter().for_each(|line| html.push_str(&step(line, t)));
    html.push_str("</ol>\n</main>\n</body>\n</html>\n");
    html
}

fn step(line: &Line, t: T) -> String {
    let class = if line.state == State::Done { "state done" } else { "state" };
    let (title, state) = (escaped(&line.title), line.state.text(t));
    let notes: String = line.notes.iter().map(|note| format!("<li>{}</li>", escaped(note))).collect();
    let notes = if notes.is_empty() { notes } else { format!("<ul>{notes}</ul>") };
    format!("<li><h2>{title}</h2><span class=\"{class}\">{state}</span>{notes}</li>\n")
}

fn address(address: &str) -> String {
    let address = escaped(address);
    format!("<a href=\"{address}\">{address}</a>")
}

/// As the clock of this machine shows it, with its distance from universal time.
fn local(at: &str) -> String {
    let time = at.parse::<Timestamp>().map(|at| at.to_zoned(TimeZone::system()));
    time.map_or_else(|_| escaped(at), |at| at.strftime("%Y-%m-%d %H:%M (UTC%:z)").to_string())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn the_report_is_html_whatever_the_names_are() {
        let line = Line {
            step: "tls",
            title: "A".to_owned(),
            state: State::Done,
            notes: vec!["<b>".to_owned(), "c & d".to_owned()],
        };
        let report = Report {
            version: "1",
            agency: "\"<script>\"".to_owned(),
            address: "https://a\"onclick".to_owned(),
            at: "2026-11-23T01:06:00Z".to_owned(),
            lines: vec![line],
        };
        let page = html(&report, T(Lang::En));
        assert!(
            page.contains("<li>&lt;b&gt;</li><li>c &amp; d</li>") && !page.contains("<script>"),
            "{page}"
        );
        assert!(!page.contains("\"onclick") && page.contains("2026-11-23 "), "{page}");
        assert!(!page.contains("http://") && !page.contains("@import") && !page.contains("url("), "{page}");
    }
}
