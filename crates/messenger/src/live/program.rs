//! What programs say over their socket, and what they are answered.

use super::json::{self, Asked};
use super::teller::{gather, own_deeds};
use super::{ReadMarks, Teller, frames, lists, looked};
use crate::actions::{self, Writing};
use crate::error::Error;
use crate::faces::people;
use crate::store::{message, room};
use crate::texts::T;
use crate::views::list::title;
use crate::{Desk, access};
use maru_kernel::{Fault, Id, Lang, PersonId, Viewer};
use maru_store::{DbConn, Tx};
use maru_web::Cx;
use maru_web::live::{Ear, Saying, Speech};
use std::sync::Arc;

/// Changes that are told at once to whoever comes back; whoever missed more begins anew.
const MOST_MISSED: i64 = 500;
/// Earlier messages that are told at once.
const MOST_EARLIER: i64 = 50;
/// Rooms in a list.
const MOST_ROOMS: i64 = 1_000;

/// Speaks with programs.
pub struct Program(pub Arc<Desk>);

impl Speech for Program {
    fn said(&self, ear: Ear, text: String) -> Saying {
        let desk = Arc::clone(&self.0);
        Box::pin(async move {
            let Some(asked) = json::read(&text) else {
                let error = Error::Frame;
                return Ok(vec![json::refused("", error.code().name, &error.text(ear.cx.lang))]);
            };
            let sending = match &asked {
                Asked::Send { sending, .. } => sending.clone(),
                _ => String::new(),
            };
            Ok(match answer(&desk, &ear, asked).await {
                Ok(frames) => frames,
                Err(error) => vec![json::refused(&sending, error.code().name, &error.text(ear.cx.lang))],
            })
        })
    }
}

async fn answer(desk: &Arc<Desk>, ear: &Ear, asked: Asked) -> Result<Vec<String>, Error> {
    let id = |text: &str| text.parse::<Id>().or(Err(Error::Missing));
    let viewer = ear.viewer().clone();
    match asked {
        Asked::Rooms {} => {
            let (desk, lang) = (Arc::clone(desk), ear.cx.lang);
            ear.cx.db().read(move |conn| rooms(conn, &desk, &viewer, lang)).await
        }
        Asked::Before { room, seq } => {
            let (desk, room) = (Arc::clone(desk), id(&room)?);
            ear.cx.db().read(move |conn| earlier(conn, &desk, &viewer, room, seq)).await
        }
        Asked::Open { room, after } => open(desk, ear, id(&room)?, after).await,
        Asked::Close { room } => {
            ear.forget(&frames(id(&room)?));
            Ok(Vec::new())
        }
        Asked::Send { room, sending, body, thread, reply_to } => {
            let room = id(&room)?;
            let new = Writing { body, thread, reply_to, sending: sending.clone(), ..Writing::default() };
            let said =
                change(desk, &ear.cx, &viewer, room, move |tx, viewer| actions::say(tx, viewer, room, &new))
                    .await?;
            let (sent, moved) = said;
            ReadMarks::said(desk, ear.cx.db(), (viewer.id, room, sent.seq()), &moved);
            Ok(vec![json::sent(room, &sending, sent.seq())])
        }
        Asked::Read { room, seq, thread: Some(root) } => {
            let room = id(&room)?;
            let work =
                move |tx: &mut Tx<'_>, viewer: &Viewer| actions::look_at_thread(tx, viewer, room, root, seq);
            let (ended, moved) = write(&ear.cx, &viewer, work).await?;
            looked(desk, ear.cx.db(), (viewer.id, room), ended, moved);
            Ok(Vec::new())
        }
        Asked::Read { room, seq, thread: None } => {
            let room = id(&room)?;
            let work = move |tx: &mut Tx<'_>, viewer: &Viewer| {
                let Some(moved) = actions::read_up_to(tx, viewer, room, seq)? else { return Ok(None) };
                Ok(Some((moved.1, actions::past_own(tx, viewer, room, moved)?)))
            };
            if let Some((upto, moves)) = write(&ear.cx, &viewer, work).await? {
                moves.iter().for_each(|moved| ReadMarks::note(desk, ear.cx.db(), room, *moved));
                lists::tell_read(desk, ear.cx.db(), viewer.id, room, Some(upto));
            }
            Ok(Vec::new())
        }
    }
}

