//! `GET /wiki`: spaces, what changed, and what one has begun.

use super::eye::{Eye, Names};
use crate::model::Page;
use crate::store::draft::Draft;
use crate::store::{change, confirmation, draft, mark, page, space};
use crate::views::home::{DraftRow, HomePage, PageRow, SpaceRow};
use actix_web::HttpRequest;
use maru_web::Answer;
use std::sync::Arc;

const NEWEST: i64 = 12;
const STARS: i64 = 12;
const DRAFTS: i64 = 20;
const ASKED: i64 = 20;

pub async fn show(eye: Eye, _: HttpRequest) -> Answer {
    let (t, lang, now, desk) = (eye.t(), eye.cx.lang, eye.cx.now(), Arc::clone(&eye.desk));
    let frame = eye.cx.page(t.wiki_title());
    let web = frame.t;
    let (spaces, changed, starred, asked, drafts) = eye
        .read(move |conn, keys, viewer| {
            let newest = change::last(conn, keys, change::Asked::default(), NEWEST)?;
            let names = Names::of(conn, &desk, viewer, lang, newest.iter().map(|c| c.page.changed_by))?;
            let line = |change::Changed { page, .. }: &change::Changed| PageRow {
                href: format!("/wiki/pages/{}", page.id),
                title: page.title.clone(),
                line: t.wiki_changed_by(
                    names.get(t, page.changed_by),
                    maru_web::relative(web, page.changed_at, now),
                ),
            };
            let spaces: Vec<SpaceRow> =
                space::all(conn, keys)?.iter().map(|(space, page)| SpaceRow::new(t, space, page)).collect();
            let starred: Vec<PageRow> = mark::starred(conn, keys, STARS)?.iter().map(plain).collect();
            let asked: Vec<PageRow> = confirmation::open(conn, keys, ASKED)?.iter().map(plain).collect();
            let begun = draft::of_person(conn, viewer.id, DRAFTS)?;
            let about = page::some(conn, keys, &begun.iter().map(|d| d.spot.page).collect::<Vec<_>>())?;
            let about = |d: &Draft| about.iter().find(|page| page.id == d.spot.page);
            let drafts: Vec<DraftRow> =
                begun.iter().map(|d| DraftRow::new(t, web, d, about(d), now)).collect();
            Ok((spaces, newest.iter().map(line).collect::<Vec<_>>(), starred, asked, drafts))
        })
        .await?;
    let groups = HomePage::groups(t, spaces);
    eye.cx.html(&HomePage { page: frame, t, groups, changed, starred, asked, drafts })
}

fn plain(page: &Page) -> PageRow {
    PageRow { href: format!("/wiki/pages/{}", page.id), title: page.title.clone(), line: String::new() }
}
