//! What open pages are sent: Turbo streams in the language of each page, made once for all who read it.

use super::face::People;
use super::message::{Happened, Told, read_stream, stream};
use crate::live::{News, Shares};
use crate::model::Message;
use crate::model::body::escaped;
use maru_kernel::{Id, Lang, PersonId, Ref};
use maru_web::live::Hub;

/// What pages in a language listen to.
pub fn pages(room: Id, lang: Lang) -> Ref {
    let kind = match lang {
        Lang::Ko => "page_ko",
        Lang::En => "page_en",
    };
    Ref::new("messenger", kind, room)
}

/// Whether any page of the room is open.
pub fn is_heard(hub: &Hub, room: Id) -> bool {
    Lang::ALL.into_iter().any(|lang| hub.is_heard(&pages(room, lang)))
}

/// Sends what changed to the open pages, to each as much as its viewer may read.
pub fn tell(hub: &Hub, room: Id, news: &News, shares: &Shares) {
    for lang in Lang::ALL {
        let topic = pages(room, lang);
        if !hub.is_heard(&topic) {
            continue;
        }
        shares.tell(hub, &topic, news, &stale(room, news.change), |news| {
            match streams(lang, news, None, None) {
                Ok(streams) => Some(format!("{streams}{}", known(room, news.after, news.change))),
                // Pages see the gap at the next change and ask for what is missing.
                Err(error) => {
                    tracing::warn!(%error, %room, "changes of a room could not be told");
                    None
                }
            }
        });
    }
}

/// Counts for one viewer, by which messages are told.
pub type Unread<'u> = &'u dyn Fn(&Message) -> i64;

/// The Turbo streams of some changes. Without `unread`, the page knows how many have not read what is new, and keeps the
/// count of what is not; and nothing is told of what a message answers, which not everybody may read.
///
/// # Errors
/// None in practice: a template only fails when writing to memory does.
pub fn streams(
    lang: Lang,
    news: &News,
    unread: Option<Unread<'_>>,
    sending: Option<(i64, &str)>,
) -> askama::Result<String> {
    let people = People { known: news.faces.clone(), ..People::default() };
    let mut streams = String::new();
    for message in &news.messages {
        let told = Told {
            message,
            people: &people,
            reactions: &news.signs,
            files: news.files.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
            unread: unread.map(|unread| unread(message)),
            confirmed: news.confirmed.get(&message.seq).copied().unwrap_or(0),
            has_confirmed: news.own_confirmed.contains(&message.seq),
            sending: sending.filter(|(seq, _)| *seq == message.seq).map_or("", |(_, sending)| sending),
            cards: news.cards.get(&message.seq).map(Vec::as_slice).unwrap_or_default(),
            origin: news.origins.get(&message.seq),
            quoted: news.answered.iter().find(|one| unread.is_some() && Some(one.seq) == message.reply_to),
        };
        let happened = if message.born > news.after { Happened::New } else { Happened::Changed };
        streams.push_str(&stream(lang, &told, happened)?);
    }
    Ok(streams)
}

/// Has each page ask for what changed.
fn stale(room: Id, change: i64) -> String {
    format!(
        "<turbo-stream action=\"append\" target=\"reads-{room}\"><template><maru-stale data-change=\"{change}\"></maru-stale></template></turbo-stream>"
    )
}

/// Sends how many people went on reading from one message to another.
pub fn tell_reads(hub: &Hub, room: Id, moves: &[(i64, i64, i64)]) {
    if !is_heard(hub, room) {
        return;
    }
    let streams: String =
        moves.iter().map(|(from, to, people)| read_stream(room, *from, *to, *people)).collect();
    for lang in Lang::ALL {
        hub.tell(&pages(room, lang), &streams);
    }
}

/// That somebody is writing in a room, or beside it in a thread.
pub fn typing_stream(room: Id, thread: Option<i64>, person: PersonId, name: &str) -> String {
    let thread = thread.map(|seq| seq.to_string()).unwrap_or_default();
    let name = escaped(name);
    format!(
        "<turbo-stream action=\"messenger_typing\" room=\"{room}\" thread=\"{thread}\" person=\"{person}\" name=\"{name}\"></turbo-stream>"
    )
}

/// Tells a page that knows everything up to `after` that it now knows everything up to `change`. A page that does not
/// has missed something.
pub fn known(room: Id, after: i64, change: i64) -> String {
    format!(
        "<turbo-stream action=\"append\" target=\"reads-{room}\"><template><maru-known data-after=\"{after}\" data-change=\"{change}\"></maru-known></template></turbo-stream>"
    )
}

/// Has a page drawn anew.
pub fn refresh() -> String {
    "<turbo-stream action=\"refresh\"></turbo-stream>".to_owned()
}
