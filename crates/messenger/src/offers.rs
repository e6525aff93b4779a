//! What the messenger brings to the house.

use crate::Desk;
use crate::access;
use crate::actions;
use crate::custody::Rooms;
use crate::evidence;
use crate::faces::title_of;
use crate::live::{Doors, Guard, Word, lists, tell_sent};
use crate::model::{Message, Seen, Sought, body};
use crate::retention::Spoken;
use crate::store::{message, room, scheduled, words};
use crate::texts::T;
use maru_contract::{
    Card, ConsoleCard, Contributions, Describe, Finder, Keeps, Listener, Permission, Role, Tile,
};
use maru_kernel::{Id, Lang, Ref, Viewer};
use maru_search::Query;
use maru_store::{DbConn, EventRow, Handler, JobError, NewJob, StoreError, StoreResult, Tx};
use maru_web::NavEntry;
use std::sync::Arc;
use std::time::Duration;

/// The rooms of units are looked after so often, whatever was heard of the organisation chart meanwhile.
const FOLLOW_EVERY: Duration = Duration::from_secs(5 * 60);
/// The job that does.
const FOLLOW: &str = "messenger.follow";
/// After these events somebody may serve elsewhere.
const MOVES: [&str; 4] = [
    "directory.sync_applied",
    "directory.person_moved",
    "directory.person_deactivated",
    "directory.person_added",
];
/// Messages whose words are made anew in one go.
const AT_ONCE: i64 = 1_000;
/// Letters of a message on a card.
const LINE: usize = 60;

type Label = fn(Lang) -> &'static str;

