//! A room: the messages around where one left off, or where one wants to be.

use super::eye::{Behind, Eye, had, inside, listed, may, named, own_view, people, signers, with_presence};
use crate::Desk;
use crate::error::Error;
use crate::live::{News, gather};
use crate::model::{Listed, Message, Place};
use crate::store::message::{self, Part};
use crate::store::scheduled;
use crate::store::{mark, member};
use crate::texts::T;
use crate::views::about::{About, AboutPage, May, MemberRow, SentRow};
use crate::views::face::People;
use crate::views::later::LaterChoice;
use crate::views::list::{List, Wish, title};
use crate::views::log::{self, Log};
use crate::views::message::Told;
use crate::views::room::{Begun, Composer, Head, RoomPage, Waiting};
use crate::views::when;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use maru_files::File;
use maru_kernel::{Id, Lang, PersonId, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::Answer;

/// Messages of a page.
pub const MOST: i64 = 50;
/// Read messages before the first that is not.
const BEFORE: i64 = 15;
/// After all that was ever put at the head of a room; both databases hold it.
pub const LATEST: Timestamp = Timestamp::constant(253_000_000_000, 0);
/// Members and files beside a talk.
const MEMBERS: i64 = 6;
const FILES: i64 = 4;

/// Which part of a room is asked for, and what is being written.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    before: Option<i64>,
    after: Option<i64>,
    at: Option<i64>,
    day: Option<Timestamp>,
    /// The message that is answered.
    pub reply: Option<i64>,
    /// Files that come along.
    pub files: Vec<Id>,
}

impl Asked {
    /// The room as it opens, with what is being written.
    pub fn with(reply: Option<i64>, files: Vec<Id>) -> Asked {
        Asked { reply, files, ..Asked::default() }
    }

    /// What the address asks for; what means nothing is not asked for.
    pub fn of(request: &HttpRequest) -> Asked {
        let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
        let mut asked = Asked::default();
        for (name, value) in pairs.map(web::Query::into_inner).unwrap_or_default() {
            let seq = value.parse().ok().filter(|seq: &i64| (1..i64::MAX).contains(seq));
            match name.as_str() {
                "before" => asked.before = seq,
                "after" => asked.after = seq,
                "at" => asked.at = seq,
                "day" => asked.day = value.parse().ok().and_then(when::beginning),
                "reply" => asked.reply = seq,
                "file" => asked.files.extend(value.parse::<Id>().ok()),
                _ => {}
            }
        }
        asked
    }

    /// The message after which answers are shown; 0 for all of them.
    pub fn after_seq(&self) -> i64 {
        self.after.unwrap_or(0)
    }
}

/// Messages that are shown at once.
pub struct Shown {
    /// Everything that belongs to them.
    pub news: News,
    /// How many have not read them.
    pub behind: Behind,
    /// Whether there are older ones.
    pub has_older: bool,
    /// Whether there are newer ones.
    pub has_newer: bool,
    /// Whether answers of this thread call the viewer, who has not looked at them.
    pub calls: bool,
}

/// What every page of a talk reads beside its messages.
pub struct Side {
    /// The rooms.
    pub rooms: Vec<Listed>,
    /// The room itself.
    pub had: Listed,
    /// What the viewer may do with it.
    pub may: May,
    /// The message that is answered.
    pub reply: Option<Message>,
    /// Files that come along.
    pub sent: Vec<File>,
    /// How many messages of the viewer wait for their time here.
    pub waits: i64,
}

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let (id, asked) = (eye.room(&request)?, Asked::of(&request));
    if let Some(seq) = asked.at {
        let thread = eye
            .read(move |conn, viewer, _| {
                let place = inside(conn, viewer, id)?.place();
                Ok(message::one(conn, place, seq)?.and_then(|message| message.thread))
            })
            .await?;
        if let Some(thread) = thread {
            return eye.cx.see_other(&format!("/messenger/rooms/{id}/threads/{thread}#m-{seq}"));
        }
    }
    page(&eye, id, asked, Begun::default()).await
}

