//! Add somebody who comes from no directory: the emergency account, a guest.

use crate::model::Findable;
use crate::store::{credentials, grams, local_persons};
use crate::{Error, Refusal};
use maru_kernel::korean::{fold, normal};
use maru_kernel::{Event, PersonId, Ref};
use maru_store::Tx;

/// The longest sign-in name, in bytes, and the longest name, in characters.
const LONGEST_LOGIN: usize = 128;
const LONGEST_NAME: usize = 100;

/// Adds a person called `name` who signs in as `login` once they have set a password.
///
/// # Errors
/// [`Refusal::Login`] for a blank, endless or taken sign-in name, or no name.
pub fn add_local_person(tx: &mut Tx<'_>, login: &str, name: &str) -> Result<PersonId, Error> {
    let (login, name) = (fold(login), normal(name));
    let fits = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
    let usable = fits(&login, LONGEST_LOGIN) && login.len() <= LONGEST_LOGIN && !login.contains(' ');
    if !usable || !fits(&name, LONGEST_NAME) || credentials::candidate(tx.conn(), &login)?.is_some() {
        return Err(Refusal::Login.into());
    }
    let person = local_persons::insert(tx, &login, &name)?;
    let findable = Findable { name: &name, login: &login, ..Findable::default() };
    grams::set(tx, person, &findable.text())?;
    let event = Event::new("directory.person_added").about(Ref::new("directory", "person", person));
    tx.record(&event.of_person(person))?;
    Ok(person)
}