/// Adds the offers.
pub fn bring(desk: &Arc<Desk>, to: &mut Contributions) {
    to.readers.push(desk.offers.clone());
    to.permissions.push(Permission {
        id: access::DECIDE,
        label: |lang| T(lang).messenger_may_decide(),
        roles: &[Role::Policy, Role::Security],
    });
    to.permissions.push(Permission {
        id: access::ANNOUNCE,
        label: |lang| T(lang).messenger_may_announce(),
        roles: &[Role::Policy, Role::Organisation],
    });
    to.console.push(ConsoleCard {
        permission: access::DECIDE,
        href: "/admin/messenger",
        icon: "chat",
        label: |lang| T(lang).policy_title(),
        hint: |lang| T(lang).policy_card(),
        waiting: None,
        order: 400,
    });
    to.navigation.push(NavEntry {
        key: "messenger",
        label: |lang| T(lang).messenger_title(),
        href: "/messenger",
        icon: "chat",
        permission: None,
        for_guests: true,
        order: 10,
        bottom: false,
        phone: true,
        badge: Some(Arc::new(|conn, viewer| room::unread_rooms(conn, viewer.id, viewer.guest))),
    });
    to.tiles.push(Tile {
        key: "messenger",
        label: |lang| T(lang).messenger_tile(),
        hint: |lang| T(lang).messenger_tile_hint(),
        icon: "chat",
        tone: "info",
        href: "/messenger?only=unread",
        order: 10,
        count: Arc::new(|conn, viewer| room::unread_rooms(conn, viewer.id, viewer.guest)),
    });
    to.describers.push(Arc::new(Cards(Arc::clone(desk))));
    to.finders.push(Arc::new(Messages(Arc::clone(desk))));
    to.keeps.push(Arc::new(Words));
    to.retention.push(Arc::new(Spoken));
    to.custody.push(Arc::new(Rooms));
    to.evidence.push(Arc::new(evidence::Messages(Arc::clone(desk))));
    to.listeners.push(Arc::new(Moves));
    to.listeners.push(Arc::new(Doors(desk.hub.clone())));
    to.jobs.push(Handler {
        kind: FOLLOW,
        every: Some(FOLLOW_EVERY),
        run: Arc::new(|db, _| {
            let followed = actions::follow_units(db).and_then(|_| actions::let_out_gone(db));
            followed.map(drop).map_err(|error| JobError(error.to_string()))
        }),
    });
    to.jobs.extend(later(desk));
    to.topics.push(Arc::new(Guard));
    let labels: [(&'static str, Label); 28] = [
        ("messenger.room_made", |l| T(l).event_room_made()),
        ("messenger.room_arranged", |l| T(l).event_room_arranged()),
        ("messenger.room_handed_over", |l| T(l).event_room_handed_over()),
        ("messenger.room_closed", |l| T(l).event_room_closed()),
        ("messenger.room_reopened", |l| T(l).event_room_reopened()),
        ("messenger.invited", |l| T(l).event_invited()),
        ("messenger.joined", |l| T(l).event_joined()),
        ("messenger.left", |l| T(l).event_left()),
        ("messenger.removed", |l| T(l).event_removed()),
        ("messenger.manager_changed", |l| T(l).event_manager_changed()),
        ("messenger.called", |l| T(l).event_called()),
        ("messenger.urged", |l| T(l).event_urged()),
        ("messenger.asked", |l| T(l).event_asked()),
        ("messenger.answered", |l| T(l).event_answered()),
        ("messenger.forwarded", |l| T(l).event_forwarded()),
        ("messenger.presence_said", |l| T(l).event_presence_said()),
        ("messenger.taken_away", |l| T(l).event_taken_away()),
        ("messenger.made_of", |l| T(l).event_made_of()),
        ("messenger.recalled", |l| T(l).event_recalled()),
        ("messenger.pinned", |l| T(l).event_pinned()),
        ("messenger.unpinned", |l| T(l).event_unpinned()),
        ("messenger.asked_again", |l| T(l).event_asked_again()),
        ("messenger.asked_deputy", |l| T(l).event_asked_deputy()),
        ("messenger.asked_in_vain", |l| T(l).event_asked_in_vain()),
        ("messenger.asking_changed", |l| T(l).event_asking_changed()),
        ("messenger.schedule_failed", |l| T(l).event_schedule_failed()),
        ("messenger.reminded", |l| T(l).event_reminded()),
        ("messenger.policy_changed", |l| T(l).event_policy_changed()),
    ];
    to.event_labels.extend(labels);
    to.urgent.push("messenger.urged");
    to.newest_suffices.extend(["messenger.invited", "messenger.asked_again"]);
}

/// The jobs of what waits for its time.
fn later(desk: &Arc<Desk>) -> [Handler; 5] {
    let every = Some(actions::EVERY.unsigned_abs());
    let (sender, reminder, ringer) = (Arc::clone(desk), Arc::clone(desk), Arc::clone(desk));
    let failed = |error: StoreError| JobError(error.to_string());
    [
        Handler {
            kind: actions::RING,
            every,
            run: Arc::new(move |db, _| {
                let whose = actions::ring_again(db).map_err(failed)?;
                for person in whose {
                    lists::tell_moved(&ringer.hub, person);
                    Word::Moved(person).ring(db);
                }
                Ok(())
            }),
        },
        Handler {
            kind: actions::END,
            every,
            run: Arc::new(move |db, _| actions::end_due(db).map_err(failed)),
        },
        Handler {
            kind: actions::ASK,
            every,
            run: Arc::new(move |db, _| actions::ask_due(db).map_err(failed)),
        },
        Handler {
            kind: actions::SEND,
            every,
            run: Arc::new(move |db, _| {
                let round = actions::send_due(db, &sender.offers);
                tell_sent(&sender, db, &round.stirred).and(round.ended).map_err(failed)
            }),
        },
        Handler {
            kind: actions::REMIND,
            every,
            run: Arc::new(move |db, _| actions::remind_due(db, &reminder.offers).map_err(failed)),
        },
    ]
}

/// Has the rooms of units looked after at once when somebody may serve elsewhere.
struct Moves;

impl Listener for Moves {
    fn name(&self) -> &'static str {
        "messenger.moves"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        if !events.iter().any(|event| MOVES.contains(&event.name.as_str())) {
            return Ok(());
        }
        let run_at = tx.now();
        tx.enqueue(NewJob {
            kind: FOLLOW,
            payload: "{}".to_owned(),
            run_at,
            unique_key: Some(FOLLOW.to_owned()),
        })
    }
}

/// Cards of rooms and messages, for whoever is in the room and may read that far.
struct Cards(Arc<Desk>);

