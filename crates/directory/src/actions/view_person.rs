//! Writes down that somebody saw personal data by permission (Personal Information Safeguards Standard,
//! article 8).

use crate::Error;
use crate::access;
use crate::model::PersonLine;
use crate::store::persons;
use maru_kernel::{Actor, Event, PersonId, Ref, Viewer};
use maru_store::Tx;

/// Whether this view shows more than every colleague sees.
pub fn counts_as_access(viewer: &Viewer, person: &PersonLine) -> bool {
    let more = !person.mobile.is_empty() || !person.active;
    more && viewer.id != person.id() && access::sees_all_mobiles(viewer)
}

/// Records the view, and whether it was of somebody from another department: the monthly review asks for
/// those (S-22), and where people serve changes.
///
/// # Errors
/// As any write.
pub fn record(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Error> {
    let elsewhere = match tx.cause().actor {
        Actor::Person { id, .. } => !persons::are_colleagues(tx.conn(), id, person)?,
        _ => false,
    };
    tx.record(
        &Event::new("directory.person_viewed")
            .about(Ref::new("directory", "person", person))
            .of_person(person)
            .with(serde_json::json!({ "elsewhere": elsewhere })),
    )?;
    Ok(())
}