fn rooms(conn: &mut DbConn, desk: &Desk, viewer: &Viewer, lang: Lang) -> Result<Vec<String>, Error> {
    let mut listed = room::list(conn, viewer.id, MOST_ROOMS)?;
    listed.retain(|one| access::inside(Some(one.seen.clone()), viewer).is_ok());
    let others: Vec<PersonId> = listed.iter().filter_map(|one| one.other).collect();
    let people = people(conn, desk, (viewer, lang), others, &listed)?;
    let titled = listed.into_iter().map(|one| {
        let title = title(T(lang), &one, &people);
        (one, title)
    });
    Ok(vec![json::rooms(&titled.collect::<Vec<_>>())])
}

/// What was said before a message, threads as well.
fn earlier(conn: &mut DbConn, desk: &Desk, viewer: &Viewer, id: Id, seq: i64) -> Result<Vec<String>, Error> {
    let seen = access::inside(room::seen(conn, id, viewer.id)?, viewer)?;
    let mut found = message::earlier(conn, seen.place(), seq, MOST_EARLIER + 1)?;
    let has_more = i64::try_from(found.len()).unwrap_or(i64::MAX) > MOST_EARLIER;
    if has_more {
        found.remove(0);
    }
    let mut news = gather(conn, desk, seen.place(), 0, found)?;
    own_deeds(conn, id, viewer.id, &mut news)?;
    Ok(vec![json::earlier(id, seq, &news, has_more)])
}

/// Listens first and reads then, so that nothing falls between; what comes twice has the same number.
async fn open(desk: &Arc<Desk>, ear: &Ear, id: Id, after: i64) -> Result<Vec<String>, Error> {
    if !ear.listen(&frames(id)).await {
        return Err(Error::Missing);
    }
    let (viewer, reader) = (ear.viewer().clone(), Arc::clone(desk));
    ear.cx
        .db()
        .read(move |conn| {
            let seen = access::inside(room::seen(conn, id, viewer.id)?, &viewer)?;
            let missed = message::changed(conn, seen.place(), after, MOST_MISSED + 1)?;
            let mut said = vec![json::opened(id, seen.room.change)];
            if i64::try_from(missed.len()).unwrap_or(i64::MAX) > MOST_MISSED {
                said.push(json::gap(id, seen.room.change));
            } else if !missed.is_empty() {
                let mut news = gather(conn, &reader, seen.place(), after, missed)?;
                own_deeds(conn, id, viewer.id, &mut news)?;
                news.change = news.change.max(seen.room.change);
                said.push(json::changes(id, &news));
            }
            Ok(said)
        })
        .await
}

/// Writes as the viewer.
pub async fn write<R: Send + 'static>(
    cx: &Cx,
    viewer: &Viewer,
    work: impl FnOnce(&mut Tx<'_>, &Viewer) -> Result<R, Error> + Send + 'static,
) -> Result<R, Error> {
    let viewer = viewer.clone();
    cx.db().write(&cx.cause(), move |tx| work(tx, &viewer)).await
}

/// Changes something in a room as the viewer, and has it told.
pub async fn change<R: Send + 'static>(
    desk: &Arc<Desk>,
    cx: &Cx,
    viewer: &Viewer,
    id: Id,
    work: impl FnOnce(&mut Tx<'_>, &Viewer) -> Result<R, Error> + Send + 'static,
) -> Result<R, Error> {
    let (done, before) = write(cx, viewer, move |tx, viewer| {
        let before = room::change(tx.conn(), id)?;
        Ok((work(tx, viewer)?, before))
    })
    .await?;
    Teller::changed(desk, cx.db(), id, before);
    Ok(done)
}
