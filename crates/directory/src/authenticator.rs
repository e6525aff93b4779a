//! Finds out for every request whose session it is and what its person may do.

use crate::model::policy::{self, Policies};
use crate::model::secret;
use crate::store::sessions::Found;
use crate::store::{grants, sessions};
use crate::{Options, access};
use maru_contract::Role;
use maru_kernel::{Id, Surroundings, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use maru_web::{Authenticator, Preferences, Session, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Permissions of each role, from all modules.
pub type PermissionsByRole = BTreeMap<Role, BTreeSet<&'static str>>;

/// Knows sessions by their secret.
pub(crate) struct SessionAuthenticator {
    pub(crate) options: Options,
    pub(crate) permissions: PermissionsByRole,
}

impl Authenticator for SessionAuthenticator {
    fn session(
        &self,
        conn: &mut DbConn,
        secret: &str,
        from: &Surroundings,
        now: Timestamp,
    ) -> StoreResult<Option<Session>> {
        let Some(found) = sessions::find(conn, &secret::digest(secret))? else { return Ok(None) };
        let policies = policies(conn, &self.options)?;
        let roles = roles(conn, Id::from_i64(found.person_id), now, &self.options)?;
        let holds_role = !roles.is_empty();
        let unused = now.duration_since(found.seen_at.0);
        let old = now.duration_since(found.created_at.0);
        if unused >= policies.idle(holds_role) || old >= policies.longest(holds_role) {
            return Ok(None);
        }
        let worth = if access::roles_work_from(from.address, &policies) { roles.as_slice() } else { &[] };
        let has_factor = found.has_factor == Some(true);
        Ok(Some(Session {
            id: Id::from_i64(found.id),
            preferences: preferences(&found),
            photo: photo(&found),
            pending: !found.factor_proven
                && access::needs_factor(&policies, holds_role, has_factor, from.address),
            ends_at: found.created_at.0 + policies.longest(holds_role),
            proven_at: found.proven_at.0,
            viewer: self.viewer(found, worth),
        }))
    }

    fn seen(&self, tx: &mut Tx<'_>, session: Id) -> StoreResult<()> {
        sessions::touch(tx, session)
    }
}

impl SessionAuthenticator {
    fn viewer(&self, found: Found, roles: &[Role]) -> Viewer {
        let permissions =
            roles.iter().filter_map(|role| self.permissions.get(role)).flatten().copied().collect();
        let lang = found.lang.filter(|l| !l.is_empty()).unwrap_or(found.person_lang);
        Viewer {
            id: Id::from_i64(found.person_id),
            name: found.name,
            title: found.title,
            unit: found.unit.unwrap_or_default(),
            lang: lang.parse().unwrap_or_default(),
            permissions: Arc::new(permissions),
        }
    }
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
