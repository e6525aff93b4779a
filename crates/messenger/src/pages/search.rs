//! `GET /messenger/rooms/{id}/search?q=`: messages of a room that hold some words.

use super::eye::{Eye, had, inside, people};
use crate::model::Sought;
use crate::store::words;
use crate::views::found::{FoundPage, FoundRow};
use crate::views::list::title;
use crate::views::when;
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, PersonId};
use maru_search::Query;
use maru_web::Answer;
use serde::Deserialize;

/// Messages of a page.
const MOST: i64 = 50;
/// Letters that are looked for.
const LONGEST: usize = 100;

/// What is looked for, and before which message to go on.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    files: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    fn sought(&self, room: Id) -> Sought {
        let typed: String = self.q.trim().chars().take(LONGEST).collect();
        // A day belongs to what is looked for until its end.
        let until = self.until.parse().ok().and_then(|day: jiff::civil::Date| day.tomorrow().ok());
        Sought {
            words: Query::parse(&typed),
            before: until.and_then(when::beginning),
            has_files: self.files == "on",
            room: Some(room),
            ..Sought::default()
        }
    }

    /// The address that goes on after a message.
    fn next(&self, id: Id, last: Id) -> String {
        let (q, until) = (percent(&self.q), percent(&self.until));
        format!(
            "/messenger/rooms/{id}/search?q={q}&files={}&until={until}&before={last}",
            percent(&self.files)
        )
    }
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let asked = asked.map(web::Query::into_inner).unwrap_or_default();
    let (id, t, lang, now, web) =
        (eye.room(&request)?, eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let sought = asked.sought(id);
    let has_asked = sought.is_something();
    let before = asked.before.parse().unwrap_or(Id::from_i64(i64::MAX));
    let (name, messages, next) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let had = had(conn, seen)?;
            let find = |conn: &mut _, sought: &Sought| words::find(conn, viewer.id, sought, before, MOST + 1);
            let mut found = if has_asked { find(conn, &sought)? } else { Vec::new() };
            if let (true, Some(other)) = (found.is_empty(), sought.other_keyboard()) {
                found = find(conn, &other)?;
            }
            let more = found.len() > usize::try_from(MOST).unwrap_or_default();
            found.truncate(usize::try_from(MOST).unwrap_or_default());
            let who: Vec<PersonId> = found.iter().map(|message| message.author).chain(had.other).collect();
            let people = people(conn, desk, (viewer, lang), who, std::slice::from_ref(&had))?;
            let rows =
                found.iter().map(|one| FoundRow::new(t, web, one, String::new(), &people, now)).collect();
            let next = found.last().filter(|_| more).map(|last| last.id);
            Ok((title(t, &had, &people), rows, next))
        })
        .await?;
    let page = eye.cx.page(t.find_title(name));
    let base = format!("/messenger/rooms/{id}");
    eye.cx.html(&FoundPage {
        intro: t.find_intro().to_owned(),
        back: (base.clone(), t.room_back()),
        search: format!("{base}/search"),
        none: t.find_none(),
        next: next.map(|last| asked.next(id, last)).unwrap_or_default(),
        has_files: asked.files == "on",
        query: asked.q,
        until: asked.until,
        has_asked,
        messages,
        ..FoundPage::plain(page, t)
    })
}

/// Words as an address carries them.
fn percent(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
