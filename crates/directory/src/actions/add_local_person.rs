//! Add somebody who comes from no directory: the emergency account, a guest.

use crate::model::Findable;
use crate::store::{credentials, grams, local_persons};
use crate::{Error, Refusal};
use maru_kernel::korean::{fold, normal};
use maru_kernel::{Event, PersonId, Ref};
use maru_store::Tx;

/// The longest sign-in name, and the longest name, in characters.
const LONGEST_LOGIN: usize = 64;
const LONGEST_NAME: usize = 100;

/// Who somebody without a directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// From outside: sees themselves and what was shared with them (S-34).
    Guest,
    /// The agency's own, for when its directory cannot be asked.
    BreakGlass,
}

/// Adds a person called `name` who signs in as `login` once they have set a password.
///
/// # Errors
/// [`Refusal::Login`] for a sign-in name that is taken or not plain, or no name.
pub fn add_local_person(
    tx: &mut Tx<'_>,
    login: &str,
    name: &str,
    standing: Standing,
) -> Result<PersonId, Error> {
    let (login, name) = (fold(login), normal(name));
    let is_named = maru_kernel::letters(&name) > 0 && name.chars().count() <= LONGEST_NAME;
    if !is_plain(&login) || !is_named || credentials::candidate(tx.conn(), &login)?.is_some() {
        return Err(Refusal::Login.into());
    }
    let person = local_persons::insert(tx, &login, &name, standing == Standing::Guest)?;
    let findable = Findable { name: &name, login: &login, ..Findable::default() };
    grams::set(tx, person, &findable.text())?;
    let event = Event::new("directory.person_added").about(Ref::new("directory", "person", person));
    let details = serde_json::json!({ "guest": standing == Standing::Guest });
    tx.record(&event.of_person(person).with(details))?;
    Ok(person)
}

/// Latin letters, digits, and `.`, `_`, `-`, `@` between them: nothing that looks like something else, and
/// nothing that means something in an address, a file name or a page.
fn is_plain(login: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    login.len() <= LONGEST_LOGIN
        && login.starts_with(letter)
        && login.ends_with(letter)
        && login.chars().all(|c| letter(c) || matches!(c, '.' | '_' | '-' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_126_logins_kept_here_are_plain() {
        for login in ["guest1", "kim.seoyeon", "a-b_c", "guest@partner.example", "7"] {
            assert!(is_plain(login), "{login}");
        }
        for login in ["", "<b>", "../x", "ctrl\u{202E}", "a b", "김", ".a", "a.", "a/b", "a%b", "A"] {
            assert!(!is_plain(login), "{login}");
        }
        assert!(!is_plain(&"a".repeat(65)));
    }
}
