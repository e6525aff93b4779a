//! Who may do what in a room: whoever is in it reads, and what else they do the room and the agency decide.

use crate::error::Error;
use crate::model::{Member, Message, Place, Policy, Room, RoomKind, Scheduled, Seen, Who};
use jiff::SignedDuration;
use maru_kernel::{Id, PersonId, Timestamp, Viewer};

maru_kernel::evidence!();

/// To decide what holds for all rooms.
pub const DECIDE: &str = "messenger.policy.decide";
/// To have many units in one room to announce something to them.
pub const ANNOUNCE: &str = "messenger.rooms.announce";

/// The verb of making a room; the noun is who makes it.
#[derive(Debug)]
pub struct Make;
/// The verb of letting somebody into a room, or manage it.
#[derive(Debug)]
pub struct Enter;
/// The verb of letting somebody out.
#[derive(Debug)]
pub struct Remove;
/// The verb of deciding what holds in a room.
#[derive(Debug)]
pub struct Arrange;
/// The verb of writing a message.
#[derive(Debug)]
pub struct Post;
/// The verb of reading, and of noting how far.
#[derive(Debug)]
pub struct Read;
/// The verb of writing a message anew, or taking it back.
#[derive(Debug)]
pub struct Change;
/// The verb of putting a message at the head of its room.
#[derive(Debug)]
pub struct Pin;
/// The verb of doing something with a message beside it: a sign, a bookmark, a confirmation.
#[derive(Debug)]
pub struct React;
/// The verb of asking again who has not confirmed a message.
#[derive(Debug)]
pub struct Ask;
/// The verb of saying elsewhere what was said in a room.
#[derive(Debug)]
pub struct Forward;
/// The verb of taking what was said out of the house, as a file.
#[derive(Debug)]
pub struct TakeAway;
/// The verb of taking away what a room keeps no longer.
#[derive(Debug)]
pub struct Expire;
/// The verb of changing, sending and letting go of what waits for its time.
#[derive(Debug)]
pub struct Schedule;
/// The verb of choosing something for oneself.
#[derive(Debug)]
pub struct Choose;
/// The verb of deciding what holds for all rooms.
#[derive(Debug)]
pub struct Decide;

/// Somebody's place in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The room.
    pub room: Id,
    /// Who.
    pub person: PersonId,
}

/// The room, for whoever is in it; a guest only where guests may be (S-34). For all others there is no such room.
///
/// # Errors
/// [`Error::Missing`].
pub fn inside(seen: Option<Seen>, viewer: &Viewer) -> Result<Seen, Error> {
    let mut seen = seen.filter(|seen| !viewer.guest || seen.room.guests).ok_or(Error::Missing)?;
    // A guest manages nothing, whatever a room says of them (S-152).
    seen.me.manages &= !viewer.guest;
    Ok(seen)
}

/// What concerns nobody else everybody chooses for themselves.
pub fn choose(viewer: &Viewer) -> Allowed<Choose, PersonId> {
    Allowed::new(viewer.id)
}

/// Colleagues may know where all colleagues are, as far as those let others know; guests only where those are with whom they share a
/// room (S-34).
pub fn hears_of_all(viewer: &Viewer) -> bool {
    !viewer.guest
}

/// Whoever is inside reads.
pub fn read(seen: &Seen) -> Allowed<Read, Place> {
    Allowed::new(seen.place())
}

/// Making rooms is for colleagues.
///
/// # Errors
/// [`Error::Guest`].
pub fn make(viewer: &Viewer) -> Result<Allowed<Make, PersonId>, Error> {
    if viewer.guest { Err(Error::Guest) } else { Ok(Allowed::new(viewer.id)) }
}

/// Whether somebody may write in the room at all, for pages that show a field to write in.
///
/// # Errors
/// Why not.
pub fn may_post(seen: &Seen) -> Result<(), Error> {
    if seen.room.closed_at.is_some() {
        return Err(Error::Closed);
    }
    match seen.room.posting {
        Who::Members => Ok(()),
        Who::Managers if seen.me.manages => Ok(()),
        Who::Managers => Err(Error::Posting),
    }
}

