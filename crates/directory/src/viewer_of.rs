//! How somebody who is not asking right now sees things: in their language, with what they may see
//! wherever they come from.

use crate::store::faces;
use crate::{Parts, authenticator};
use maru_contract::{Contributions, Offers, Role};
use maru_kernel::{PersonId, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Adds the offer.
pub(crate) fn bring(parts: &Arc<Parts>, to: &mut Contributions) {
    let (options, offers) = (parts.options.clone(), parts.offers.clone());
    to.viewer_of = Some(Arc::new(move |conn, person| {
        let now = Timestamp::now();
        let roles = authenticator::roles(conn, person, now, &options)?;
        viewer_of(conn, person, now, permissions(&offers, &roles))
    }));
}

/// What the roles of somebody carry. Network and second factor are not asked here, since nobody is
/// signed in: a card tells a title and a line, and the page it leads to asks for both again.
fn permissions(offers: &Offers, roles: &[Role]) -> BTreeSet<&'static str> {
    let all = offers.all();
    let carried = all.permissions.iter().filter(|p| p.roles.iter().any(|r| roles.contains(r)));
    carried.map(|p| p.id).collect()
}

fn viewer_of(
    conn: &mut DbConn,
    person: PersonId,
    now: Timestamp,
    permissions: BTreeSet<&'static str>,
) -> StoreResult<Option<Viewer>> {
    let Some(found) = faces::one(conn, person, now)? else { return Ok(None) };
    let lang = found.lang.filter(|l| !l.is_empty()).unwrap_or(found.person_lang);
    Ok(Some(Viewer {
        id: person,
        name: found.name,
        title: found.title,
        unit: found.unit.unwrap_or_default(),
        lang: lang.parse().unwrap_or_default(),
        permissions: Arc::new(permissions),
        guest: found.guest,
    }))
}
