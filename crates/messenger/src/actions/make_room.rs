//! Makes rooms: of two, of some, of a unit, for everybody who wants to, and for one's own notes.

use super::arrange_room::policy;
use super::let_in::{self, MOST_AT_ONCE};
use super::{follow_keys, follow_units};
use crate::access::{self, Opening};
use crate::error::Error;
use crate::model::{RoomKind, Who, room_ref};
use crate::store::{member, room};
use maru_contract::Offers;
use maru_directory::behind;
use maru_kernel::{Event, Id, PersonId, Timestamp, Viewer, visible};
use maru_store::{Sending, Tx, lock_name, made_before};

/// The longest name of a room, and what it is about, in letters.
const LONGEST_NAME: usize = 60;
const LONGEST_TOPIC: usize = 300;

/// A room of several people, or a channel, as somebody makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRoom {
    /// Whether whoever wants to comes in.
    pub is_channel: bool,
    /// Whether only those who manage it write.
    pub is_announcing: bool,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// When nobody writes in it any more, if it is the room of a project; then it needs something it is about.
    pub ends_at: Option<Timestamp>,
    /// Keys of units and posts (`below:`, `post:`) whose people are in it as they come and go; only those who manage it write then.
    pub follows: Vec<String>,
    /// Who is asked in at once.
    pub people: Vec<PersonId>,
    /// The id of the form.
    pub sending: String,
}

/// A name as rooms have it.
pub(super) fn name(sent: &str) -> Result<String, Error> {
    let name = visible(&one_line(sent));
    if name.is_empty() || name.chars().count() > LONGEST_NAME { Err(Error::Name) } else { Ok(name) }
}