/// Writing takes being inside, where the room lets its members write.
///
/// # Errors
/// Not inside, closed, or kept to those who manage.
pub fn post(seen: Option<Seen>, viewer: &Viewer) -> Result<Allowed<Post, Seen>, Error> {
    let seen = inside(seen, viewer)?;
    may_post(&seen)?;
    Ok(Allowed::new(seen))
}

/// A thread goes on while what it began with is there, or any answer.
///
/// # Errors
/// Taken back and never answered, or nothing of it is there for the reader.
pub fn go_on(first: Option<&Message>, has_answers: bool) -> Result<(), Error> {
    match first {
        _ if has_answers => Ok(()),
        Some(first) if first.recalled_at.is_none() => Ok(()),
        Some(_) => Err(Error::Recalled),
        None => Err(Error::Missing),
    }
}

/// What waits for its time is its author's and nobody else's.
///
/// # Errors
/// [`Error::Missing`], for all others as after it was sent.
pub fn scheduled(waiting: Option<Scheduled>, viewer: &Viewer) -> Result<Allowed<Schedule, Scheduled>, Error> {
    waiting.filter(|one| one.person == viewer.id).map(Allowed::new).ok_or(Error::Missing)
}

/// Calling everybody is for colleagues (S-152), and in a large room for those who manage it.
///
/// # Errors
/// [`Error::Outsider`], [`Error::CallAll`].
pub fn call_all(seen: &Seen, viewer: &Viewer, policy: &Policy) -> Result<(), Error> {
    colleague(viewer)?;
    if may_call_on(&seen.room, Some(&seen.me), policy) {
        Ok(())
    } else {
        Err(Error::CallAll(policy.call_all))
    }
}

/// Asking everybody to confirm, and writing what rings for all at once, is for colleagues, and in a large room for those who manage
/// it, as calling everybody is.
///
/// # Errors
/// [`Error::Outsider`], [`Error::Press`].
pub fn press(seen: &Seen, viewer: &Viewer, policy: &Policy) -> Result<(), Error> {
    colleague(viewer)?;
    if may_call_on(&seen.room, Some(&seen.me), policy) { Ok(()) } else { Err(Error::Press(policy.call_all)) }
}

fn colleague(viewer: &Viewer) -> Result<(), Error> {
    if viewer.guest { Err(Error::Outsider) } else { Ok(()) }
}

/// Whether a message goes on asking everybody in a room that may have grown; without a member, its author has left.
pub fn presses_on(room: &Room, author: Option<&Member>, policy: &Policy) -> bool {
    may_call_on(room, author, policy)
}

fn may_call_on(room: &Room, who: Option<&Member>, policy: &Policy) -> bool {
    room.people <= policy.call_all || who.is_some_and(|who| who.manages)
}

/// Who wrote a message writes it anew while the agency lets them. What was forwarded says who wrote it, and stays what they wrote.
///
/// # Errors
/// Another's, forwarded, taken back, or too late.
pub fn edit(
    seen: &Seen,
    message: Message,
    policy: &Policy,
    now: Timestamp,
) -> Result<Allowed<Change, Message>, Error> {
    if message.forwarded.is_some() {
        return Err(Error::Forwarded);
    }
    own(seen, message, now, policy.edit, Error::EditLate)
}

/// Who wrote a message takes it back while the agency lets them; who manages the room takes back any, at any time.
///
/// # Errors
/// Another's, taken back already, or too late.
pub fn recall(
    seen: &Seen,
    message: Message,
    policy: &Policy,
    now: Timestamp,
) -> Result<Allowed<Change, Message>, Error> {
    if seen.me.manages && message.author != seen.me.person {
        return there(message).map(Allowed::new);
    }
    own(seen, message, now, policy.recall, Error::RecallLate)
}

