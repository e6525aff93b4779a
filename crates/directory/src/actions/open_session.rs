//! Open a session for somebody who has proven who they are.

use super::end_session::{Why, end_session};
use crate::model::secret;
use crate::store::sessions::{self, NewSession};
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::{StoreResult, Tx};

/// A session just opened. The secret goes to the browser and is kept nowhere.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session.
    pub id: Id,
    /// Whose.
    pub person: PersonId,
    /// For the cookie.
    pub secret: String,
}

/// Opens a session and ends the oldest ones beyond `most` (S-137).
///
/// # Errors
/// As any write.
pub fn open_session(tx: &mut Tx<'_>, person: PersonId, most: usize, local: bool) -> StoreResult<Opened> {
    let earlier = sessions::of_person(tx.conn(), person)?;
    let surplus = (earlier.len() + 1).saturating_sub(most);
    for session in earlier.iter().take(surplus) {
        end_session(tx, session.id, Why::TooMany)?;
    }
    let secret = secret::new_secret();
    let from = &tx.cause().from;
    let new = NewSession {
        person,
        secret_hash: secret::digest(&secret),
        factor_proven: false,
        address: from.address.map(|a| a.to_string()).unwrap_or_default(),
        agent: from.agent.clone(),
    };
    let id = sessions::insert(tx, &new)?;
    tx.record(
        &Event::new("directory.signed_in")
            .about(Ref::new("directory", "person", person))
            .of_person(person)
            .with(serde_json::json!({ "session": id.to_string(), "local": local })),
    )?;
    Ok(Opened { id, person, secret })
}
