//! The frame around every page, ready to print.

use crate::cx::Cx;
use crate::session::Session;
use crate::texts::T;
use crate::{Assets, Flash, Front, NavEntry};
use maru_kernel::{Lang, Timestamp, Viewer};
use std::sync::Arc;

/// The frame around a page; templates read its fields and call [`Page::asset`].
#[derive(Clone)]
pub struct Page {
    /// The frame's own texts.
    pub t: T,
    /// Language tag.
    pub lang: &'static str,
    /// `data-theme`; empty follows the system.
    pub theme: &'static str,
    /// `data-density`.
    pub density: String,
    /// Whether single-letter shortcuts are off.
    pub keys_off: bool,
    /// The page's title.
    pub title: String,
    /// The agency.
    pub agency: String,
    /// The network's label; may be empty.
    pub network: String,
    /// Token for forms.
    pub csrf: String,
    /// The path of this page.
    pub path: String,
    /// Path and query of this page, to come back to.
    pub here: String,
    /// The signed-in person.
    pub viewer: Option<PageViewer>,
    /// How long the visit may last, to warn before it ends (WCAG 2.2.1).
    pub left: Option<TimeLeft>,
    /// Main navigation.
    pub nav: Vec<NavItem>,
    /// Whether the frame has a search; guests have none.
    pub searches: bool,
    /// Unread notices.
    pub unread: u32,
    /// Message of the previous request.
    pub flash: Option<Flash>,
    /// House-wide banners.
    pub banners: Vec<String>,
    /// The request's id.
    pub request: String,
    /// Whether this is a demonstration.
    pub demo: bool,
    assets: Arc<Assets>,
}

/// The signed-in person as the frame shows them.
#[derive(Clone, Debug)]
pub struct PageViewer {
    /// Their id, for links.
    pub id: String,
    /// Name.
    pub name: String,
    /// Rank or title.
    pub title: String,
    /// Unit.
    pub unit: String,
    /// The letters in the avatar.
    pub initials: String,
    /// The avatar's colour, 1 to 7.
    pub hue: u8,
    /// Picture, when there is one.
    pub photo: Option<String>,
}

/// How long a visit lasts from now on, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    /// Without further use.
    pub idle: i64,
    /// In any case.
    pub longest: i64,
}

/// A navigation entry as the frame shows it.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Stable name.
    pub key: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// The number on it, when there is something.
    pub badge: Option<u32>,
    /// Whether we are there.
    pub current: bool,
    /// At the foot of the rail.
    pub bottom: bool,
    /// Among the phone's tabs.
    pub phone: bool,
}

impl Page {
    pub(crate) fn new(cx: &Cx, title: String) -> Page {
        let shell = &cx.front.shell;
        // Somebody who still owes the second factor is shown the frame of a stranger.
        let session = cx.session.as_ref().filter(|s| !s.pending);
        let viewer = session.map(|s| &s.viewer);
        let nav = match viewer {
            Some(viewer) => shell.nav.iter().filter(|e| visible(e, viewer)).map(|e| item(e, cx)).collect(),
            None => Vec::new(),
        };
        Page {
            theme: cx.preferences.theme.name(),
            density: cx.preferences.density.clone(),
            keys_off: cx.preferences.keys_off,
            path: cx.path.clone(),
            here: cx.here.clone(),
            csrf: cx.csrf.clone(),
            viewer: session.map(|s| PageViewer::new(&s.viewer, s.photo.clone())),
            left: session.map(|s| TimeLeft::new(s, cx.now())),
            nav,
            searches: session.is_none_or(|s| !s.viewer.guest),
            unread: cx.unread,
            flash: cx.flash.clone(),
            banners: cx.banners.clone(),
            ..Page::anonymous(&cx.front, cx.lang, title, cx.from.request.clone())
        }
    }

    pub(crate) fn anonymous(front: &Front, lang: Lang, title: String, request: String) -> Page {
        let shell = &front.shell;
        Page {
            t: T(lang),
            lang: lang.tag(),
            theme: "",
            density: String::new(),
            keys_off: false,
            title,
            agency: shell.agency.clone(),
            network: shell.network.clone(),
            csrf: String::new(),
            path: "/".to_owned(),
            here: "/".to_owned(),
            viewer: None,
            left: None,
            nav: Vec::new(),
            searches: true,
            unread: 0,
            flash: None,
            banners: Vec::new(),
            request,
            demo: shell.demo,
            assets: Arc::clone(&front.assets),
        }
    }

    /// Whether the navigation leads the viewer to the place with this key; shortcuts to others are not told.
    pub fn leads_to(&self, key: &str) -> bool {
        self.nav.iter().any(|item| item.key == key)
    }

    /// The URL of a static file; it changes with every release.
    pub fn asset(&self, path: &str) -> String {
        self.assets.url(path)
    }
}

impl TimeLeft {
    fn new(session: &Session, now: Timestamp) -> TimeLeft {
        let longest = session.ends_at.duration_since(now).as_secs();
        let idle = i64::try_from(session.idle.as_secs()).unwrap_or(longest);
        TimeLeft { idle: idle.min(longest), longest }
    }
}

impl PageViewer {
    fn new(viewer: &Viewer, photo: Option<String>) -> Self {
        PageViewer {
            id: viewer.id.to_string(),
            name: viewer.name.clone(),
            title: viewer.title.clone(),
            unit: viewer.unit.clone(),
            initials: initials(&viewer.name),
            hue: hue(viewer.id.as_i64()),
            photo,
        }
    }
}

/// The given name of a Korean name, otherwise the first two letters.
pub fn initials(name: &str) -> String {
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let hangul = letters.first().is_some_and(|c| ('\u{AC00}'..='\u{D7A3}').contains(c));
    let skip = if hangul { letters.len().saturating_sub(2) } else { 0 };
    letters.into_iter().skip(skip).take(2).collect()
}

/// One of seven colours, the same for the same person everywhere.
pub fn hue(id: i64) -> u8 {
    u8::try_from((id >> 12 ^ id).rem_euclid(7)).unwrap_or_default() + 1
}

fn visible(entry: &NavEntry, viewer: &Viewer) -> bool {
    (entry.for_guests || !viewer.guest) && entry.permission.is_none_or(|permission| viewer.may(permission))
}

fn item(entry: &NavEntry, cx: &Cx) -> NavItem {
    let count = cx.badges.iter().find(|(key, _)| *key == entry.key).map(|(_, n)| *n);
    NavItem {
        key: entry.key,
        label: (entry.label)(cx.lang),
        href: entry.href,
        icon: entry.icon,
        badge: count.filter(|n| *n > 0),
        current: is_below(&cx.path, entry.href),
        bottom: entry.bottom,
        phone: entry.phone,
    }
}

fn is_below(path: &str, href: &str) -> bool {
    path == href || href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn avatars_show_the_given_name() {
        for (name, want) in
            [("김서연", "서연"), ("남궁민", "궁민"), ("이하", "이하"), ("Kim", "Ki"), ("", "")]
        {
            assert_eq!(initials(name), want, "{name}");
        }
    }

    #[test]
    fn an_entry_is_current_for_what_lies_below() {
        assert!(is_below("/people/7", "/people"));
        assert!(!is_below("/peoples", "/people"));
        assert!(!is_below("/people", "/"));
    }
}
