//! A module, and what it brings to the house.

use crate::{
    Channel, ConsoleCard, Custody, Describe, Evidence, Finder, HealthCheck, Keeps, Listener, Making, Measure,
    Offers, Panel, Permission, Preservation, Quiet, Retention, ScopeKeys, SearchSource, Tile, ViewerOf,
};
use maru_kernel::Lang;
use maru_store::{Handler, ModuleMigrations};
use maru_web::live::TopicGuard;
use maru_web::{Banner, Counter, Full, NavEntry, Route};
use std::sync::Arc;

/// What one module brings. Listed once, in the installer.
pub trait Module: Send + Sync + 'static {
    /// Short stable name: prefix of its URLs, tables, events, permissions and texts.
    fn id(&self) -> &'static str;
    /// The steps that make its tables.
    fn migrations(&self) -> ModuleMigrations;
    /// Its pages, each with its rule.
    fn routes(&self) -> Vec<Route>;
    /// Everything else it offers.
    fn bring(&self, to: &mut Contributions);
}

/// An event's name, and what it is called in the audit log.
pub type EventLabel = (&'static str, fn(Lang) -> &'static str);

/// Everything a module may offer without knowing who uses it. A new kind of offer changes this struct
/// and no module.
#[derive(Default)]
pub struct Contributions {
    /// Permissions, with the roles that carry them.
    pub permissions: Vec<Permission>,
    /// Entries of the main navigation.
    pub navigation: Vec<NavEntry>,
    /// The count of unread notices; at most one module brings it.
    pub unread: Option<Counter>,
    /// When somebody wants to be told of nothing that can wait; at most one module brings it.
    pub quiet: Option<Quiet>,
    /// Events that cannot wait for the end of quiet hours.
    pub urgent: Vec<&'static str>,
    /// Ways into the administration.
    pub console: Vec<ConsoleCard>,
    /// Figures on the home page.
    pub tiles: Vec<Tile>,
    /// Short lists on the home page.
    pub panels: Vec<Panel>,
    /// House-wide banners.
    pub banners: Vec<Banner>,
    /// Whether new work is refused for want of room; at most one module brings it.
    pub full: Option<Full>,
    /// Background jobs.
    pub jobs: Vec<Handler>,
    /// Those who want to hear of events.
    pub listeners: Vec<Arc<dyn Listener>>,
    /// Ways to reach a person.
    pub channels: Vec<Arc<dyn Channel>>,
    /// Those who make something of what was said elsewhere.
    pub makings: Vec<Arc<dyn Making>>,
    /// Those who turn references into cards.
    pub describers: Vec<Arc<dyn Describe>>,
    /// What can be found.
    pub search: Vec<Arc<dyn SearchSource>>,
    /// Those who find things without the index.
    pub finders: Vec<Arc<dyn Finder>>,
    /// The keys by which a viewer finds things, beside their own.
    pub scopes: Vec<ScopeKeys>,
    /// How somebody who is not asking sees things; at most one module brings it.
    pub viewer_of: Option<ViewerOf>,
    /// What is kept for how long.
    pub retention: Vec<Arc<dyn Retention>>,
    /// What audited cases may read.
    pub evidence: Vec<Arc<dyn Evidence>>,
    /// Those who keep things although their time is over.
    pub preservation: Vec<Arc<dyn Preservation>>,
    /// What belongs to people personally and has to be handed over.
    pub custody: Vec<Arc<dyn Custody>>,
    /// What is left out of a backup or lies beside the tables.
    pub keeps: Vec<Arc<dyn Keeps>>,
    /// Who may listen to live changes.
    pub topics: Vec<Arc<dyn TopicGuard>>,
    /// What the health page shows.
    pub health: Vec<HealthCheck>,
    /// What programs watch over time.
    pub measures: Vec<Measure>,
    /// What events are called in the audit log, by name.
    pub event_labels: Vec<EventLabel>,
    /// Events of which the newest notice about a thing says all that one nobody has read yet said.
    pub newest_suffices: Vec<&'static str>,
    /// Modules that want to see all offers once they are complete.
    pub readers: Vec<Offers>,
}
