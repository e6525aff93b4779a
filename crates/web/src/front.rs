//! What every request needs, put together once by the installer.

use crate::{Assets, Authenticator, Throttle, live::Hub};
use maru_kernel::{Lang, Viewer};
use maru_store::{Db, DbConn, StoreResult};
use std::net::IpAddr;
use std::sync::Arc;

/// Counts something for a person: unread notices, documents to sign.
pub type Counter = Arc<dyn Fn(&mut DbConn, &Viewer) -> StoreResult<u32> + Send + Sync>;

/// A sentence shown on top of every page while it is true.
pub type Banner =
    Arc<dyn Fn(&mut DbConn, Option<&Viewer>, Lang) -> StoreResult<Option<String>> + Send + Sync>;

/// Whether new work is refused because there is no room left to write down that it was done (S-9).
pub type Full = Arc<dyn Fn(&mut DbConn) -> StoreResult<bool> + Send + Sync>;

/// An entry of the main navigation.
#[derive(Clone)]
pub struct NavEntry {
    /// Stable name: `people`.
    pub key: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// Where it leads; also the prefix of the paths it is current for.
    pub href: &'static str,
    /// The icon's name in the sprite.
    pub icon: &'static str,
    /// Who sees it; nobody is refused when empty.
    pub permission: Option<&'static str>,
    /// Whether guests see it.
    pub for_guests: bool,
    /// Position, lowest first.
    pub order: u16,
    /// At the foot of the rail.
    pub bottom: bool,
    /// Among the five tabs on phones.
    pub phone: bool,
    /// The number on it.
    pub badge: Option<Counter>,
}

/// What the frame around every page says.
#[derive(Clone)]
pub struct Shell {
    /// The agency's name.
    pub agency: String,
    /// Which network this is, such as the closed one; may be empty.
    pub network: String,
    /// The main navigation, sorted.
    pub nav: Vec<NavEntry>,
    /// Unread notices.
    pub unread: Option<Counter>,
    /// House-wide banners.
    pub banners: Vec<Banner>,
    /// Whether new work is refused for want of room.
    pub full: Option<Full>,
    /// Whether this is a demonstration with invented people.
    pub demo: bool,
    /// Scheme and host people use, without a slash at the end (S-122).
    pub base_url: String,
    /// Proxies whose `X-Forwarded-For` is believed (S-187).
    pub trusted_proxies: Vec<IpAddr>,
}

impl Shell {
    /// Whether people come by HTTPS, so that cookies carry `Secure` and the `__Host-` prefix.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// What every request needs.
#[derive(Clone)]
pub struct Front {
    /// The database.
    pub db: Db,
    /// The frame.
    pub shell: Arc<Shell>,
    /// Who is asking.
    pub authenticator: Arc<dyn Authenticator>,
    /// Static files.
    pub assets: Arc<Assets>,
    /// Live sockets.
    pub hub: Hub,
    /// Bounds requests per address.
    pub throttle: Arc<Throttle>,
}

impl Front {
    /// The name of the session cookie (S-103).
    pub fn session_cookie(&self) -> &'static str {
        if self.shell.secure() { "__Host-sid" } else { "sid" }
    }

    /// The name of the cookie that proves a form came from us, for browsers without
    /// `Sec-Fetch-Site` and `Origin`.
    pub fn csrf_cookie(&self) -> &'static str {
        if self.shell.secure() { "__Host-csrf" } else { "csrf" }
    }
}
