//! The house: all modules put together, refused at start-up when they contradict one another.

use crate::{Contributions, Module, Permission, Role};
use maru_store::ModuleMigrations;
use maru_web::Route;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use thiserror::Error;

/// Two modules contradict one another; a mistake in the program, never of an operator.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum HouseError {
    /// Two modules have the same id.
    #[error("two modules are called `{0}`")]
    SameModule(&'static str),
    /// Two routes have the same method and path.
    #[error("two routes answer {0}")]
    SameRoute(String),
    /// Two permissions have the same id.
    #[error("two permissions are called `{0}`")]
    SamePermission(&'static str),
    /// A route asks for a permission nobody registered.
    #[error("{route} asks for the unknown permission `{permission}`")]
    UnknownPermission {
        /// The route.
        route: String,
        /// The permission.
        permission: &'static str,
    },
    /// A permission or job does not carry its module's name.
    #[error("`{0}` does not begin with a module's name")]
    ForeignName(&'static str),
    /// Two jobs have the same kind.
    #[error("two jobs are called `{0}`")]
    SameJob(&'static str),
    /// Two offers of one kind have the same name: each would be taken for the other.
    #[error("two {kind} are called `{name}`")]
    SameOffer {
        /// What they are.
        kind: &'static str,
        /// What both are called.
        name: String,
    },
    /// Two modules bring what only one may bring.
    #[error("two modules bring `{0}`")]
    SecondOf(&'static str),
}

/// All modules and all they bring.
pub struct House {
    modules: Vec<Arc<dyn Module>>,
    /// All offers.
    pub offers: Arc<Contributions>,
    /// All routes, each module's and those of `web`.
    pub routes: Vec<Route>,
}

impl House {
    /// Puts the modules together.
    ///
    /// # Errors
    /// Any contradiction between them.
    pub fn build(modules: Vec<Arc<dyn Module>>) -> Result<House, HouseError> {
        let mut ids = BTreeSet::new();
        let mut offers = Contributions::default();
        let mut routes = maru_web::routes();
        for module in &modules {
            if !ids.insert(module.id()) {
                return Err(HouseError::SameModule(module.id()));
            }
            let (unread, full, viewer_of, quiet) =
                (offers.unread.clone(), offers.full.clone(), offers.viewer_of.clone(), offers.quiet.clone());
            module.bring(&mut offers);
            only_one("unread", unread.as_ref(), offers.unread.as_ref())?;
            only_one("full", full.as_ref(), offers.full.as_ref())?;
            only_one("viewer_of", viewer_of.as_ref(), offers.viewer_of.as_ref())?;
            only_one("quiet", quiet.as_ref(), offers.quiet.as_ref())?;
            routes.extend(module.routes());
        }
        offers.navigation.sort_by_key(|entry| entry.order);
        offers.tiles.sort_by_key(|tile| tile.order);
        offers.panels.sort_by_key(|panel| panel.order);
        offers.console.sort_by_key(|card| card.order);
        check_names(&ids, &offers)?;
        check_offers(&offers)?;
        check_routes(&routes, &offers.permissions)?;
        check_console(&offers)?;
        let readers = std::mem::take(&mut offers.readers);
        let offers = Arc::new(offers);
        readers.iter().for_each(|reader| reader.fill(&offers));
        Ok(House { modules, offers, routes })
    }

    /// The steps of all modules' tables.
    pub fn migrations(&self) -> Vec<ModuleMigrations> {
        self.modules.iter().map(|m| m.migrations()).collect()
    }

    /// The permissions that the given roles carry together.
    pub fn permissions_of(&self, roles: &[Role]) -> BTreeSet<&'static str> {
        permissions_of(&self.offers.permissions, roles)
    }

    /// Has `hub` ask this house's guards who may listen to what.
    pub fn guard_topics(&self, hub: &maru_web::live::Hub) {
        for guard in &self.offers.topics {
            hub.guard(Arc::clone(guard));
        }
    }

    /// Permissions by role, for the matrix an administrator sees.
    pub fn permissions_by_role(&self) -> BTreeMap<Role, BTreeSet<&'static str>> {
        Role::ALL.into_iter().map(|role| (role, self.permissions_of(&[role]))).collect()
    }
}

fn permissions_of(permissions: &[Permission], roles: &[Role]) -> BTreeSet<&'static str> {
    permissions.iter().filter(|p| p.roles.iter().any(|r| roles.contains(r))).map(|p| p.id).collect()
}

fn check_names(ids: &BTreeSet<&'static str>, offers: &Contributions) -> Result<(), HouseError> {
    let owned = |name: &'static str| name.split('.').next().is_some_and(|module| ids.contains(module));
    let (mut permissions, mut jobs) = (BTreeSet::new(), BTreeSet::new());
    for permission in &offers.permissions {
        if !owned(permission.id) {
            return Err(HouseError::ForeignName(permission.id));
        }
        if !permissions.insert(permission.id) {
            return Err(HouseError::SamePermission(permission.id));
        }
    }
    for job in &offers.jobs {
        if !owned(job.kind) {
            return Err(HouseError::ForeignName(job.kind));
        }
        if !jobs.insert(job.kind) {
            return Err(HouseError::SameJob(job.kind));
        }
    }
    Ok(())
}

/// What may come once only: nobody puts theirs in the place of another's.
fn only_one<O: ?Sized>(
    what: &'static str,
    before: Option<&Arc<O>>,
    now: Option<&Arc<O>>,
) -> Result<(), HouseError> {
    match (before, now) {
        (Some(before), Some(now)) if !Arc::ptr_eq(before, now) => Err(HouseError::SecondOf(what)),
        _ => Ok(()),
    }
}

/// A listener's place, a channel's deliveries and a module's references are known by these names.
fn check_offers(offers: &Contributions) -> Result<(), HouseError> {
    distinct("listeners", offers.listeners.iter().map(|o| o.name()))?;
    distinct("channels", offers.channels.iter().map(|o| o.name()))?;
    distinct("makers", offers.makings.iter().map(|o| o.key()))?;
    distinct("describers", offers.describers.iter().map(|o| o.module()))?;
    distinct("search sources", offers.search.iter().map(|o| o.module()))?;
    distinct("finders", offers.finders.iter().map(|o| o.name()))?;
    distinct("retention classes", offers.retention.iter().map(|o| o.class()))?;
    distinct("sources of evidence", offers.evidence.iter().map(|o| o.module()))?;
    distinct("preservations", offers.preservation.iter().map(|o| o.name()))?;
    distinct("custodians", offers.custody.iter().map(|o| o.module()))?;
    distinct("topic guards", offers.topics.iter().map(|o| o.module()))?;
    distinct("measures", offers.measures.iter().map(|o| o.key))?;
    distinct("health checks", offers.health.iter().map(|o| o.key))
}

fn distinct<'n>(kind: &'static str, names: impl Iterator<Item = &'n str>) -> Result<(), HouseError> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(HouseError::SameOffer { kind, name: name.to_owned() });
        }
    }
    Ok(())
}

fn check_console(offers: &Contributions) -> Result<(), HouseError> {
    let known = |id: &str| offers.permissions.iter().any(|p| p.id == id);
    match offers.console.iter().find(|card| !known(card.permission)) {
        Some(card) => {
            Err(HouseError::UnknownPermission { route: card.href.to_owned(), permission: card.permission })
        }
        None => Ok(()),
    }
}

fn check_routes(routes: &[Route], permissions: &[Permission]) -> Result<(), HouseError> {
    let mut seen = BTreeSet::new();
    for route in routes {
        if !seen.insert((route.method.to_string(), route.path)) {
            return Err(HouseError::SameRoute(format!("{} {}", route.method, route.path)));
        }
        if let maru_web::Rule::May(permission) = route.rule
            && !permissions.iter().any(|p| p.id == permission)
        {
            return Err(HouseError::UnknownPermission { route: format!("{route:?}"), permission });
        }
    }
    Ok(())
}
