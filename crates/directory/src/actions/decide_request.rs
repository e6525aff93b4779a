//! Approve, decline or withdraw what was proposed.

use super::change_rights::of_the_one;
use super::grant_role::{apply, touched_by};
use super::repoint_source;
use crate::model::proposal::Proposal;
use crate::store::requests::{self, Request};
use crate::{Error, Options, Refusal, access};
use maru_kernel::{Event, Id, PersonId, Ref, Viewer};
use maru_store::Tx;

/// Decides about a request as a second person; approving carries it out.
///
/// # Errors
/// The rules of [`access::may_apply`] and about roles; [`Refusal::Decided`].
pub fn decide(
    tx: &mut Tx<'_>,
    options: &Options,
    viewer: &Viewer,
    id: Id,
    approve: bool,
) -> Result<(), Error> {
    let request = waiting(tx, id)?;
    let proposal = proposal(&request)?;
    let now = tx.now();
    let touched = touched_by(tx.conn(), &proposal, now)?;
    let allowed = access::may_apply(viewer, request.requested_by, proposal, &touched, options)?;
    close(tx, &request, viewer, if approve { "approved" } else { "declined" }, &touched)?;
    if approve {
        apply(tx, options, &allowed, Some(request.requested_by), &request.reason)
    } else {
        repoint_source::forget(options, allowed.noun());
        Ok(())
    }
}

/// Takes one's own request back.
///
/// # Errors
/// [`Error::Forbidden`] for somebody else's; [`Refusal::Decided`].
pub fn withdraw(tx: &mut Tx<'_>, options: &Options, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let request = waiting(tx, id)?;
    if request.requested_by != viewer.id {
        return Err(Error::Forbidden);
    }
    let (proposal, now) = (proposal(&request)?, tx.now());
    let touched = touched_by(tx.conn(), &proposal, now)?;
    close(tx, &request, viewer, "withdrawn", &touched)?;
    repoint_source::forget(options, &proposal);
    Ok(())
}

fn proposal(request: &Request) -> Result<Proposal, Error> {
    Ok(serde_json::from_str(&request.payload)?)
}

fn waiting(tx: &mut Tx<'_>, id: Id) -> Result<Request, Error> {
    let now = tx.now();
    Ok(requests::find_open(tx.conn(), now, id)?.ok_or(Refusal::Decided)?)
}

fn close(
    tx: &mut Tx<'_>,
    request: &Request,
    viewer: &Viewer,
    state: &'static str,
    touched: &[PersonId],
) -> Result<(), Error> {
    if !requests::decide(tx, request.id, state, viewer.id)? {
        return Err(Refusal::Decided.into());
    }
    let name = match state {
        "approved" => "directory.change_approved",
        "declined" => "directory.change_declined",
        _ => "directory.change_withdrawn",
    };
    let event = of_the_one(Event::new(name).about(Ref::new("directory", "request", request.id)), touched);
    tx.record(&event.to(vec![request.requested_by]).with(&request.payload))?;
    Ok(())
}