/// The page; with what was begun where that could not be sent.
pub async fn page(eye: &Eye, id: Id, asked: Asked, begun: Begun) -> Answer {
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let sending = eye.cx.new_sending();
    let problem = failed(&begun);
    let (name, parts) = eye
        .read(move |conn, viewer, desk| {
            let side = side(conn, viewer, id, &asked)?;
            let shown = part(conn, &side.had, &asked)?;
            let shown = gathered(conn, desk, (viewer, lang), &side.had, shown)?;
            let pinned = message::pinned(conn, side.had.seen.place(), LATEST, 1)?.pop();
            let (members, files) = known(conn, &side.had)?;
            let who = named(&side.rooms)
                .into_iter()
                .chain(side.had.other)
                .chain(shown.news.faces.keys().copied())
                .chain(signers(&shown.news))
                .chain(side.reply.as_ref().map(|reply| reply.author))
                .chain(members.iter().map(|member| member.person))
                .chain(files.iter().map(|(_, file)| file.uploader));
            let who: Vec<PersonId> = who.collect();
            let rooms = [side.rooms.as_slice(), std::slice::from_ref(&side.had)].concat();
            let people = people(conn, desk, (viewer, lang), who, &rooms)?;
            let beside: Vec<PersonId> =
                side.had.other.into_iter().chain(members.iter().map(|member| member.person)).collect();
            let people = with_presence(conn, desk, (t, web), people, &beside, now)?;
            let base = format!("/messenger/rooms/{id}");
            let rows =
                members.iter().map(|member| MemberRow::new(t, member, &people, viewer.id, false)).collect();
            let sent =
                |(seq, file): &(i64, File)| SentRow::new(t, web, &base, file, Some(*seq), &people, now);
            let info = About::new(
                t,
                web,
                (&side.had, &people),
                side.may,
                (rows, files.iter().map(sent).collect()),
                now,
            );
            let head = Head::new(t, &side.had, &people, pinned.as_ref());
            let begun = if begun.body.is_empty() && !side.had.draft.is_empty() {
                let at = mark::drafted_at(conn, id, viewer.id)?;
                let drafted = at.map(|at| at.as_microsecond().to_string()).unwrap_or_default();
                Begun { body: side.had.draft.clone(), drafted, ..begun }
            } else {
                begun
            };
            let composer = composer(t, (web, now), &side, &people, sending, begun, None);
            let log = log(t, web, &side.had, viewer.id, &shown, &people, None);
            let list = list(t, web, &side, &people, viewer, now);
            Ok((title(t, &side.had, &people), (list, head, log, composer, info)))
        })
        .await?;
    let (list, head, log, composer, info) = parts;
    let page = eye.cx.page(name);
    let mut answer = eye.cx.html(&RoomPage { page, t, list, head, log, composer, info })?;
    if let Some(status) = problem {
        *answer.status_mut() = status;
    }
    Ok(answer)
}

/// The status of a page that shows what was wrong with what was begun; none where nothing was.
pub fn failed(begun: &Begun) -> Option<StatusCode> {
    let told = begun.status.and_then(|status| StatusCode::from_u16(status).ok());
    (!begun.problem.is_empty()).then(|| told.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY))
}

/// What is known of the room, for narrow screens.
pub async fn about(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t, lang, now, web) =
        (eye.room(&request)?, eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let (had, people, info) = eye
        .read(move |conn, viewer, desk| {
            let seen = inside(conn, viewer, id)?;
            let may = may(conn, viewer, &seen)?;
            let had = had(conn, seen)?;
            let (members, files) = known(conn, &had)?;
            let who = members.iter().map(|member| member.person).chain(had.other);
            let who: Vec<PersonId> = who.chain(files.iter().map(|(_, file)| file.uploader)).collect();
            let people = people(conn, desk, (viewer, lang), who, std::slice::from_ref(&had))?;
            let beside: Vec<PersonId> = members.iter().map(|member| member.person).collect();
            let people = with_presence(conn, desk, (t, web), people, &beside, now)?;
            let base = format!("/messenger/rooms/{id}");
            let rows =
                members.iter().map(|member| MemberRow::new(t, member, &people, viewer.id, false)).collect();
            let sent =
                |(seq, file): &(i64, File)| SentRow::new(t, web, &base, file, Some(*seq), &people, now);
            let info =
                About::new(t, web, (&had, &people), may, (rows, files.iter().map(sent).collect()), now);
            Ok((had, people, info))
        })
        .await?;
    let page = eye.cx.page(title(t, &had, &people));
    eye.cx.html(&AboutPage::new(page, t, &had, &people, info))
}

/// What stands beside the messages.
pub fn side(conn: &mut DbConn, viewer: &Viewer, id: Id, asked: &Asked) -> Result<Side, Error> {
    let seen = inside(conn, viewer, id)?;
    let (may, place) = (may(conn, viewer, &seen)?, seen.place());
    let had = had(conn, seen)?;
    let reply = match asked.reply {
        Some(seq) => message::one(conn, place, seq)?.filter(|reply| reply.recalled_at.is_none()),
        None => None,
    };
    let mut sent = Vec::new();
    for file in asked.files.iter().take(crate::actions::MOST_FILES) {
        sent.extend(maru_files::draft_of(conn, viewer.id, *file)?);
    }
    let waits = scheduled::count(conn, viewer.id, Some(id))?;
    Ok(Side { rooms: listed(conn, viewer, None)?, had, may, reply, sent, waits })
}

/// The list beside the messages.
pub fn list(t: T, web: maru_web::T, side: &Side, people: &People, viewer: &Viewer, now: Timestamp) -> List {
    let wish = Wish { open: Some(side.had.seen.room.id), is_guest: viewer.guest, ..Wish::default() };
    List::new(t, web, &side.rooms, people, viewer.id, &wish, now)
}

