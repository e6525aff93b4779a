//! Who is listening to what.

use bytestring::ByteString;
use maru_kernel::{Id, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// Messages waiting for a slow reader before the socket is given up (S-420).
const LONGEST_QUEUE: usize = 256;
/// Sockets one person may have open (S-142).
const MOST_PER_PERSON: usize = 10;
/// Things one socket may hear of; each is asked about again whenever rights are looked at.
const MOST_TOPICS: usize = 100;
/// A thing so many sockets hear of is a square, not a room: who comes and goes there is not told any more.
const MOST_PRESENT: usize = 30;

/// How soon a socket is given up whose other end has gone without a word (S-419).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// It pings this often.
    pub ping_every: Duration,
    /// And is over when nothing has come for so long.
    pub longest_silence: Duration,
}

impl Default for Pace {
    /// Given up after two and a half silent rounds.
    fn default() -> Self {
        Pace { ping_every: Duration::from_secs(30), longest_silence: Duration::from_secs(75) }
    }
}

/// Decides who may listen to a module's things.
pub trait TopicGuard: Send + Sync {
    /// The module whose topics these are.
    fn module(&self) -> &'static str;

    /// Whether `viewer` may hear of `topic` now. Asked when somebody starts to listen and again
    /// whenever rights may have changed (S-141).
    ///
    /// # Errors
    /// As any read.
    fn may_listen(&self, conn: &mut DbConn, viewer: &Viewer, topic: &Ref) -> StoreResult<bool>;

    /// The Turbo streams to send, and to the listeners of what, when somebody begins to listen to `topic` or
    /// ceases to. They go to all alike, so they may not hold what only some may know.
    fn presence(&self, topic: &Ref) -> Vec<(Ref, String)> {
        let _ = topic;
        Vec::new()
    }
}

/// What a socket's task is told.
#[derive(Clone, Debug)]
pub enum Order {
    /// Send this Turbo stream. All who hear it share one.
    Send(ByteString),
    /// Look again whether the session and its topics are still allowed.
    Recheck,
}

/// A socket's end of its place in the hub.
#[derive(Debug)]
pub struct Place {
    /// Names it.
    pub number: u64,
    /// What it is told.
    pub orders: Receiver<Order>,
    /// Ends when the socket has to close, whatever else still waits in `orders`; without a word when the session is over.
    pub over: oneshot::Receiver<Over>,
}

/// Why a socket closes whose session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The server is about to stop.
    Goodbye,
    /// Its reader is too slow (S-420).
    Slow,
}

/// All open sockets of this process; cheap to clone.
#[derive(Clone, Default)]
pub struct Hub(Arc<Inner>);

#[derive(Default)]
struct Inner {
    next: AtomicU64,
    listeners: Mutex<Listeners>,
    guards: Mutex<Vec<Arc<dyn TopicGuard>>>,
    /// Sessions that have ended and could not be written down as such yet.
    ended: RwLock<BTreeSet<Id>>,
    pace: Mutex<Pace>,
    /// The server is about to stop.
    leaving: AtomicBool,
}

/// Who listens, and the same by what they listen to and by who they are: a word to a room of two asks nobody else.
#[derive(Default)]
struct Listeners {
    all: HashMap<u64, Listener>,
    by_topic: HashMap<Ref, BTreeSet<u64>>,
    by_person: HashMap<PersonId, BTreeSet<u64>>,
}

impl Listeners {
    fn add(&mut self, number: u64, listener: Listener) {
        self.by_person.entry(listener.person).or_default().insert(number);
        self.all.insert(number, listener);
    }

    fn remove(&mut self, number: u64) -> Option<Listener> {
        let gone = self.all.remove(&number)?;
        take_from(&mut self.by_person, gone.person, number);
        gone.topics.iter().for_each(|topic| take_from(&mut self.by_topic, topic.clone(), number));
        Some(gone)
    }

    /// Says whether the socket listens to it from now on and did not before.
    fn listen(&mut self, number: u64, topic: &Ref) -> bool {
        let Some(listener) = self.all.get_mut(&number).filter(|l| l.topics.len() < MOST_TOPICS) else {
            return false;
        };
        self.by_topic.entry(topic.clone()).or_default().insert(number);
        listener.topics.insert(topic.clone())
    }

