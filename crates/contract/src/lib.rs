//! How modules and the house know of each other: what a module is, and everything it may offer.
//! Traits and tables only; nothing is implemented here.

mod card;
mod console;
mod custody;
mod dispatch;
mod evidence;
mod health;
mod house;
mod keeps;
mod making;
mod module;
mod offers;
mod panel;
mod permission;
mod retention;
mod search;
mod tile;

pub use card::{Card, Channel, Describe, Quiet};
pub use console::ConsoleCard;
pub use custody::Custody;
pub use dispatch::{Dispatcher, Listener, dispatch};
pub use evidence::{
    Evidence, EvidenceContent, EvidenceDay, EvidenceFile, EvidenceLine, EvidencePlace, Exhibit, Reach,
    Wording,
};
pub use health::{Condition, Health, HealthCheck, Look, Measure, Reading};
pub use house::{House, HouseError};
pub use keeps::{Content, Hold, Keeps};
pub use making::{Making, MakingPlace, Quote};
pub use module::{Contributions, EventLabel, Module};
pub use offers::Offers;
pub use panel::{Panel, PanelLine, PanelLines};
pub use permission::{Permission, Role};
pub use retention::{Concerns, DueItem, HOLDING, Keeping, Preservation, Retention};
pub use search::{Document, Finder, ScopeKeys, SearchSource, ViewerOf};
pub use tile::Tile;
