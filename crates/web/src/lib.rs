//! HTTP for all modules: routes with their rules, who is asking, pages, faults as answers, static
//! files and live sockets. Decides no permission and queries no table.

mod ahead;
mod answer;
mod assets;
mod bundle;
mod csrf;
mod cx;
mod disposition;
mod download;
mod errand;
mod failure;
mod flash;
mod form;
mod forwarded;
mod front;
mod gate;
mod headers;
pub mod live;
mod own_routes;
mod page;
mod pages_of;
mod proof;
mod queue;
mod redirect;
mod route;
mod session;
mod size;
mod standalone;
mod throttle;
mod when;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use ahead::Ahead;
pub use answer::Answers;
pub use assets::Assets;
pub use bundle::{Bundle, Packing};
pub use cx::{Answer, Cx, Facts};
pub use disposition::{attachment, inline};
pub use download::{Download, Made};
pub use errand::{Errand, Wanted};
pub use failure::{Failure, WebFault};
pub use flash::{Flash, FlashKind};
pub use form::{Fields, Form};
pub use front::{Banner, Counter, Front, Full, NavEntry, Shell};
pub use headers::{CONTENT_SECURITY_POLICY, SecurityHeaders};
pub use own_routes::{mount_health, mount_ungated, routes};
pub use page::{NavItem, Page, PageViewer, TimeLeft, hue, initials};
pub use pages_of::{Keyset, LARGEST_PAGE};
pub use queue::Queue;
pub use redirect::safe_path;
pub use route::{Route, Rule, mount};
pub use session::{Authenticator, Preferences, Proving, Session, Theme};
pub use size::size;
pub use standalone::{Chapter, Standalone};
pub use texts::T;
pub use throttle::Throttle;
pub use when::{date, date_time, day, month, relative, time};
