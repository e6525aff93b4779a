//! Every permission rule of this module: what roles are worth where, and who may change them.

use crate::model::lock::Lock;
use crate::model::policy::{Policies, lies_in};
use crate::model::proposal::Proposal;
use crate::{Error, Options, Refusal};
use maru_contract::Role;
use maru_kernel::{PersonId, Viewer};
use std::net::IpAddr;

maru_kernel::evidence!();

/// Open the console.
pub const CONSOLE: &str = "directory.console";
/// Propose grants and their end.
pub const MANAGE_ROLES: &str = "directory.roles.manage";
/// Approve or decline what others proposed.
pub const DECIDE_REQUESTS: &str = "directory.requests.decide";
/// Propose other policies.
pub const MANAGE_POLICIES: &str = "directory.policies.manage";
/// End sessions of others and take their second factor away.
pub const END_SESSIONS: &str = "directory.sessions.end";
/// See and end locks after wrong tries.
pub const END_LOCKS: &str = "directory.locks.end";
/// Watch and steer what comes from the agency's directory.
pub const MANAGE_SYNC: &str = "directory.sync.manage";
/// See private numbers and the history of people.
pub const PEOPLE_PRIVATE: &str = "directory.people.private";

/// Roles the suite cannot do without: their last holder stays, whoever or whatever would end it (S-503).
pub const NEVER_WITHOUT: [Role; 3] = [Role::System, Role::Security, Role::Auditor];

/// The roles that count. Somebody who came to hold roles that exclude one another, by way of a post or
/// group, has none of those (S-500); in a small agency one person may have them (S-502).
pub fn effective(roles: Vec<Role>, options: &Options) -> Vec<Role> {
    if options.small_agency {
        return roles;
    }
    let torn = |role: &Role| roles.iter().any(|other| role.excludes(*other));
    roles.iter().copied().filter(|role| !torn(role)).collect()
}

/// Whether roles work for somebody who comes from `address` (S-6). Elsewhere their holder is an
/// ordinary person, and pages that need a permission do not exist.
pub fn roles_work_from(address: Option<IpAddr>, policies: &Policies) -> bool {
    lies_in(address, &policies.admin)
}

/// Whether a password alone is not enough (S-25, S-118): for holders of roles, from outside, for
/// everybody who set up a second factor, and for all when the agency wants that.
pub fn needs_factor(
    policies: &Policies,
    holds_role: bool,
    has_factor: bool,
    address: Option<IpAddr>,
) -> bool {
    holds_role && policies.factor_for_roles
        || has_factor
        || policies.factor_for_all
        || !lies_in(address, &policies.inside)
}

/// Whether a password may be kept here for somebody who comes from `source`: only for people of no
/// source, so that nobody the agency's directory has switched off keeps a way in (S-309). In a
/// demonstration nobody real is behind the source.
///
/// # Errors
/// [`Refusal::KeptElsewhere`].
pub fn may_have_password(source: Option<&str>, options: &Options) -> Result<(), Error> {
    if source.is_none() || options.demonstration { Ok(()) } else { Err(Refusal::KeptElsewhere.into()) }
}

/// Whether somebody without a second factor may set one up during a sign-in from `address`: a stolen
/// password must not be enough from outside.
pub fn may_enrol_from(address: Option<IpAddr>, policies: &Policies) -> bool {
    lies_in(address, &policies.inside)
}

/// The verb of [`may_propose`].
#[derive(Debug)]
pub struct Propose;
/// The verb of [`may_apply`]: carry a proposal out.
#[derive(Debug)]
pub struct Apply;

/// Whether `viewer` may propose the change; `touched` are the people whose rights it changes.
///
/// # Errors
/// [`Error::Forbidden`] without the permission, [`Refusal::OwnRights`] for one's own rights (S-503).
pub fn may_propose(
    viewer: &Viewer,
    proposal: Proposal,
    touched: &[PersonId],
) -> Result<Allowed<Propose, Proposal>, Error> {
    let permission = match proposal {
        Proposal::Grant { .. } | Proposal::Revoke { .. } => MANAGE_ROLES,
        Proposal::Overrule { .. } | Proposal::Source { .. } => MANAGE_SYNC,
        Proposal::Policies { .. } => MANAGE_POLICIES,
    };
    refuse(viewer, permission, touched)?;
    Ok(Allowed::new(proposal))
}

