//! A thread: the message it began with, and its answers.

use super::eye::{Eye, named, people, signers};
use super::room::{Asked, composer, failed, gathered, list, log, side};
use crate::access;
use crate::error::Error;
use crate::store::{call, message};
use crate::views::room::{Begun, Head};
use crate::views::thread::ThreadPage;
use actix_web::HttpRequest;
use maru_kernel::{Id, PersonId};
use maru_web::Answer;

/// Answers of a page.
const MOST: i64 = 100;

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq, asked) = (eye.room(&request)?, eye.seq(&request)?, Asked::of(&request));
    page(&eye, id, seq, asked, Begun::default()).await
}

/// The page; with what was begun where that could not be sent.
pub async fn page(eye: &Eye, id: Id, root: i64, asked: Asked, begun: Begun) -> Answer {
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let sending = eye.cx.new_sending();
    let problem = failed(&begun);
    let ((list, head, log, composer), origin) = eye
        .read(move |conn, viewer, desk| {
            let side = side(conn, viewer, id, &asked)?;
            let place = side.had.seen.place();
            let first = message::one(conn, place, root)?;
            if first.as_ref().is_some_and(|first| first.thread.is_some()) {
                return Err(Error::Missing);
            }
            let begin = asked.after_seq();
            let mut messages = message::thread(conn, place, root, begin, MOST + 1)?;
            let has_newer = messages.len() > usize::try_from(MOST).unwrap_or_default();
            messages.truncate(usize::try_from(MOST).unwrap_or_default());
            // Whoever came later, and all once the room keeps it no longer, read the answers without what they began with.
            let ends = access::go_on(first.as_ref(), message::has_answers(conn, place, root)?).is_err();
            let origin = first.as_ref().map(|first| first.seq);
            if begin == 0 {
                messages.splice(0..0, first);
            }
            if messages.is_empty() {
                return Err(Error::Missing);
            }
            let mut shown =
                gathered(conn, desk, (viewer, lang), &side.had, (messages, begin > 0, has_newer))?;
            shown.calls = call::waits_in_thread(conn, place, root)?;
            let who = named(&side.rooms)
                .into_iter()
                .chain(side.had.other)
                .chain(shown.news.faces.keys().copied())
                .chain(signers(&shown.news))
                .chain(side.reply.as_ref().map(|reply| reply.author));
            let who: Vec<PersonId> = who.collect();
            let rooms = [side.rooms.as_slice(), std::slice::from_ref(&side.had)].concat();
            let people = people(conn, desk, (viewer, lang), who, &rooms)?;
            let head = Head::new(t, &side.had, &people, None);
            let composer = composer(t, (web, now), &side, &people, sending, begun, Some(root));
            let composer = if ends { composer.ended(t.talk_thread_ended()) } else { composer };
            let log = log(t, web, &side.had, viewer.id, &shown, &people, Some(root));
            Ok(((list(t, web, &side, &people, viewer, now), head, log, composer), origin))
        })
        .await?;
    let page = eye.cx.page(t.talk_thread());
    let origin = origin.map_or_else(|| head.base.clone(), |seq| format!("{}?at={seq}#m-{seq}", head.base));
    let mut answer = eye.cx.html(&ThreadPage { page, t, list, head, origin, log, composer })?;
    if let Some(status) = problem {
        *answer.status_mut() = status;
    }
    Ok(answer)
}