fn own(
    seen: &Seen,
    message: Message,
    now: Timestamp,
    within: Option<SignedDuration>,
    late: Error,
) -> Result<Allowed<Change, Message>, Error> {
    let message = there(message)?;
    if message.author != seen.me.person {
        return Err(Error::Another);
    }
    let age = now.duration_since(message.at);
    if within.is_some_and(|within| age > within) { Err(late) } else { Ok(Allowed::new(message)) }
}

fn there(message: Message) -> Result<Message, Error> {
    if message.recalled_at.is_some() { Err(Error::Recalled) } else { Ok(message) }
}

/// What stands at the head of a room is decided by those who write in it.
///
/// # Errors
/// Taken back, or writing is kept to those who manage.
pub fn pin(seen: &Seen, message: Message) -> Result<Allowed<Pin, Message>, Error> {
    may_post(seen)?;
    there(message).map(Allowed::new)
}

/// A sign is put below a message as long as anybody writes in the room.
///
/// # Errors
/// The message was taken back, or the room is closed.
pub fn sign(seen: &Seen, message: Message) -> Result<Allowed<React, Message>, Error> {
    if seen.room.closed_at.is_some() {
        return Err(Error::Closed);
    }
    react(seen, message)
}

/// Bookmarks and confirmations are for whoever is inside.
///
/// # Errors
/// The message was taken back.
pub fn react(_: &Seen, message: Message) -> Result<Allowed<React, Message>, Error> {
    there(message).map(Allowed::new)
}

/// Whoever reads a message forwards it, where neither the room nor the agency keeps it in; one's own notes are one's own.
///
/// # Errors
/// Taken back, or kept in.
pub fn forward(seen: &Seen, message: Message, policy: &Policy) -> Result<Allowed<Forward, Message>, Error> {
    let message = there(message)?;
    let is_kept_in = seen.room.confined || (policy.confined && seen.room.kind != RoomKind::Own);
    if is_kept_in { Err(Error::Confined) } else { Ok(Allowed::new(message)) }
}

/// What was said in a room is taken out of the house by whoever manages it, of two by either, and notes by who wrote them; as far as they
/// may read it, and not where the room or the agency keeps messages in.
///
/// # Errors
/// Kept to those who manage, or kept in.
pub fn take_away(seen: &Seen, policy: &Policy) -> Result<Allowed<TakeAway, Place>, Error> {
    let is_ours = matches!(seen.room.kind, RoomKind::Own | RoomKind::Direct);
    let is_kept_in = seen.room.confined || (policy.confined && seen.room.kind != RoomKind::Own);
    match (is_ours || seen.me.manages, is_kept_in) {
        (false, _) => Err(Error::Managers),
        (true, true) => Err(Error::KeptIn),
        (true, false) => Ok(Allowed::new(seen.place())),
    }
}

/// Whoever wrote a message that asks to be confirmed asks again, and sees who was asked.
///
/// # Errors
/// Another's, taken back, or one that asks nobody.
pub fn ask(seen: &Seen, message: Message) -> Result<Allowed<Ask, Message>, Error> {
    let message = there(message)?;
    if message.author != seen.me.person {
        return Err(Error::Another);
    }
    if message.asks { Ok(Allowed::new(message)) } else { Err(Error::Missing) }
}

/// A bookmark is taken away whatever became of the message.
pub fn forget(_: &Seen, message: Message) -> Allowed<React, Message> {
    Allowed::new(message)
}

/// Asking others in is for colleagues whom the room lets: a guest would learn who serves where (S-152).
///
/// # Errors
/// A guest, a room that takes nobody or is closed, or kept to those who manage.
pub fn invite(seen: &Seen, viewer: &Viewer) -> Result<Allowed<Enter, Room>, Error> {
    colleague(viewer)?;
    if !seen.room.kind.takes_people() {
        return Err(Error::Kind);
    }
    if seen.room.closed_at.is_some() {
        return Err(Error::Closed);
    }
    match seen.room.inviting {
        Who::Managers if !seen.me.manages => Err(Error::Managers),
        Who::Members | Who::Managers => Ok(Allowed::new(seen.room.clone())),
    }
}

