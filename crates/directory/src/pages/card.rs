//! The card of a person: every page that shows one reads it here, so that nobody sees it unrecorded.

use crate::actions::view_person;
use crate::model::{Person, PersonLine};
use crate::store::appointments::{self, Place};
use crate::store::persons;
use crate::{Error, access};
use maru_kernel::Id;
use maru_web::{Cx, Failure};

/// What a card is made of.
pub(super) struct OpenCard {
    pub(super) person: Person,
    pub(super) places: Vec<Place>,
    /// The head of their unit.
    pub(super) head: Option<PersonLine>,
}

/// Reads a card for the viewer, and writes it down when it shows more than every colleague sees (S-19).
pub(super) async fn open_card(cx: &Cx, id: Id) -> Result<OpenCard, Failure> {
    let viewer = cx.viewer()?.clone();
    let by = viewer.clone();
    let card = cx
        .read(move |conn| {
            let person = persons::card(conn, &by, id)?.filter(|_| access::sees_person(&by, id));
            let person = person.ok_or(Error::Missing)?;
            let places = appointments::of_person(conn, &by, id)?;
            let unit = person.line.unit_id;
            let head = unit.map(|unit| appointments::head(conn, &by, unit)).transpose()?.flatten();
            Ok::<_, Error>(OpenCard { person, places, head })
        })
        .await?;
    if view_person::counts_as_access(&viewer, &card.person.line) {
        cx.write(move |tx| view_person::record(tx, id)).await?;
    }
    Ok(card)
}