    /// Says whether the socket listened to it.
    fn forget(&mut self, number: u64, topic: &Ref) -> bool {
        take_from(&mut self.by_topic, topic.clone(), number);
        self.all.get_mut(&number).is_some_and(|listener| listener.topics.remove(topic))
    }

    fn on(&self, topic: &Ref) -> impl Iterator<Item = &Listener> {
        self.by_topic.get(topic).into_iter().flatten().filter_map(|number| self.all.get(number))
    }

    fn of(&self, person: PersonId) -> impl Iterator<Item = &Listener> {
        self.numbers_of(person).map(|(_, listener)| listener)
    }

    fn numbers_of(&self, person: PersonId) -> impl Iterator<Item = (u64, &Listener)> {
        let numbers = self.by_person.get(&person).into_iter().flatten();
        numbers.filter_map(|number| Some((*number, self.all.get(number)?)))
    }

    /// A listener whose queue is full has stopped reading: its socket is closed, and the page fetches
    /// what it missed when it comes back.
    fn order(&mut self, numbers: &BTreeSet<u64>, order: &Order) {
        for number in numbers {
            if let Some(listener) = self.all.get_mut(number) {
                let late = listener.line.take_if(|line| line.orders.try_send(order.clone()).is_err());
                late.map(|line| line.over.send(Over::Slow));
            }
        }
    }
}

fn take_from<K: Eq + std::hash::Hash>(index: &mut HashMap<K, BTreeSet<u64>>, key: K, number: u64) {
    if let Entry::Occupied(mut known) = index.entry(key) {
        known.get_mut().remove(&number);
        if known.get().is_empty() {
            known.remove();
        }
    }
}

struct Listener {
    session: Id,
    person: PersonId,
    /// A program is told what it asked to hear of; what is for a person's pages means nothing to it.
    is_page: bool,
    topics: BTreeSet<Ref>,
    /// Gone when the socket has to close. The listener stays until its task ends, so that a socket counts
    /// for as long as it costs anything.
    line: Option<Line>,
}

/// The hub's end of the way to a socket; dropping it tells the socket to close.
struct Line {
    orders: Sender<Order>,
    over: oneshot::Sender<Over>,
}

impl Hub {
    /// Registers who decides about a module's topics.
    pub fn guard(&self, guard: Arc<dyn TopicGuard>) {
        self.0.guards.lock().unwrap_or_else(PoisonError::into_inner).push(guard);
    }

    /// Sends a Turbo stream to all open pages of a person.
    pub fn tell_person(&self, person: PersonId, stream: &str) {
        let order = Order::Send(stream.into());
        let mut listeners = self.listeners();
        let pages: BTreeSet<u64> =
            listeners.numbers_of(person).filter(|(_, l)| l.is_page).map(|(n, _)| n).collect();
        listeners.order(&pages, &order);
    }

    /// Sends a Turbo stream to everybody who listens to `topic`.
    pub fn tell(&self, topic: &Ref, stream: &str) {
        let order = Order::Send(stream.into());
        let mut listeners = self.listeners();
        // Taken out meanwhile: a crowd is not copied for every word.
        if let Some(numbers) = listeners.by_topic.remove(topic) {
            listeners.order(&numbers, &order);
            listeners.by_topic.insert(topic.clone(), numbers);
        }
    }

    /// As [`Hub::tell`], to those alone whom `whom` takes.
    pub fn tell_those(&self, topic: &Ref, stream: &str, whom: impl Fn(PersonId) -> bool) {
        let order = Order::Send(stream.into());
        let mut listeners = self.listeners();
        let on = listeners.by_topic.get(topic).into_iter().flatten().copied();
        let numbers: BTreeSet<u64> =
            on.filter(|number| listeners.all.get(number).is_some_and(|l| whom(l.person))).collect();
        listeners.order(&numbers, &order);
    }

    /// Whether anybody listens to `topic` in this process.
    pub fn is_heard(&self, topic: &Ref) -> bool {
        self.listeners().by_topic.contains_key(topic)
    }

    /// What anybody listens to of a module's things in this process.
    pub fn heard_of(&self, module: &str) -> Vec<Ref> {
        self.listeners().by_topic.keys().filter(|topic| topic.module == module).cloned().collect()
    }

