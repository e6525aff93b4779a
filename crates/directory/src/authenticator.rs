//! Finds out for every request whose session it is and what its person may do.

use crate::model::policy::{self, Policies};
use crate::model::secret;
use crate::store::sessions::Found;
use crate::store::{grants, sessions};
use crate::{Options, Parts, access, actions};
use maru_contract::Role;
use maru_kernel::{Cause, Event, Id, Ref, Surroundings, Timestamp, Viewer};
use maru_store::{Db, DbConn, Remembered, StoreResult, Tx};
use maru_web::{Authenticator, Preferences, Proving, Session, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::Arc;

/// Permissions of each role, from all modules.
pub type PermissionsByRole = BTreeMap<Role, BTreeSet<&'static str>>;

/// Knows sessions by their secret.
pub(crate) struct SessionAuthenticator {
    pub(crate) parts: Arc<Parts>,
    pub(crate) permissions: PermissionsByRole,
    /// Asked by every request, changed by two persons once in a while.
    pub(crate) policies: Remembered<Policies>,
}

impl Authenticator for SessionAuthenticator {
    fn session(
        &self,
        conn: &mut DbConn,
        secret: &str,
        from: &Surroundings,
        now: Timestamp,
    ) -> StoreResult<Option<Session>> {
        let Some(found) = sessions::find(conn, &secret::digest(secret), now)? else { return Ok(None) };
        let options = &self.parts.options;
        let policies = self.policies.get(|| policies(conn, options))?;
        let roles = roles(conn, Id::from_i64(found.person_id), now, options)?;
        let holds_role = !roles.is_empty();
        let unused = now.duration_since(found.seen_at.0);
        let old = now.duration_since(found.created_at.0);
        let idle = policies.idle(holds_role);
        // A visit from the future began while the clock was ahead, and would last too long (S-417).
        if unused >= idle || old >= policies.longest(holds_role) || old <= -idle {
            return Ok(None);
        }
        let carried = Arc::new(self.carried_by(&roles));
        let here = access::roles_work_from(from.address, &policies);
        let (worth, withheld) = if here { (carried, Arc::default()) } else { (Arc::default(), carried) };
        let owed = owed(&found, &policies, holds_role, from.address, now);
        Ok(Some(Session {
            id: Id::from_i64(found.id),
            preferences: preferences(&found),
            photo: photo(&found),
            pending: owed.is_some(),
            idle: idle.unsigned_abs(),
            ends_at: found.created_at.0 + policies.longest(holds_role),
            proven_at: found.proven_at.0,
            viewer: viewer(found, worth),
            withheld,
        }))
    }

    fn seen(&self, tx: &mut Tx<'_>, session: Id) -> StoreResult<()> {
        sessions::touch(tx, session)
    }

    fn refused(&self, tx: &mut Tx<'_>, session: &Session, path: &str) -> StoreResult<()> {
        let event = Event::new("directory.console_refused");
        let event = event.about(Ref::new("directory", "person", session.viewer.id));
        tx.record(&event.with(serde_json::json!({ "path": path })))?;
        Ok(())
    }

    fn prove<'a>(
        &'a self,
        db: &'a Db,
        cause: &'a Cause,
        session: &'a Session,
        password: &'a str,
    ) -> Proving<'a> {
        Box::pin(async move {
            let opened = actions::prove_again(db, cause, &self.parts, session, password).await?;
            Ok(opened.secret)
        })
    }
}

impl SessionAuthenticator {
    fn carried_by(&self, roles: &[Role]) -> BTreeSet<&'static str> {
        roles.iter().filter_map(|role| self.permissions.get(role)).flatten().copied().collect()
    }
}

fn viewer(found: Found, permissions: Arc<BTreeSet<&'static str>>) -> Viewer {
    let lang = found.lang.filter(|l| !l.is_empty()).unwrap_or(found.person_lang);
    Viewer {
        id: Id::from_i64(found.person_id),
        name: found.name,
        title: found.title,
        unit: found.unit.unwrap_or_default(),
        lang: lang.parse().unwrap_or_default(),
        permissions,
        guest: found.guest,
    }
}

/// What a session still owes before its person may do anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owed {
    /// The second factor (S-118).
    Factor,
    /// A new password: the one kept here is too old (S-3).
    Password,
}

fn owed(
    found: &Found,
    policies: &Policies,
    holds_role: bool,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Option<Owed> {
    let has_factor = found.has_factor == Some(true);
    if !found.factor_proven && access::needs_factor(policies, holds_role, has_factor, address) {
        return Some(Owed::Factor);
    }
    let overdue = found.password_at.is_some_and(|at| policies.passwords.is_overdue(at.0, now));
    overdue.then_some(Owed::Password)
}

/// What the session of this secret still owes.
///
/// # Errors
/// As any read.
pub(crate) fn owed_by(
    conn: &mut DbConn,
    secret: &str,
    address: Option<IpAddr>,
    now: Timestamp,
    options: &Options,
) -> StoreResult<Option<Owed>> {
    let Some(found) = sessions::find(conn, &secret::digest(secret), now)? else { return Ok(None) };
    let holds_role = !roles(conn, Id::from_i64(found.person_id), now, options)?.is_empty();
    Ok(owed(&found, &policies(conn, options)?, holds_role, address, now))
}

/// The policies as they are now.
///
/// # Errors
/// As any read.
pub(crate) fn policies(conn: &mut DbConn, options: &Options) -> StoreResult<Policies> {
    Ok(Policies::read(&maru_store::settings_like(conn, policy::PREFIX)?, options))
}

/// The roles of a person that count.
///
/// # Errors
/// As any read.
pub(crate) fn roles(
    conn: &mut DbConn,
    person: Id,
    now: Timestamp,
    options: &Options,
) -> StoreResult<Vec<Role>> {
    Ok(access::effective(grants::roles_of(conn, person, now)?, options))
}

fn preferences(found: &Found) -> Preferences {
    let chosen = found.lang.as_deref().filter(|l| !l.is_empty()).unwrap_or(&found.person_lang);
    Preferences {
        lang: chosen.parse().ok(),
        theme: Theme::from_name(found.theme.as_deref().unwrap_or_default()),
        density: found.density.clone().unwrap_or_default(),
        keys_off: found.keys_off == Some(true),
    }
}

fn photo(found: &Found) -> Option<String> {
    let id = Id::from_i64(found.person_id);
    (!found.photo_hash.is_empty()).then(|| format!("/people/{id}/photo?v={}", found.photo_hash))
}