/// Whether `viewer` may carry out what `proposer` proposed: another person with the right to decide,
/// whose own rights it does not change (S-501, S-503). In a small agency the proposer may (S-502).
///
/// # Errors
/// [`Refusal::SamePerson`], otherwise as for [`may_propose`].
pub fn may_apply(
    viewer: &Viewer,
    proposer: PersonId,
    proposal: Proposal,
    touched: &[PersonId],
    options: &Options,
) -> Result<Allowed<Apply, Proposal>, Error> {
    if viewer.id != proposer {
        refuse(viewer, DECIDE_REQUESTS, touched)?;
    } else if options.small_agency {
        may_propose(viewer, proposal.clone(), touched)?;
    } else {
        return Err(Refusal::SamePerson.into());
    }
    Ok(Allowed::new(proposal))
}

/// Whether `viewer` sees that `proposer` asked for a change: who may decide sees all, everybody else with a
/// role what they asked for themselves.
pub fn sees_request(viewer: &Viewer, proposer: PersonId) -> bool {
    viewer.may(DECIDE_REQUESTS) || viewer.id == proposer
}

/// A reason that somebody can judge later, without blanks around it (S-23, S-501).
///
/// # Errors
/// [`Refusal::Reason`] when it is too short, or longer than a page.
pub fn reason(text: &str) -> Result<&str, Error> {
    Ok(maru_kernel::reason(text).ok_or(Refusal::Reason)?)
}

/// Whether `viewer` may end the sessions of `person` and take their second factor away: those of others;
/// one's own are ended on the pages about oneself.
///
/// # Errors
/// [`Error::Forbidden`] without the permission, [`Refusal::OwnRights`] for oneself.
pub fn may_end_sessions_of(viewer: &Viewer, person: PersonId) -> Result<(), Error> {
    refuse(viewer, END_SESSIONS, &[person])
}

/// The verb of [`may_steer`].
#[derive(Debug)]
pub struct Steer;
/// What comes from the agency's directory, and how.
#[derive(Debug)]
pub struct Synchronisation;

/// Whether `viewer` may configure sources, plan, apply what no brake holds, and undo.
///
/// # Errors
/// [`Error::Forbidden`] without the permission.
pub fn may_steer(viewer: &Viewer) -> Result<Allowed<Steer, Synchronisation>, Error> {
    refuse(viewer, MANAGE_SYNC, &[])?;
    Ok(Allowed::new(Synchronisation))
}

/// The verb of [`may_unlock`].
#[derive(Debug)]
pub struct Unlock;

/// Whether `viewer` may end a lock before its time: not their own, nor that of the address they come from.
///
/// # Errors
/// [`Error::Forbidden`] without the permission, [`Refusal::OwnRights`].
pub fn may_unlock(viewer: &Viewer, lock: Lock, own_address: bool) -> Result<Allowed<Unlock, Lock>, Error> {
    let whose: Vec<PersonId> = lock.person.iter().map(|(person, _)| *person).collect();
    refuse(viewer, END_LOCKS, &whose)?;
    if own_address { Err(Refusal::OwnRights.into()) } else { Ok(Allowed::new(lock)) }
}

/// The installer and the operator at the command line set up the first administrators.
pub(crate) fn installation(proposal: Proposal) -> Allowed<Apply, Proposal> {
    Allowed::new(proposal)
}

fn refuse(viewer: &Viewer, permission: &str, touched: &[PersonId]) -> Result<(), Error> {
    if !viewer.may(permission) {
        return Err(Error::Forbidden);
    }
    if touched.contains(&viewer.id) { Err(Refusal::OwnRights.into()) } else { Ok(()) }
}

/// Whether `viewer` sees this person at all: a guest sees themselves only (S-34).
pub fn sees_person(viewer: &Viewer, person: PersonId) -> bool {
    !viewer.guest || viewer.id == person
}

/// Whether `viewer` sees people who have left.
pub fn sees_gone(viewer: &Viewer) -> bool {
    viewer.may(PEOPLE_PRIVATE)
}

/// Whether `viewer` is told what those are called who have left, where their name stands under what they did here: records
/// keep their authors. Guests are told of nobody.
pub fn sees_names_under_records(viewer: &Viewer) -> bool {
    !viewer.guest
}

/// Whether `viewer` sees everybody's mobile number and finds people by it.
pub fn sees_all_mobiles(viewer: &Viewer) -> bool {
    viewer.may(PEOPLE_PRIVATE)
}

/// Whether `viewer` sees this person's mobile number: their own, a colleague's of the same unit, or
/// everybody's by permission (S-34).
pub fn sees_mobile(viewer: &Viewer, person: PersonId, shares_unit: bool) -> bool {
    shares_unit || viewer.id == person || sees_all_mobiles(viewer)
}
