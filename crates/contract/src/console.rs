//! What a module adds to the first page of the administration.

use maru_kernel::Lang;
use maru_web::Counter;

/// A way into one part of the administration, shown to those who hold its permission.
#[derive(Clone)]
pub struct ConsoleCard {
    /// The permission its page asks for.
    pub permission: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The icon's name in the sprite.
    pub icon: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// What one does there.
    pub hint: fn(Lang) -> &'static str,
    /// How many things wait there for somebody; told instead of the hint when there are any.
    pub waiting: Option<Counter>,
    /// Position, lowest first: the directory has 100 to 199, audit 200 to 299, records 300 to 399,
    /// modules people work with 400 to 499.
    pub order: u16,
}