impl Describe for Cards {
    fn module(&self) -> &'static str {
        "messenger"
    }

    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        refs.iter().map(|reference| card(conn, &self.0, (viewer, lang), reference)).collect()
    }
}

fn card(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    reference: &Ref,
) -> StoreResult<Option<Card>> {
    match reference.kind.as_str() {
        "room" => {
            let seen = room::seen(conn, reference.id, viewer.id)?;
            // Colleagues know of channels they are not in, by the list of them.
            let Ok(room) = access::look(seen.clone(), room::any(conn, reference.id)?, viewer) else {
                return Ok(None);
            };
            let (title, href) = match access::inside(seen, viewer) {
                Ok(seen) => {
                    (title_of(conn, desk, (viewer, lang), seen)?, format!("/messenger/rooms/{}", room.id))
                }
                Err(_) => (room.name, "/messenger/channels".to_owned()),
            };
            Ok(Some(Card { subject: reference.clone(), title, href, line: room.topic, icon: "chat" }))
        }
        "message" => message_card(conn, desk, (viewer, lang), reference),
        "scheduled" => {
            let own = access::scheduled(scheduled::any(conn, reference.id)?, viewer).ok();
            Ok(own.map(|own| Card {
                subject: reference.clone(),
                title: body::line(&own.noun().body, LINE),
                line: T(lang).later_one_title().to_owned(),
                href: format!("/messenger/scheduled/{}", reference.id),
                icon: "clock",
            }))
        }
        _ => Ok(None),
    }
}

/// A message that was taken back is nothing to anybody any more, in notices as elsewhere.
fn message_card(
    conn: &mut DbConn,
    desk: &Desk,
    (viewer, lang): (&Viewer, Lang),
    reference: &Ref,
) -> StoreResult<Option<Card>> {
    let Some(message) = message::any(conn, reference.id)?.filter(|m| m.recalled_at.is_none()) else {
        return Ok(None);
    };
    let Some(seen) = seen(conn, viewer, message.room)? else { return Ok(None) };
    if !access::reads(&seen.me, message.seq) {
        return Ok(None);
    }
    Ok(Some(Card {
        subject: reference.clone(),
        title: body::line(&message.body, LINE),
        line: title_of(conn, desk, (viewer, lang), seen)?,
        href: format!("/messenger/rooms/{}?at={}#m-{}", message.room, message.seq, message.seq),
        icon: "chat",
    }))
}

fn seen(conn: &mut DbConn, viewer: &Viewer, id: Id) -> StoreResult<Option<Seen>> {
    Ok(access::inside(room::seen(conn, id, viewer.id)?, viewer).ok())
}

/// Messages by their words, in the rooms the viewer is in.
struct Messages(Arc<Desk>);

impl Finder for Messages {
    fn name(&self) -> &'static str {
        "messenger"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).messenger_search_label()
    }

    fn find(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        query: &str,
        limit: i64,
    ) -> StoreResult<Vec<Card>> {
        let Some(words) = Query::parse(query) else { return Ok(Vec::new()) };
        let sought = Sought { words: Some(words), ..Sought::default() };
        let found = words::find(conn, (viewer.id, viewer.guest), &sought, Id::from_i64(i64::MAX), limit)?;
        let refs: Vec<Ref> = found.iter().map(Message::to_ref).collect();
        let cards = Cards(Arc::clone(&self.0)).describe(conn, viewer, lang, &refs)?;
        Ok(cards.into_iter().flatten().collect())
    }
}

/// The words of messages are made of the messages.
struct Words;

impl Keeps for Words {
    fn left_out(&self) -> &'static [&'static str] {
        &["messenger_words"]
    }

    fn remake(&self, tx: &mut Tx<'_>) -> StoreResult<()> {
        let mut after = Id::from_i64(0);
        loop {
            let some = message::after_id(tx.conn(), after, AT_ONCE)?;
            let Some(last) = some.last() else { return Ok(()) };
            after = last.id;
            for message in some.iter().filter(|message| message.recalled_at.is_none()) {
                words::put(tx, message)?;
            }
        }
    }
}
