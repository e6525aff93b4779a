//! What a module shows on the home page in one figure.

use maru_kernel::Lang;
use maru_web::Counter;

/// A tile of the home page: a figure and where it leads.
#[derive(Clone)]
pub struct Tile {
    /// Stable name.
    pub key: &'static str,
    /// What is counted.
    pub label: fn(Lang) -> &'static str,
    /// A second line that tells more of it.
    pub hint: fn(Lang) -> &'static str,
    /// The icon's name in the sprite.
    pub icon: &'static str,
    /// The tint of the icon: `info`, `green`, `amber`, `red`, `gray` or empty for the accent.
    pub tone: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Position, lowest first.
    pub order: u16,
    /// The figure.
    pub count: Counter,
}
