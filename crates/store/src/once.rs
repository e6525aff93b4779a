//! What the database has answered while one page is read, for whatever part of it asks the same: on SQLite from one
//! state, on PostgreSQL as of the first question.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

type Answers = HashMap<TypeId, Box<dyn Any>>;

thread_local! {
    /// What the state that this thread looks at has answered; `None` while it looks at no certain one.
    static ANSWERS: RefCell<Option<Answers>> = const { RefCell::new(None) };
}

/// As long as it lives, this thread looks at one state of the database.
pub(crate) struct OneState(());

impl OneState {
    pub(crate) fn begin() -> OneState {
        ANSWERS.set(Some(Answers::new()));
        OneState(())
    }
}

impl Drop for OneState {
    fn drop(&mut self) {
        ANSWERS.set(None);
    }
}

/// What `key` was answered already by the state that is being read ([`crate::Db::read_together`]). The type of
/// the key says what is asked; keys are told apart by everything the answer depends on.
pub fn answered<K: Hash + Eq + 'static, V: Clone + 'static>(key: &K) -> Option<V> {
    ANSWERS.with_borrow(|all| {
        all.as_ref()?.get(&TypeId::of::<(K, V)>())?.downcast_ref::<HashMap<K, V>>()?.get(key).cloned()
    })
}

/// Notes an answer of the state that is being read; outside of [`crate::Db::read_together`] nothing is noted.
pub fn note_answer<K: Hash + Eq + 'static, V: Clone + 'static>(key: K, value: V) {
    ANSWERS.with_borrow_mut(|all| {
        let Some(all) = all.as_mut() else { return };
        let kind = all.entry(TypeId::of::<(K, V)>()).or_insert_with(|| Box::new(HashMap::<K, V>::new()));
        if let Some(kind) = kind.downcast_mut::<HashMap<K, V>>() {
            kind.insert(key, value);
        }
    });
}

/// The answer to `key`, asked by `read` at most once of one state.
///
/// # Errors
/// What `read` returns; it is asked again then.
pub fn once<K, V, E>(key: K, read: impl FnOnce() -> Result<V, E>) -> Result<V, E>
where
    K: Hash + Eq + 'static,
    V: Clone + 'static,
{
    if let Some(value) = answered(&key) {
        return Ok(value);
    }
    let value = read()?;
    note_answer(key, value.clone());
    Ok(value)
}