    /// Closes the sockets of a session that has ended.
    pub fn end_session(&self, session: Id) {
        self.end(|l| l.session == session);
    }

    /// Has this process treat a session as ended while that cannot be written down, as on a full disk.
    pub fn hold_ended(&self, session: Id) {
        self.0.ended.write().unwrap_or_else(PoisonError::into_inner).insert(session);
        self.end_session(session);
    }

    /// Lets go of a session whose end is written down by now.
    pub fn let_go_of(&self, session: Id) {
        self.0.ended.write().unwrap_or_else(PoisonError::into_inner).remove(&session);
    }

    /// Whether a session has ended although the database does not know it yet.
    pub(crate) fn holds_ended(&self, session: Id) -> bool {
        self.0.ended.read().unwrap_or_else(PoisonError::into_inner).contains(&session)
    }

    /// Closes all sockets of a person.
    pub fn end_person(&self, person: PersonId) {
        self.end(|l| l.person == person);
    }

    /// Closes every socket because the server stops, and whichever opens from now on; their pages come back by
    /// themselves (S-429).
    pub fn say_goodbye(&self) {
        self.0.leaving.store(true, Ordering::SeqCst);
        for line in self.listeners().all.values_mut().filter_map(|l| l.line.take()) {
            let _ = line.over.send(Over::Goodbye);
        }
    }

    /// Whether the server is about to stop.
    pub fn has_said_goodbye(&self) -> bool {
        self.0.leaving.load(Ordering::SeqCst)
    }

    /// Has sockets that open from now on keep another pace than the usual one.
    pub fn set_pace(&self, pace: Pace) {
        *self.0.pace.lock().unwrap_or_else(PoisonError::into_inner) = pace;
    }

    pub(crate) fn pace(&self) -> Pace {
        *self.0.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has every socket look again whether it may stay and hear what it hears.
    pub fn recheck_all(&self) {
        let mut listeners = self.listeners();
        let numbers = listeners.all.keys().copied().collect();
        listeners.order(&numbers, &Order::Recheck);
    }

    /// Has whoever listens to `topic` look again whether they may.
    pub fn recheck(&self, topic: &Ref) {
        let mut listeners = self.listeners();
        if let Some(numbers) = listeners.by_topic.get(topic).cloned() {
            listeners.order(&numbers, &Order::Recheck);
        }
    }

    /// Has the sockets of a person look again whether they may stay and hear what they hear.
    pub fn recheck_person(&self, person: PersonId) {
        let mut listeners = self.listeners();
        let numbers: BTreeSet<u64> = listeners.numbers_of(person).map(|(number, _)| number).collect();
        listeners.order(&numbers, &Order::Recheck);
    }

    /// The people with an open socket in this process that listens to `topic`, each once.
    pub fn people_on(&self, topic: &Ref) -> Vec<PersonId> {
        let listeners = self.listeners();
        let on = listeners.on(topic).filter(|l| l.line.is_some()).map(|l| l.person);
        on.collect::<BTreeSet<PersonId>>().into_iter().collect()
    }

    /// Whether a person has a page open.
    pub fn is_listening(&self, person: PersonId) -> bool {
        self.listeners().of(person).any(|l| l.is_page && l.line.is_some())
    }

    /// Everybody with a page open in this process, each once.
    pub fn people(&self) -> Vec<PersonId> {
        let listeners = self.listeners();
        let open = listeners.all.values().filter(|l| l.is_page && l.line.is_some()).map(|l| l.person);
        open.collect::<BTreeSet<PersonId>>().into_iter().collect()
    }

    /// How many sockets are open.
    pub fn len(&self) -> usize {
        self.listeners().all.len()
    }

    /// Whether no socket is open.
    pub fn is_empty(&self) -> bool {
        self.listeners().all.is_empty()
    }

    /// Joins; `None` when the person has too many sockets already.
    pub(crate) fn join(&self, session: Id, person: PersonId, is_page: bool) -> Option<Place> {
        let mut listeners = self.listeners();
        if listeners.of(person).count() >= MOST_PER_PERSON {
            return None;
        }
        let (sender, orders) = channel(LONGEST_QUEUE);
        let (end, over) = oneshot::channel();
        let mut line = Some(Line { orders: sender, over: end });
        // Looked at while the list is held: whoever is not in it at the goodbye sees here that it was said.
        if self.has_said_goodbye()
            && let Some(line) = line.take()
        {
            let _ = line.over.send(Over::Goodbye);
        }
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        listeners.add(number, Listener { session, person, is_page, topics: BTreeSet::new(), line });
        Some(Place { number, orders, over })
    }

    pub(crate) fn leave(&self, number: u64) {
        let gone = self.listeners().remove(number);
        gone.iter().flat_map(|listener| &listener.topics).for_each(|topic| self.tell_presence(topic));
    }

    pub(crate) fn listen(&self, number: u64, topic: &Ref) {
        let is_new = self.listeners().listen(number, topic);
        if is_new {
            self.tell_presence(topic);
        }
    }

    pub(crate) fn topics(&self, number: u64) -> Vec<Ref> {
        self.listeners().all.get(&number).map(|l| l.topics.iter().cloned().collect()).unwrap_or_default()
    }

    pub(crate) fn forget(&self, number: u64, topic: &Ref) {
        let listened = self.listeners().forget(number, topic);
        if listened {
            self.tell_presence(topic);
        }
    }

    fn tell_presence(&self, topic: &Ref) {
        let Some(guard) = self.guard_of(&topic.module) else { return };
        if self.listeners().on(topic).take(MOST_PRESENT + 1).count() > MOST_PRESENT {
            return;
        }
        for (to, stream) in guard.presence(topic) {
            self.tell(&to, &stream);
        }
    }

    pub(crate) fn guard_of(&self, module: &str) -> Option<Arc<dyn TopicGuard>> {
        let guards = self.0.guards.lock().unwrap_or_else(PoisonError::into_inner);
        guards.iter().find(|g| g.module() == module).cloned()
    }

    fn end(&self, whom: impl Fn(&Listener) -> bool) {
        self.listeners().all.values_mut().filter(|l| whom(l)).for_each(|l| l.line = None);
    }

    fn listeners(&self) -> MutexGuard<'_, Listeners> {
        self.0.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: i64) -> Id {
        Id::from_i64(n)
    }

