//! Versions and their differences, ready to print.

use crate::access;
use crate::drawn::Drawn;
use crate::model::compare::{Fate, Line};
use crate::model::four_eyes::{Switch, came_alone};
use crate::model::markdown::Html;
use crate::model::{Page, Revision, Seen, State};
use crate::texts::T;
use askama::Template;
use maru_kernel::Id;
use maru_web::Page as Frame;

/// The list of versions.
#[derive(Template)]
#[template(path = "wiki/history.html")]
pub struct HistoryPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// The versions, the newest first.
    pub versions: Vec<VersionRow>,
    /// Where the list goes on; may be empty.
    pub next: String,
    /// Whether there are two to compare.
    pub can_compare: bool,
}

/// A version in the list.
pub struct VersionRow {
    /// Its number.
    pub number: i32,
    /// Where it is seen.
    pub href: String,
    /// Who and when.
    pub line: String,
    /// What its author says about it; may be empty.
    pub note: String,
    /// What became of it, when that is not plain publication.
    pub state: &'static str,
    /// The tint of that.
    pub tone: &'static str,
    /// What was decided between it and the next one, the latest first.
    pub since: Vec<String>,
    /// Whether readers see it now.
    pub current: bool,
    /// Whether it is chosen as the older one at first.
    pub is_old: bool,
    /// Whether it is chosen as the newer one at first.
    pub is_new: bool,
}

impl HistoryPage {
    /// The page; `versions` has one too many when there are more, and `switches` are those up to the first of them.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        mut versions: Vec<Revision>,
        switches: &[Switch],
        most: i64,
        name: impl Fn(Id) -> String,
    ) -> HistoryPage {
        let here = format!("/wiki/pages/{}", page.id);
        let most = usize::try_from(most).unwrap_or(0);
        let more = versions.len() > most;
        versions.truncate(most);
        let last = versions.last().filter(|_| more);
        let row = |(place, version): (usize, &Revision)| VersionRow {
            number: version.number,
            href: format!("{here}/versions/{}", version.number),
            line: t.wiki_version_line(name(version.author), maru_web::date_time(frame.t, version.at)),
            note: version.note.clone(),
            state: if came_alone(switches, version) { t.wiki_state_alone() } else { state(t, version.state) },
            tone: if version.state == State::Proposed || came_alone(switches, version) {
                "amber"
            } else {
                ""
            },
            since: {
                let next = place.checked_sub(1).and_then(|next| versions.get(next)).map(|next| next.number);
                let here = |switch: &&Switch| {
                    switch.latest >= version.number && next.is_none_or(|next| switch.latest < next)
                };
                let told = |switch: &Switch| switched(t, &frame, switch, name(switch.by));
                switches.iter().rev().filter(here).map(told).collect()
            },
            current: version.number == page.published,
            is_old: place == 1,
            is_new: place == 0,
        };
        HistoryPage {
            next: last.map(|v| format!("{here}/history?before={}", v.number)).unwrap_or_default(),
            can_compare: versions.len() > 1,
            versions: versions.iter().enumerate().map(row).collect(),
            page: frame,
            here,
            t,
        }
    }
}

fn switched(t: T, frame: &Frame, switch: &Switch, name: String) -> String {
    let when = maru_web::date_time(frame.t, switch.at);
    if switch.is_on {
        t.wiki_four_eyes_on(name, when)
    } else {
        t.wiki_four_eyes_off(name, &switch.reason, when)
    }
}

fn state(t: T, state: State) -> &'static str {
    match state {
        State::Published => "",
        State::Proposed => t.wiki_state_proposed(),
        State::Refused => t.wiki_state_refused(),
        State::Withdrawn => t.wiki_state_withdrawn(),
    }
}

/// Two versions side by side.
#[derive(Template)]
#[template(path = "wiki/comparison.html")]
pub struct ComparisonPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Which versions these are.
    pub line: String,
    /// The differences with what stands around them.
    pub groups: Vec<Vec<LineRow>>,
    /// Both titles, when they differ.
    pub titles: Option<(String, String)>,
    /// Whether nothing differs.
    pub is_same: bool,
}

/// A line of the comparison.
pub struct LineRow {
    /// `gone`, `new` or `same`.
    pub class: &'static str,
    /// What a screen reader says of it.
    pub said: &'static str,
    /// The sign before it.
    pub sign: &'static str,
    /// Its number.
    pub number: String,
    /// Its words; those marked are what differs.
    pub parts: Vec<(bool, String)>,
}

impl ComparisonPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        page: &Page,
        old: &Revision,
        new: &Revision,
        groups: Vec<Vec<Line>>,
    ) -> ComparisonPage {
        let titles = (old.title != new.title).then(|| (old.title.clone(), new.title.clone()));
        ComparisonPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            line: t.wiki_compare_line(new.number, old.number),
            is_same: groups.is_empty() && titles.is_none(),
            groups: groups
                .into_iter()
                .map(|lines| lines.into_iter().map(|l| line_row(t, l)).collect())
                .collect(),
            titles,
        }
    }
}

fn line_row(t: T, line: Line) -> LineRow {
    let (class, said, sign) = match line.fate {
        Fate::Same => ("same", "", " "),
        Fate::Gone => ("gone", t.wiki_line_gone(), "−"),
        Fate::New => ("new", t.wiki_line_new(), "+"),
    };
    let number = line.new.or(line.old).map(|n| n.to_string()).unwrap_or_default();
    LineRow { class, said, sign, number, parts: line.parts }
}

/// One version.
#[derive(Template)]
#[template(path = "wiki/version.html")]
pub struct VersionPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Its number.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// Who and when.
    pub line: String,
    /// The text.
    pub html: Html,
    /// Why it was refused; may be empty.
    pub reason: String,
    /// Where it is compared with what readers see; empty when it is that.
    pub compare: String,
    /// Whether the viewer may take it back into use.
    pub can_restore: bool,
    /// Whether the viewer decides about it.
    pub can_decide: bool,
    /// Whether it waits and the viewer wrote it.
    pub waits_for_another: bool,
}

impl VersionPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        seen: &Seen,
        version: &Revision,
        author: &str,
        own: bool,
        drawn: Drawn,
    ) -> VersionPage {
        let (here, current) = (format!("/wiki/pages/{}", seen.page.id), seen.page.published);
        let (differs, waits) = (version.number != current, version.state == State::Proposed);
        let may = access::may(seen.level);
        let compare = format!("{here}/comparison?old={current}&new={}", version.number);
        VersionPage {
            line: t.wiki_version_line(author, maru_web::date_time(frame.t, version.at)),
            number: version.number,
            title: version.title.clone(),
            html: drawn.html,
            reason: version.reason.clone(),
            compare: if differs && current > 0 { compare } else { String::new() },
            can_restore: differs && !waits && may.edit,
            can_decide: waits && !own && may.manage,
            waits_for_another: waits && own,
            page: frame,
            here,
            t,
        }
    }
}
