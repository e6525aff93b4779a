//! Carry out an approved change of rights or policies.

use super::change_policies::change_policies;
use super::end_session::{Why, end_sessions_of};
use crate::access::{self, Allowed, Apply, NEVER_WITHOUT};
use crate::model::proposal::Proposal;
use crate::model::role_holder::{Holder, HolderKind};
use crate::store::grants::{self, Grant};
use crate::store::requests;
use crate::{Error, Options, Refusal, authenticator};
use maru_contract::Role;
use maru_kernel::{Event, Id, PersonId, Ref, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, lock_name};

/// Roles that no group, unit or post of a directory source may carry (S-131).
const NEVER_BY_SOURCE: [Role; 4] = [Role::Security, Role::Auditor, Role::Privacy, Role::Legal];

/// The people whose rights a proposal changes.
///
/// # Errors
/// As any read.
pub fn touched_by(conn: &mut DbConn, proposal: &Proposal, now: Timestamp) -> StoreResult<Vec<PersonId>> {
    match proposal {
        Proposal::Grant { holder_kind, holder, .. } => {
            grants::members_sooner_or_later(conn, (*holder_kind, Id::from_i64(*holder)), now)
        }
        Proposal::Revoke { grant } => {
            let all = grants::in_force(conn, now)?;
            match all.into_iter().find(|g| g.id.as_i64() == *grant) {
                Some(grant) => grants::members_sooner_or_later(conn, grant.holder, now),
                None => Ok(Vec::new()),
            }
        }
        Proposal::Overrule { .. } | Proposal::Source { .. } | Proposal::Policies { .. } => Ok(Vec::new()),
    }
}

/// Carries out what was allowed. `by` is who proposed it; `None` is the installer.
///
/// # Errors
/// The rules about roles, out-of-bounds policies, or as any write.
pub fn apply(
    tx: &mut Tx<'_>,
    options: &Options,
    allowed: &Allowed<Apply, Proposal>,
    by: Option<PersonId>,
    reason: &str,
) -> Result<(), Error> {
    // One change of rights at a time: two of them could each leave the other's last holder (S-177).
    lock_name(tx, "directory.grants")?;
    check(tx, options, allowed.noun())?;
    match allowed.noun() {
        Proposal::Grant { role, holder_kind, holder, until } => {
            let role = Role::from_name(role).ok_or(Refusal::NoHolder)?;
            give(tx, role, (*holder_kind, Id::from_i64(*holder)), by, reason, *until)
        }
        Proposal::Revoke { grant } => {
            let grant = running(tx, *grant)?;
            take(tx, &grant, by, reason)
        }
        Proposal::Overrule { run } => super::steer_sync::overrule(tx, *run, reason),
        Proposal::Source { name, config, .. } => super::repoint_source::carry_out(tx, options, name, config),
        Proposal::Policies { changes } => change_policies(tx, changes),
    }
}

/// Gives `person` a role at once: for the installer and the demo only.
///
/// # Errors
/// As [`apply`].
pub fn grant_role_directly(
    tx: &mut Tx<'_>,
    options: &Options,
    person: PersonId,
    role: Role,
    reason: &str,
) -> Result<(), Error> {
    let proposal = Proposal::grant(role, (HolderKind::Person, person), None);
    apply(tx, options, &access::installation(proposal), None, reason)
}

/// Whether the change keeps the rules about roles, as things are now.
pub(super) fn check(tx: &mut Tx<'_>, options: &Options, proposal: &Proposal) -> Result<(), Error> {
    match proposal {
        Proposal::Grant { role, holder_kind, holder, until } => {
            let role = Role::from_name(role).ok_or(Refusal::NoHolder)?;
            if until.is_some_and(|u| u <= tx.now()) {
                return Err(Refusal::Until.into());
            }
            check_grant(tx, options, role, (*holder_kind, Id::from_i64(*holder)))
        }
        Proposal::Revoke { grant } => {
            let grant = running(tx, *grant)?;
            check_not_last(tx, options, &grant)
        }
        Proposal::Overrule { run } => super::steer_sync::check_overrule(tx, *run),
        Proposal::Source { name, from, config } => {
            super::repoint_source::check_repointing(tx, options, name, from, config)
        }
        Proposal::Policies { changes } => super::change_policies::check_policies(tx, options, changes),
    }
}

