//! What an audited case is, and every rule of it that needs neither database nor clock.

mod case;
mod deferral;
mod export;
mod hold;
mod month;
mod office;
mod scope;
mod stage;
mod switch;
mod telling;

pub use case::{Case, LONGEST_NUMBER};
pub use deferral::{Deferral, LONGEST_DEFERRAL};
pub use export::{Decision, Export, MOST_COPIES, Receipt, Standing};
pub use hold::{CaseHold, Request};
pub use month::{Moments, Month, months};
pub use office::Office;
pub use scope::{Field, LONGEST_RANGE, MOST_PEOPLE, Scope};
pub use stage::{Approval, Ask, End, LONGEST_HOURS, LONGEST_WAIT, Round, Stage};
pub use switch::{Keeper, Switch, Switching};
pub use telling::{TELL_AFTER, Telling};
