//! The one-time token by which the first administrators take their roles (S-7, S-121).

use super::grant_role::{check, grant_role_directly};
use crate::model::proposal::Proposal;
use crate::model::role_holder::HolderKind;
use crate::model::secret;
use crate::store::tokens::{self, Purpose};
use crate::{Error, Options, Refusal};
use jiff::SignedDuration;
use maru_contract::Role;
use maru_kernel::{Event, PersonId, Ref, Viewer};
use maru_store::Tx;

/// How long a token is good.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(72);

/// Makes a token with which `person`, signed in as themselves, takes `roles`. It is returned once and
/// kept as a hash.
///
/// # Errors
/// The rules about roles, so that no address is made that could never be used; otherwise as any write.
pub fn issue_token(
    tx: &mut Tx<'_>,
    options: &Options,
    person: PersonId,
    roles: &[Role],
) -> Result<String, Error> {
    let apart = |role: &Role| roles.iter().any(|other| role.excludes(*other));
    if !options.small_agency && roles.iter().any(apart) {
        return Err(Refusal::Excluded.into());
    }
    for role in roles {
        check(tx, options, &Proposal::grant(*role, (HolderKind::Person, person), None))?;
    }
    let token = secret::new_secret();
    let names: Vec<_> = roles.iter().map(|r| r.name()).collect();
    let until = tx.now() + GOOD_FOR;
    tokens::insert(tx, &secret::digest(&token), person, Purpose::Roles, &names.join(","), until)?;
    tx.record(
        &Event::new("directory.token_issued")
            .about(Ref::new("directory", "person", person))
            .of_person(person)
            .with(serde_json::json!({ "roles": names })),
    )?;
    Ok(token)
}

/// Gives `viewer` the roles of a token made for them. Of several who come with it, one is first.
///
/// # Errors
/// [`Refusal::Token`] when it is used, too old or somebody else's; the rules about roles.
pub fn use_token(
    tx: &mut Tx<'_>,
    options: &Options,
    viewer: &Viewer,
    token: &str,
    reason: &str,
) -> Result<(), Error> {
    let (hash, now) = (secret::digest(token), tx.now());
    let (person, roles) = tokens::valid(tx.conn(), &hash, Purpose::Roles, now)?.ok_or(Refusal::Token)?;
    if person != viewer.id || !tokens::use_up(tx, &hash)? {
        return Err(Refusal::Token.into());
    }
    for role in roles.split(',').filter_map(Role::from_name) {
        grant_role_directly(tx, options, person, role, reason)?;
    }
    Ok(())
}
