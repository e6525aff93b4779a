//! Propose a change of rights or policies.

use super::grant_role::{apply, check, deciders, touched_by};
use crate::model::proposal::Proposal;
use crate::store::requests;
use crate::{Error, Options, access};
use jiff::SignedDuration;
use maru_kernel::{Event, Id, PersonId, Ref, Viewer};
use maru_store::Tx;

/// How long a request can be approved (S-501).
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Asks for `proposal`; once, however often the form is sent. The request's id, or `None` when it was
/// carried out at once because this is a small agency (S-502).
///
/// # Errors
/// The rules of [`access::may_propose`] and about roles.
pub fn propose(
    tx: &mut Tx<'_>,
    options: &Options,
    viewer: &Viewer,
    proposal: Proposal,
    reason: &str,
) -> Result<Option<Id>, Error> {
    let reason = access::reason(reason)?;
    let now = tx.now();
    let touched = touched_by(tx.conn(), &proposal, now)?;
    let allowed = access::may_propose(viewer, proposal, &touched)?;
    check(tx, options, allowed.noun())?;
    let proposal = allowed.noun();
    if options.small_agency {
        let apply_it = access::may_apply(viewer, viewer.id, proposal.clone(), &touched, options)?;
        apply(tx, options, &apply_it, Some(viewer.id), reason)?;
        return Ok(None);
    }
    let payload = proposal.text()?;
    if let Some(known) = requests::same(tx, proposal.kind(), &payload, viewer.id)? {
        return Ok(Some(known));
    }
    let id = requests::insert(tx, proposal.kind(), &payload, reason, viewer.id, now + GOOD_FOR)?;
    let told = deciders(tx, options, viewer.id)?;
    let event = Event::new("directory.change_requested").about(Ref::new("directory", "request", id)).to(told);
    let event = of_the_one(event, &touched);
    tx.record(&event.with(serde_json::json!({ "change": proposal, "reason": reason })))?;
    Ok(Some(id))
}

/// A change that touches one person is a deed with their data (S-19).
pub(super) fn of_the_one(event: Event, touched: &[PersonId]) -> Event {
    match touched {
        [person] => event.of_person(*person),
        _ => event,
    }
}
