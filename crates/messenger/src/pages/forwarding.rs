//! Forwarding a message to other rooms.

use super::eye::{Behind, Eye, inside, listed, named, own_view, people};
use crate::access;
use crate::actions::{self, Forwarding, MOST_ROOMS};
use crate::error::Error;
use crate::live::{Teller, gather};
use crate::model::Listed;
use crate::store::message;
use crate::views::Choice;
use crate::views::forwarding::ForwardingPage;
use crate::views::list::{fits, title};
use crate::views::message::{For, MessageRow, Told};
use crate::views::room_face::RoomFace;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, PersonId};
use maru_web::{Answer, Fields, FlashKind};

/// Rooms that are looked through, and those shown of them.
const MOST: i64 = 500;
const SHOWN: usize = 30;
/// Letters that are looked for.
const LONGEST: usize = 60;

/// What was chosen and typed so far.
#[derive(Clone, Debug, Default)]
struct Typed {
    rooms: Vec<Id>,
    query: String,
    words: String,
    problem: String,
}

impl Typed {
    fn of(pairs: &[(String, String)]) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "room" if typed.rooms.len() <= MOST_ROOMS => typed.rooms.extend(value.parse::<Id>().ok()),
                "q" => typed.query = value.chars().take(LONGEST).collect(),
                "words" => typed.words.clone_from(value),
                _ => {}
            }
        }
        typed
    }
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let typed = Typed::of(&pairs.map(web::Query::into_inner).unwrap_or_default());
    page(&eye, id, seq, typed).await
}

async fn page(eye: &Eye, id: Id, seq: i64, typed: Typed) -> Answer {
    let (t, lang) = (eye.t(), eye.cx.lang);
    let Typed { rooms: chosen, query, words, problem } = typed;
    let looked_for = query.clone();
    let (m, rooms) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let found = message::one(conn, seen.place(), seq)?.ok_or(Error::Missing)?;
            access::forward(&seen, found.clone(), &actions::policy(conn)?)?;
            let mut news = gather(conn, desk, seen.place(), 0, vec![found.clone()])?;
            own_view(conn, desk, (viewer, lang), &mut news)?;
            let mut rooms = listed(conn, viewer, Some(MOST))?;
            rooms.retain(|one| one.seen.room.id != id && access::may_post(&one.seen).is_ok());
            let who: Vec<PersonId> = named(&rooms).into_iter().chain([found.author]).collect();
            let people = people(conn, desk, (viewer, lang), who, &rooms)?;
            let behind = Behind::of(conn, id, &news.messages)?;
            let told = Told {
                message: &found,
                people: &people,
                reactions: &[],
                files: news.files.get(&seq).map(Vec::as_slice).unwrap_or_default(),
                unread: Some(behind.count(&found)),
                confirmed: 0,
                has_confirmed: false,
                sending: "",
                cards: &[],
                origin: news.origins.get(&seq),
                quoted: news.answered.first(),
            };
            let row = MessageRow::new(t, &told, For { viewer: Some(viewer.id), ..For::default() });
            let is_chosen = |one: &Listed| chosen.contains(&one.seen.room.id);
            let choice = |one: &Listed| {
                let choice =
                    Choice::new(one.seen.room.id.to_string(), title(t, one, &people), is_chosen(one));
                (choice, RoomFace::new(t, one, &people))
            };
            let fitting =
                rooms.iter().filter(|one| !is_chosen(one) && fits(&title(t, one, &people), &looked_for));
            let shown: Vec<(Choice, RoomFace)> =
                rooms.iter().filter(|one| is_chosen(one)).chain(fitting.take(SHOWN)).map(choice).collect();
            Ok((MessageRow { asks: false, reactions: Vec::new(), ..row }, shown))
        })
        .await?;
    let back = format!("/messenger/rooms/{id}/messages/{seq}");
    let is_problem = !problem.is_empty();
    let page = ForwardingPage {
        page: eye.cx.page(t.forward_title()),
        t,
        here: format!("{back}/forwarding"),
        back,
        m,
        sending: eye.cx.new_sending(),
        query,
        rooms,
        words,
        problem,
    };
    let mut answer = eye.cx.html(&page)?;
    if is_problem {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

pub async fn create(eye: Eye, request: HttpRequest, fields: Fields) -> Answer {
    fields.only(&["room", "q", "more", "words", "sending"])?;
    let (id, seq) = (eye.room(&request)?, eye.seq(&request)?);
    let typed = Typed::of(fields.pairs());
    if fields.get("more") == "true" {
        return page(&eye, id, seq, typed).await;
    }
    let new = Forwarding {
        to: typed.rooms.clone(),
        words: typed.words.clone(),
        sending: fields.get("sending").to_owned(),
    };
    let done = eye.write(move |tx, viewer, _| actions::forward(tx, viewer, id, seq, &new)).await;
    let done = match done {
        Ok(done) => done,
        Err(failure) if matches!(failure.0.code().status, 413 | 422) => {
            let problem = failure.0.text(eye.cx.lang);
            return page(&eye, id, seq, Typed { problem, ..typed }).await;
        }
        Err(failure) => return Err(failure),
    };
    for one in &done {
        Teller::changed(&eye.desk, eye.cx.db(), one.room, one.before);
    }
    let said = eye.t().forward_done(done.len());
    let path = match done.as_slice() {
        [one] => format!("/messenger/rooms/{}?at={1}#m-{1}", one.room, one.seq),
        _ => format!("/messenger/rooms/{id}?at={seq}#m-{seq}"),
    };
    eye.cx.see_other_with(&path, FlashKind::Ok, said)
}