/// What a room is about, cut to what fits.
pub(super) fn topic(sent: &str) -> String {
    visible(&one_line(sent)).chars().take(LONGEST_TOPIC).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes the room; its maker manages it.
///
/// # Errors
/// A guest, no proper name, too many people, one who is not here, or a project without a purpose or an end to come.
pub fn make_room(tx: &mut Tx<'_>, viewer: &Viewer, offers: &Offers, new: &NewRoom) -> Result<Id, Error> {
    let allowed = access::make(viewer)?;
    let (name, topic) = (name(&new.name)?, topic(&new.topic));
    if new.people.len() > MOST_AT_ONCE {
        return Err(Error::Crowd(MOST_AT_ONCE));
    }
    if new.ends_at.is_some() && topic.is_empty() {
        return Err(Error::Purpose);
    }
    if new.ends_at.is_some_and(|at| at <= tx.now()) {
        return Err(Error::Time);
    }
    let kind = if new.is_channel { RoomKind::Channel } else { RoomKind::Group };
    if !new.follows.is_empty() {
        follow_keys::may_follow(tx, viewer, &new.follows)?;
    }
    let posting = if new.is_announcing || !new.follows.is_empty() { Who::Managers } else { Who::Members };
    let made = room::insert(
        tx,
        &allowed,
        &room::NewRoom {
            kind,
            name: &name,
            topic: &topic,
            unit: None,
            direct_key: None,
            posting,
            guests: false,
            ends_at: new.ends_at,
            follows: &new.follows,
        },
    )?;
    let sending = Sending { person: viewer.id, form: &new.sending, said: &[kind.name(), &name] };
    if let Some(before) = made_before(tx, &sending, &room_ref(made))? {
        room::delete_empty(tx, &allowed, made)?;
        return Ok(before.id);
    }
    let room = room::any(tx.conn(), made)?.ok_or(Error::Missing)?;
    let entering = access::found(&allowed, room);
    member::insert(tx, &entering, first(viewer.id))?;
    let_in::several(tx, &entering, offers, viewer.id, &new.people)?;
    follow_keys::follow_keys(tx, made)?;
    tx.record(&Event::new("messenger.room_made").about(room_ref(made)))?;
    Ok(made)
}

fn first(person: PersonId) -> member::NewMember {
    member::NewMember { person, manages: true, by_unit: false, from: 1 }
}

/// The room of the viewer and somebody else, made when they first talk.
///
/// # Errors
/// A guest who makes one, or nobody there to talk to.
pub fn open_direct(tx: &mut Tx<'_>, viewer: &Viewer, offers: &Offers, other: PersonId) -> Result<Id, Error> {
    if other == viewer.id {
        return open_own(tx, viewer);
    }
    let (one, two) = (viewer.id.min(other), viewer.id.max(other));
    let key = format!("{one} {two}");
    lock_name(tx, &format!("messenger.direct {key}"))?;
    if let Some(known) = room::of_people(tx.conn(), &key)? {
        return Ok(known);
    }
    let allowed = access::make(viewer)?;
    let guest = let_in::known(tx, offers, other)?.guest;
    let new = room::NewRoom {
        kind: RoomKind::Direct,
        name: "",
        topic: "",
        unit: None,
        direct_key: Some(&key),
        posting: Who::Members,
        guests: guest,
        ends_at: None,
        follows: &[],
    };
    let made = room::insert(tx, &allowed, &new)?;
    let room = room::any(tx.conn(), made)?.ok_or(Error::Missing)?;
    let entering = access::found(&allowed, room);
    for person in [viewer.id, other] {
        member::insert(tx, &entering, member::NewMember { manages: false, ..first(person) })?;
    }
    Ok(made)
}

/// The viewer's own notes, made when they first write one.
///
/// # Errors
/// A guest; guests keep no notes here.
pub fn open_own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Id, Error> {
    let key = viewer.id.to_string();
    lock_name(tx, &format!("messenger.direct {key}"))?;
    if let Some(known) = room::of_people(tx.conn(), &key)? {
        return Ok(known);
    }
    let allowed = access::make(viewer)?;
    let new = room::NewRoom {
        kind: RoomKind::Own,
        name: "",
        topic: "",
        unit: None,
        direct_key: Some(&key),
        posting: Who::Members,
        guests: false,
        ends_at: None,
        follows: &[],
    };
    let made = room::insert(tx, &allowed, &new)?;
    let room = room::any(tx.conn(), made)?.ok_or(Error::Missing)?;
    member::insert(tx, &access::found(&allowed, room), first(viewer.id))?;
    Ok(made)
}

/// The room of a unit, made when somebody who serves there first opens it; none for others. Where many are put into it, those who manage it
/// write there, until they decide otherwise.
///
/// # Errors
/// Not somebody who serves there, more people than a room takes, more than the viewer may put into one, or as any write.
pub fn open_unit(tx: &mut Tx<'_>, viewer: &Viewer, offers: &Offers, unit: Id) -> Result<Id, Error> {
    access::make(viewer)?;
    let keys = offers.scope_keys(tx.conn(), viewer)?;
    let own = format!("unit:{unit}");
    let serves = keys.contains(&own);
    if !serves && !keys.contains(&format!("below:{unit}")) {
        return Err(Error::Missing);
    }
    lock_name(tx, &format!("messenger.unit {unit}"))?;
    if let Some(known) = room::of_unit(tx.conn(), unit)? {
        return Ok(known);
    }
    let now = tx.now();
    let crowd = usize::try_from(follow_units::MOST).unwrap_or(usize::MAX);
    let people = follow_units::serving(tx.conn(), unit, now)?.ok_or(Error::Crowd(crowd))?.len();
    let answers = behind::answerable(tx.conn(), &own, now)?.contains(&viewer.id);
    let opening = Opening { serves, answers, people, most: MOST_AT_ONCE };
    let allowed = access::open_unit(opening, &policy(tx.conn())?)?;
    let new = room::NewRoom {
        kind: RoomKind::Unit,
        name: "",
        topic: "",
        unit: Some(unit),
        direct_key: None,
        posting: if people > MOST_AT_ONCE { Who::Managers } else { Who::Members },
        guests: false,
        ends_at: None,
        follows: &[],
    };
    let made = room::insert(tx, &allowed, &new)?;
    follow_units::follow_unit(tx, made, unit)?;
    tx.record(&Event::new("messenger.room_made").about(room_ref(made)))?;
    Ok(made)
}