    #[test]
    fn only_those_who_listen_are_told() {
        let hub = Hub::default();
        let (mut hears, mut other) =
            (hub.join(id(1), id(10), true).unwrap(), hub.join(id(2), id(20), true).unwrap());
        let topic = Ref::new("wiki", "page", id(5));
        hub.listen(hears.number, &topic);
        hub.tell(&topic, "x");
        assert!(matches!(hears.orders.try_recv(), Ok(Order::Send(_))));
        assert!(other.orders.try_recv().is_err());
    }

    #[test]
    fn a_program_is_told_nothing_that_is_for_pages() {
        let hub = Hub::default();
        let (mut page, mut program) =
            (hub.join(id(1), id(10), true).unwrap(), hub.join(id(1), id(10), false).unwrap());
        hub.tell_person(id(10), "<turbo-stream>");
        assert!(page.orders.try_recv().is_ok() && program.orders.try_recv().is_err());
        hub.leave(page.number);
        assert!(!hub.is_listening(id(10)), "nobody looks at a program");
    }

    #[test]
    fn some_alone_are_told_and_look_again() {
        let hub = Hub::default();
        let mut places: Vec<_> = (1..=3).map(|n| hub.join(id(n), id(n), true).unwrap()).collect();
        let topic = Ref::new("wiki", "page", id(5));
        places.iter().for_each(|place| hub.listen(place.number, &topic));
        hub.tell_those(&topic, "x", |person| person != id(2));
        hub.recheck_person(id(3));
        let mut heard = places.iter_mut().map(|place| {
            std::iter::from_fn(|| place.orders.try_recv().ok())
                .map(|order| matches!(order, Order::Send(_)))
                .collect::<Vec<bool>>()
        });
        assert_eq!(heard.next(), Some(vec![true]));
        assert_eq!(heard.next(), Some(vec![]), "neither told nor asked");
        assert_eq!(heard.next(), Some(vec![true, false]));
    }

    struct Room;

    impl TopicGuard for Room {
        fn module(&self) -> &'static str {
            "wiki"
        }