fn check_grant(tx: &mut Tx<'_>, options: &Options, role: Role, holder: Holder) -> Result<(), Error> {
    let now = tx.now();
    grants::holder_name(tx.conn(), holder)?.ok_or(Refusal::NoHolder)?;
    if grants::in_force(tx.conn(), now)?.iter().any(|g| g.role == role && g.holder == holder) {
        return Err(Refusal::HeldAlready.into());
    }
    if grants::is_guest(tx.conn(), holder)? {
        return Err(Refusal::Guest.into());
    }
    if NEVER_BY_SOURCE.contains(&role) && grants::is_foreign(tx.conn(), holder)? {
        return Err(Refusal::ForeignHolder.into());
    }
    if options.small_agency || !Role::ALL.iter().any(|other| role.excludes(*other)) {
        return Ok(());
    }
    for person in grants::members_sooner_or_later(tx.conn(), holder, now)? {
        if grants::roles_of(tx.conn(), person, now)?.iter().any(|held| role.excludes(*held)) {
            return Err(Refusal::Excluded.into());
        }
    }
    Ok(())
}

/// Somebody else, who is here and can use it, must hold the role for good by another grant.
fn check_not_last(tx: &mut Tx<'_>, options: &Options, ending: &Grant) -> Result<(), Error> {
    if !NEVER_WITHOUT.contains(&ending.role) {
        return Ok(());
    }
    let now = tx.now();
    let losing = grants::members_of(tx.conn(), ending.holder, now)?;
    let others = grants::in_force(tx.conn(), now)?;
    for grant in others.iter().filter(|g| g.role == ending.role && g.id != ending.id && g.until_at.is_none())
    {
        for person in grants::members_of(tx.conn(), grant.holder, now)? {
            let counts = !losing.contains(&person)
                && authenticator::roles(tx.conn(), person, now, options)?.contains(&ending.role);
            if counts {
                return Ok(());
            }
        }
    }
    Err(Refusal::LastHolder.into())
}

fn running(tx: &mut Tx<'_>, grant: i64) -> Result<Grant, Error> {
    let now = tx.now();
    let found = grants::in_force(tx.conn(), now)?.into_iter().find(|g| g.id.as_i64() == grant);
    found.ok_or(Error::Missing)
}

fn give(
    tx: &mut Tx<'_>,
    role: Role,
    holder: Holder,
    by: Option<PersonId>,
    reason: &str,
    until: Option<Timestamp>,
) -> Result<(), Error> {
    let grant = grants::insert(tx, role, holder, access::reason(reason)?, by, until)?;
    changed(tx, "directory.role_granted", grant, role, holder, reason)
}

fn take(tx: &mut Tx<'_>, grant: &Grant, by: Option<PersonId>, reason: &str) -> Result<(), Error> {
    let now = tx.now();
    let people = grants::members_of(tx.conn(), grant.holder, now)?;
    grants::end(tx, grant.id, by)?;
    // What they asked for rested on the right they had (S-27).
    requests::lapse_of(tx, &people)?;
    changed(tx, "directory.role_revoked", grant.id, grant.role, grant.holder, reason)
}

/// Whoever is touched is told and signs in anew, so that the second factor is asked for (S-132).
fn changed(
    tx: &mut Tx<'_>,
    name: &'static str,
    grant: Id,
    role: Role,
    holder: Holder,
    reason: &str,
) -> Result<(), Error> {
    let now = tx.now();
    let people = grants::members_of(tx.conn(), holder, now)?;
    end_sessions_of(tx, &people, Why::Changed)?;
    let details = serde_json::json!({
        "role": role.name(), "holder_kind": holder.0.name(), "holder": holder.1.to_string(), "reason": reason,
    });
    let event = Event::new(name).about(Ref::new("directory", "grant", grant)).to(people).with(details);
    tx.record(&if holder.0 == HolderKind::Person { event.of_person(holder.1) } else { event })?;
    Ok(())
}

/// The people who may decide about requests, to be told of one.
pub(super) fn deciders(tx: &mut Tx<'_>, options: &Options, but: PersonId) -> StoreResult<Vec<PersonId>> {
    let now = tx.now();
    let mut people = Vec::new();
    for grant in grants::in_force(tx.conn(), now)? {
        if matches!(grant.role, Role::Security | Role::System | Role::Auditor) {
            people.extend(grants::members_of(tx.conn(), grant.holder, now)?);
        }
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|p| *p != but);
    let mut counted = Vec::new();
    for person in people {
        if !authenticator::roles(tx.conn(), person, now, options)?.is_empty() {
            counted.push(person);
        }
    }
    Ok(counted)
}
