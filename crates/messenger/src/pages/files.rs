//! The files of a room, the newest first.

use super::eye::{Eye, had, inside, people};
use crate::store::message;
use crate::views::about::{FilesPage, SentRow};
use crate::views::list::title;
use actix_web::{HttpRequest, web};
use maru_files::File;
use maru_kernel::PersonId;
use maru_web::Answer;
use serde::Deserialize;

/// Messages with files on a page.
const MOST: i64 = 50;

/// The message before which to go on.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<i64>,
}

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string());
    let before = asked.ok().and_then(|asked| asked.before).unwrap_or(i64::MAX);
    let (id, t, lang, now, web) =
        (eye.room(&request)?, eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let base = format!("/messenger/rooms/{id}");
    let address = base.clone();
    let (name, files, next) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let had = had(conn, seen)?;
            let mut messages = message::with_files(conn, had.seen.place(), before, MOST + 1)?;
            let more = messages.len() > usize::try_from(MOST).unwrap_or_default();
            messages.truncate(usize::try_from(MOST).unwrap_or_default());
            let mut sent: Vec<(i64, File)> = Vec::new();
            for message in &messages {
                let of_it = maru_files::of_owner(conn, &message.to_ref())?;
                sent.extend(of_it.into_iter().map(|file| (message.seq, file)));
            }
            let who: Vec<PersonId> = sent.iter().map(|(_, file)| file.uploader).chain(had.other).collect();
            let people = people(conn, desk, (viewer, lang), who, std::slice::from_ref(&had))?;
            let row =
                |(seq, file): &(i64, File)| SentRow::new(t, web, &address, file, Some(*seq), &people, now);
            let next = messages.last().filter(|_| more).map(|last| last.seq);
            Ok((title(t, &had, &people), sent.iter().map(row).collect(), next))
        })
        .await?;
    let page = eye.cx.page(t.room_files_title(name));
    let next = next.map(|before| format!("{base}/files?before={before}")).unwrap_or_default();
    eye.cx.html(&FilesPage { page, t, base, files, next })
}