/// The form below the messages.
pub fn composer(
    t: T,
    (web, now): (maru_web::T, Timestamp),
    side: &Side,
    people: &People,
    sending: String,
    begun: Begun,
    thread: Option<i64>,
) -> Composer {
    let later = Waiting { choice: LaterChoice::new(t, web, now, false), count: side.waits };
    Composer::new(t, &side.had, side.may, sending, begun, thread, later)
        .answering(t, people, side.reply.as_ref())
        .carrying(&side.sent)
}

/// The messages, ready to print.
pub fn log(
    t: T,
    web: maru_web::T,
    had: &Listed,
    viewer: PersonId,
    shown: &Shown,
    people: &People,
    thread: Option<i64>,
) -> Log {
    let news = &shown.news;
    let told = news.messages.iter().map(|message| Told {
        message,
        people,
        reactions: &news.signs,
        files: news.files.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
        unread: Some(shown.behind.count(message)),
        confirmed: news.confirmed.get(&message.seq).copied().unwrap_or(0),
        has_confirmed: news.own_confirmed.contains(&message.seq),
        sending: "",
        cards: news.cards.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
        origin: news.origins.get(&message.seq),
        quoted: news.answered.iter().find(|one| Some(one.seq) == message.reply_to),
    });
    let part = log::Part {
        told: told.collect(),
        has_older: shown.has_older,
        has_newer: shown.has_newer,
        thread,
        calls: shown.calls,
        confirmed: &news.own_confirmed,
    };
    Log::new(t, web, &had.seen.room, (viewer, had.seen.me.read), &part)
}

/// Everything that belongs to the messages, and whether there are others.
pub fn gathered(
    conn: &mut DbConn,
    desk: &Desk,
    looking: (&Viewer, Lang),
    had: &Listed,
    (messages, has_older, has_newer): (Vec<Message>, bool, bool),
) -> Result<Shown, Error> {
    let seen = &had.seen;
    let behind = Behind::of(conn, seen.room.id, &messages)?;
    let mut news = gather(conn, desk, seen.place(), 0, messages)?;
    own_view(conn, desk, looking, &mut news)?;
    Ok(Shown { news, behind, has_older, has_newer, calls: false })
}

fn part(conn: &mut DbConn, had: &Listed, asked: &Asked) -> Result<(Vec<Message>, bool, bool), Error> {
    let (place, read) = (had.seen.place(), had.seen.me.read);
    let of_day = match asked.day {
        Some(day) => Some(message::first_at(conn, place, day)?.unwrap_or(had.seen.room.last)),
        None => None,
    };
    let (middle, before, after) = match (asked.before, asked.after, asked.at.or(of_day)) {
        (Some(seq), _, _) => (seq, MOST, 0),
        (None, Some(seq), _) => (seq + 1, 0, MOST),
        (None, None, Some(seq)) => (seq, MOST / 2, MOST / 2),
        // Who has not read much sees all of it, and what was said just before. What was said in threads since is not here.
        (None, None, None)
            if read < had.seen.room.last && !message::main(conn, place, Part::After(read), 1)?.is_empty() =>
        {
            (read + 1, BEFORE, MOST - BEFORE)
        }
        (None, None, None) => (i64::MAX, MOST, 0),
    };
    Ok(around(conn, place, middle, (before, after))?)
}

/// Messages before one, and from it on; whether there are others before and after.
fn around(
    conn: &mut DbConn,
    place: Place,
    middle: i64,
    (before, after): (i64, i64),
) -> StoreResult<(Vec<Message>, bool, bool)> {
    let count = |limit: i64| usize::try_from(limit).unwrap_or_default();
    let mut messages = message::main(conn, place, Part::Before(middle), before + 1)?;
    let has_older = messages.len() > count(before);
    if has_older {
        messages.remove(0);
    }
    let mut newer = message::main(conn, place, Part::After(middle - 1), after + 1)?;
    let has_newer = newer.len() > count(after);
    newer.truncate(count(after));
    messages.extend(newer);
    Ok((messages, has_older, has_newer))
}

type Known = (Vec<crate::model::Member>, Vec<(i64, File)>);

/// Some who are in the room, and the newest files with the messages they came with.
fn known(conn: &mut DbConn, had: &Listed) -> Result<Known, Error> {
    let members = member::of_room(conn, had.seen.room.id, Id::from_i64(0), MEMBERS)?;
    let mut files = Vec::new();
    for message in message::with_files(conn, had.seen.place(), i64::MAX, FILES)? {
        let of_it = maru_files::of_owner(conn, &message.to_ref())?;
        files.extend(of_it.into_iter().map(|file| (message.seq, file)));
    }
    files.truncate(usize::try_from(FILES).unwrap_or_default());
    Ok((members, files))
}