/// Those who make a room are let in at once, and whom they chose.
pub fn found(_: &Allowed<Make, PersonId>, room: Room) -> Allowed<Enter, Room> {
    Allowed::new(room)
}

/// A guest is let in only where guests may be (S-34).
///
/// # Errors
/// [`Error::Guests`].
pub fn let_in(room: &Room, is_guest: bool) -> Result<(), Error> {
    if is_guest && !room.guests { Err(Error::Guests) } else { Ok(()) }
}

/// Colleagues come into channels by themselves.
///
/// # Errors
/// There is no such channel, for whoever may not come in.
pub fn join(room: Option<Room>, viewer: &Viewer) -> Result<Allowed<Enter, Room>, Error> {
    let room =
        room.filter(|room| room.kind == RoomKind::Channel && room.closed_at.is_none() && !viewer.guest);
    room.map(Allowed::new).ok_or(Error::Missing)
}

/// Somebody who would have the house make the room of a unit: how they stand to it.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Whether they serve in the unit itself, and not in one below it.
    pub serves: bool,
    /// Whether they answer for it.
    pub answers: bool,
    /// How many serve in it and below it.
    pub people: usize,
    /// So many are asked into a room at once by anybody.
    pub most: usize,
}

/// The room of a unit is opened by whoever serves there; where that puts many people into one room, by those who serve in the unit itself,
/// and where it puts more there than anybody asks in at once, by whoever answers for the unit. All others wait for them.
///
/// # Errors
/// [`Error::Head`].
pub fn open_unit(opening: Opening, policy: &Policy) -> Result<Allowed<Make, PersonId>, Error> {
    let many = usize::try_from(policy.call_all).unwrap_or_default();
    let may = opening.answers || opening.people <= many || (opening.serves && opening.people <= opening.most);
    if may { Ok(Allowed::new(Id::from_i64(0))) } else { Err(Error::Head) }
}

/// The people of several units and posts are put into one room by anybody as far as they could ask them in, and beyond that by whoever
/// answers for all these units, or carries the permission.
///
/// # Errors
/// [`Error::Announce`].
pub fn announce(viewer: &Viewer, people: usize, most: usize, answers: bool) -> Result<(), Error> {
    if people <= most || answers || viewer.may(ANNOUNCE) { Ok(()) } else { Err(Error::Announce(most)) }
}

/// The organisation chart lets people in and out of the rooms of units.
pub fn follow(room: &Room) -> Option<Allowed<Enter, Room>> {
    follows(room).then(|| Allowed::new(room.clone()))
}

/// As [`follow`], out of them.
pub fn follow_out(room: &Room, person: PersonId) -> Option<Allowed<Remove, Own>> {
    follows(room).then(|| Allowed::new(Own { room: room.id, person }))
}

fn follows(room: &Room) -> bool {
    room.kind == RoomKind::Unit || !room.follows.is_empty()
}

/// Who is not there any more goes out of groups and channels.
pub fn let_out(room: &Room, person: PersonId) -> Option<Allowed<Remove, Own>> {
    room.kind.takes_people().then(|| Allowed::new(Own { room: room.id, person }))
}

/// One leaves where one was asked in, and not where one's unit put one.
///
/// # Errors
/// A room that one cannot leave.
pub fn leave(seen: &Seen) -> Result<Allowed<Remove, Own>, Error> {
    if seen.room.kind.takes_people() && !seen.me.by_unit {
        Ok(Allowed::new(Own { room: seen.room.id, person: seen.me.person }))
    } else {
        Err(Error::Kind)
    }
}

/// Who manages a room lets others out of it.
///
/// # Errors
/// A room that cannot be left, or no right to manage.
pub fn remove(seen: &Seen, person: PersonId) -> Result<Allowed<Remove, Own>, Error> {
    if !seen.room.kind.takes_people() {
        return Err(Error::Kind);
    }
    manage(seen)?;
    Ok(Allowed::new(Own { room: seen.room.id, person }))
}

