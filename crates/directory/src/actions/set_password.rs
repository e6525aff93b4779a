//! Give somebody a password that is kept here.

use super::end_session::{Why, end_sessions_of};
use crate::model::password;
use crate::store::credentials;
use crate::{Error, Refusal};
use maru_kernel::{Event, PersonId, Ref};
use maru_store::Tx;

/// Hashes remembered, so that the last passwords are not used again (S-2).
const REMEMBERED: usize = 3;

/// Gives `person` the password `password` and ends their sessions (S-135). It wins over the agency's
/// directory, so it is for guests, the emergency account and the demo.
///
/// # Errors
/// [`Refusal::Weak`] for a blank or endless one; otherwise as any write.
pub fn set_local_password(tx: &mut Tx<'_>, person: PersonId, password: &str) -> Result<(), Error> {
    if password::is_hopeless(password) {
        return Err(Refusal::Weak.into());
    }
    let hash = password::hash(password).map_err(|e| maru_store::StoreError::Failed(e.to_string()))?;
    credentials::keep(tx, person, &hash, REMEMBERED)?;
    end_sessions_of(tx, &[person], Why::Changed)?;
    let event = Event::new("directory.password_set").about(Ref::new("directory", "person", person));
    tx.record(&event.of_person(person))?;
    Ok(())
}