        fn may_listen(&self, _: &mut DbConn, _: &Viewer, _: &Ref) -> StoreResult<bool> {
            Ok(true)
        }

        fn presence(&self, topic: &Ref) -> Vec<(Ref, String)> {
            vec![(topic.clone(), "changed".to_owned())]
        }
    }

    #[test]
    fn those_on_a_thing_hear_who_comes_and_goes() {
        let hub = Hub::default();
        hub.guard(Arc::new(Room));
        let topic = Ref::new("wiki", "page", id(5));
        let (mut first, second) =
            (hub.join(id(1), id(10), true).unwrap(), hub.join(id(2), id(20), true).unwrap());
        hub.listen(first.number, &topic);
        assert!(first.orders.try_recv().is_ok());
        hub.listen(second.number, &topic);
        hub.listen(second.number, &topic);
        assert!(first.orders.try_recv().is_ok() && first.orders.try_recv().is_err(), "told once");
        assert_eq!(hub.people_on(&topic), [id(10), id(20)]);
        hub.leave(second.number);
        assert!(first.orders.try_recv().is_ok());
        assert_eq!(hub.people_on(&topic), [id(10)]);
        hub.forget(first.number, &topic);
        assert!(hub.people_on(&topic).is_empty());
    }

    #[test]
    fn s_142_a_crowd_is_not_told_of_everybody_who_comes() {
        let hub = Hub::default();
        hub.guard(Arc::new(Room));
        let topic = Ref::new("wiki", "page", id(5));
        let mut places: Vec<_> = (0..40)
            .map(|n| hub.join(id(n), id(n), true).unwrap())
            .inspect(|p| hub.listen(p.number, &topic))
            .collect();
        let first = places.first_mut().unwrap();
        assert_eq!(std::iter::from_fn(|| first.orders.try_recv().ok()).count(), MOST_PRESENT);
    }

    #[test]
    fn s_142_sockets_per_person_are_bounded() {
        let hub = Hub::default();
        let kept: Vec<_> = (0..MOST_PER_PERSON).map(|_| hub.join(id(1), id(10), true).unwrap()).collect();
        assert!(hub.join(id(1), id(10), true).is_none());
        assert_eq!(kept.len(), hub.len());
    }

    #[test]
    fn s_420_a_reader_who_stopped_reading_is_let_go() {
        let hub = Hub::default();
        let mut slow = hub.join(id(1), id(10), true).unwrap();
        for _ in 0..LONGEST_QUEUE {
            hub.tell_person(id(10), "x");
        }
        assert!(hub.is_listening(id(10)));
        hub.tell_person(id(10), "x");
        assert!(!hub.is_listening(id(10)));
        assert_eq!(slow.over.try_recv(), Ok(Over::Slow));
        assert_eq!(hub.len(), 1, "it counts until its task has ended");
        hub.leave(slow.number);
        assert!(hub.is_empty());
    }

    #[test]
    fn s_429_who_comes_after_the_goodbye_is_sent_back_at_once() {
        let hub = Hub::default();
        let mut early = hub.join(id(1), id(10), true).unwrap();
        assert!(!hub.has_said_goodbye() && early.over.try_recv().is_err());
        hub.say_goodbye();
        let mut late = hub.join(id(2), id(20), true).unwrap();
        assert!(hub.has_said_goodbye());
        assert_eq!((early.over.try_recv(), late.over.try_recv()), (Ok(Over::Goodbye), Ok(Over::Goodbye)));
    }

    #[test]
    fn s_128_the_end_of_a_session_overtakes_what_waits() {
        let hub = Hub::default();
        let mut place = hub.join(id(1), id(10), true).unwrap();
        hub.tell_person(id(10), "x");
        hub.end_session(id(1));
        assert!(place.over.try_recv().is_err_and(|e| e == oneshot::error::TryRecvError::Closed));
    }

    #[test]
    fn s_142_topics_per_socket_are_bounded() {
        let hub = Hub::default();
        let place = hub.join(id(1), id(10), true).unwrap();
        (0..1_000).for_each(|n| hub.listen(place.number, &Ref::new("wiki", "page", id(n))));
        assert_eq!(hub.topics(place.number).len(), MOST_TOPICS);
    }
}
