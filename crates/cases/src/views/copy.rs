//! The page to read in a sealed copy, and what the copy says of itself.

use super::items::{WordingView, line_marks, wordings};
use crate::actions::Counts;
use crate::model::{Case, Export};
use crate::offers::office_name;
use crate::pages::Names;
use crate::texts::T;
use askama::Template;
use jiff::SignedDuration;
use maru_contract::Exhibit;
use maru_kernel::{Lang, Timestamp, Viewer, visible};
use maru_web::{Standalone, date, date_time, size, time};
use serde_json::{Value, json};

/// What a copy is of, for whom, and who granted it.
pub struct Facts<'f> {
    /// The case.
    pub case: &'f Case,
    /// What was granted.
    pub export: &'f Export,
    /// Who takes it.
    pub viewer: &'f Viewer,
    /// When.
    pub now: Timestamp,
    /// What people are called.
    pub names: &'f Names,
}

#[derive(Template)]
#[template(path = "cases/copy_facts.html")]
struct FactsView {
    facts: Vec<(&'static str, String)>,
}

/// A place begins.
#[derive(Template)]
#[template(path = "cases/copy_heading.html")]
pub struct Heading {
    /// What it is called.
    pub name: String,
}

impl Facts<'_> {
    /// The head of the page.
    pub fn cover(&self) -> Standalone {
        let t = T(self.viewer.lang);
        let when = date_time(maru_web::T(self.viewer.lang), self.now);
        Standalone::new(self.viewer.lang, t.copy_title(visible(&self.case.number)), include_str!("copy.css"))
            .with_line(t.copy_line(visible(&self.viewer.name), when))
    }

    /// What stands on the page before the things.
    ///
    /// # Errors
    /// Never in practice: the template only prints.
    pub fn render(&self) -> askama::Result<String> {
        let (t, web) = (T(self.viewer.lang), maru_web::T(self.viewer.lang));
        let scope = &self.case.scope;
        // The end is the first instant that is not covered any more; people think of the moment before.
        let last = scope.until - SignedDuration::from_secs(1);
        let people = scope.people.iter().map(|person| self.names.full(t, *person)).collect::<Vec<_>>();
        let granted = self.export.decided.as_ref().and_then(|decision| {
            let office = office_name(t, decision.office?);
            let name = self.names.full(t, decision.by);
            Some(t.cases_approval_line(name, office, date_time(web, decision.at)))
        });
        let mut facts = vec![
            (t.cases_ground(), visible(&self.case.ground)),
            (t.cases_period(), t.cases_period_of(date(web, scope.from), date(web, last))),
            (t.cases_people(), people.join(", ")),
            (t.cases_place(), scope.place.as_ref().map(ToString::to_string).unwrap_or_default()),
            (t.cases_asker(), self.names.full(t, self.case.asked_by)),
            (t.copy_reason(), visible(&self.export.reason)),
            (t.copy_granted(), granted.unwrap_or_default()),
            (t.copy_check(), t.copy_check_how().to_owned()),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        FactsView { facts }.render()
    }

    /// What the archive says of itself.
    pub fn manifest(&self, counts: &Counts, sums: &[(&str, &str)], lost: &[String]) -> Value {
        let (case, export) = (self.case, self.export);
        let people = case.scope.people.iter().map(ToString::to_string).collect::<Vec<_>>();
        let granted = export.decided.as_ref().map(|decision| {
            json!({
                "by": decision.by.to_string(), "at": decision.at.to_string(),
                "office": decision.office.map(crate::model::Office::name),
            })
        });
        let sums: serde_json::Map<String, Value> =
            sums.iter().map(|(name, sum)| ((*name).to_owned(), Value::from(*sum))).collect();
        json!({
            "format": "maru.cases.copy/1",
            "case": {
                "id": case.id.to_string(), "number": case.number, "ground": case.ground,
                "from": case.scope.from.to_string(), "until": case.scope.until.to_string(),
                "people": people, "place": case.scope.place.as_ref().map(ToString::to_string),
                "sources": case.scope.sources,
            },
            "export": {
                "id": export.id.to_string(), "reason": export.reason, "recipient": export.recipient,
                "asked_at": export.asked.at.to_string(), "granted": granted,
            },
            "taken_by": { "id": self.viewer.id.to_string(), "name": self.viewer.name },
            "taken_at": self.now.to_string(),
            "items": counts.items,
            "files": counts.files,
            "sha256": sums,
            "lost": lost,
        })
    }
}

/// One thing with all its wordings.
#[derive(Template)]
#[template(path = "cases/copy_thing.html")]
pub struct Thing<'a> {
    day: String,
    item: String,
    author: String,
    at: String,
    time: String,
    tags: Vec<String>,
    wordings: Vec<WordingView>,
    files: Vec<FileLine<'a>>,
}

/// A file: where it is in the archive, if it is.
struct FileLine<'a> {
    path: Option<&'a str>,
    name: String,
    line: String,
}

impl<'a> Thing<'a> {
    /// The thing as it is printed after those of `day`.
    pub fn new(
        (t, lang): (T, Lang),
        thing: &Exhibit,
        names: &Names,
        paths: &'a [Option<String>],
        day: &mut String,
    ) -> Thing<'a> {
        let (web, line) = (maru_web::T(lang), &thing.line);
        let today = date(web, line.at);
        let is_new = *day != today;
        day.clone_from(&today);
        let mut wordings = wordings(t, web, thing);
        // Where there is one wording and nothing was changed, nothing is to be said of it.
        if let ([only], [one]) = (wordings.as_mut_slice(), thing.wordings.as_slice())
            && one.until.is_none()
        {
            only.title.clear();
        }
        let files = thing.files.iter().zip(paths).map(|(file, path)| FileLine {
            path: path.as_deref(),
            name: visible(&file.name),
            line: match path {
                Some(_) => size(file.size),
                None => format!("{} · {}", size(file.size), t.copy_file_kept()),
            },
        });
        Thing {
            day: if is_new { today } else { String::new() },
            item: line.item.to_string(),
            author: names.full(t, line.author),
            at: line.at.to_string(),
            time: time(line.at),
            tags: line_marks(t, line),
            wordings,
            files: files.collect(),
        }
    }
}