/// Who manages a room says which of their colleagues does, too. Whom the organisation chart has manage it goes on doing so.
///
/// # Errors
/// No right to manage, a guest who would, or somebody who has to.
pub fn appoint(
    seen: &Seen,
    person: PersonId,
    manages: bool,
    is_guest: bool,
) -> Result<Allowed<Enter, Room>, Error> {
    manage(seen)?;
    if manages && is_guest {
        return Err(Error::Outsider);
    }
    if !manages && seen.room.head == Some(person) {
        return Err(Error::Kind);
    }
    Ok(Allowed::new(seen.room.clone()))
}

/// What a room was for is over, or goes on after all: nobody writes in it any more, or they do again.
pub fn end(room: &Room) -> Allowed<Arrange, Room> {
    Allowed::new(room.clone())
}

/// Where nobody is left to manage a room, the one who has been in it longest does.
pub fn succeed(room: &Room) -> Allowed<Enter, Room> {
    Allowed::new(room.clone())
}

/// A room goes to the successor of the only one who managed it, where people are asked in or come by themselves: rooms of two and notes
/// are nobody's to pass on, and who is in the room of a unit the organisation chart says. `others` are there who manage it as well.
pub fn hand_over(seen: &Seen, others: bool) -> Option<Allowed<Enter, Room>> {
    rests_on(seen, others).then(|| Allowed::new(seen.room.clone()))
}

/// Such a room is closed when nobody needs it any more.
pub fn close(seen: &Seen, others: bool) -> Option<Allowed<Arrange, Room>> {
    rests_on(seen, others).then(|| Allowed::new(seen.room.clone()))
}

/// A room of the agency is not left to somebody from outside, also where guests may be (S-34).
pub fn take_over(to: &Viewer) -> bool {
    !to.guest
}

fn rests_on(seen: &Seen, others: bool) -> bool {
    seen.room.kind.takes_people() && seen.room.closed_at.is_none() && seen.me.manages && !others
}

/// What holds in a room is decided by who manages it; rooms of two and notes have nothing to decide.
///
/// # Errors
/// No right to manage, or nothing to decide.
pub fn arrange(seen: &Seen) -> Result<Allowed<Arrange, Room>, Error> {
    manage(seen)?;
    if matches!(seen.room.kind, RoomKind::Own | RoomKind::Direct) {
        Err(Error::Kind)
    } else {
        Ok(Allowed::new(seen.room.clone()))
    }
}

/// What a room looks like is for whoever is in it, and of a channel for those who may come in as well.
///
/// # Errors
/// [`Error::Missing`].
pub fn look(seen: Option<Seen>, room: Option<Room>, viewer: &Viewer) -> Result<Room, Error> {
    match inside(seen, viewer) {
        Ok(seen) => Ok(seen.room),
        Err(_) => Ok(join(room, viewer)?.noun().clone()),
    }
}

fn manage(seen: &Seen) -> Result<(), Error> {
    if seen.me.manages { Ok(()) } else { Err(Error::Managers) }
}

/// What a room keeps for so many days goes afterwards; whether a legal hold keeps it, others know.
pub fn expire(room: &Room, message: Message, now: Timestamp) -> Option<Allowed<Expire, Message>> {
    let kept = SignedDuration::from_hours(24 * i64::from(room.keeps_days?));
    (now.duration_since(message.at) >= kept).then(|| Allowed::new(message))
}

/// What holds for all rooms is decided by whoever carries the permission.
///
/// # Errors
/// [`Error::Missing`]: for all others there is nothing to decide.
pub fn decide(viewer: &Viewer) -> Result<Allowed<Decide, PersonId>, Error> {
    if viewer.may(DECIDE) { Ok(Allowed::new(viewer.id)) } else { Err(Error::Missing) }
}

/// Whether a member sees a message at all: nothing from before they may read.
pub fn reads(me: &Member, seq: i64) -> bool {
    seq >= me.from
}
