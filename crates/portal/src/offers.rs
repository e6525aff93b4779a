//! What the portal brings: the first entry of the navigation and the tile of unread notices.

use crate::texts::T;
use maru_contract::{Contributions, Offers, Tile};
use maru_web::NavEntry;
use std::sync::Arc;

pub fn bring(offers: &Offers, to: &mut Contributions) {
    to.readers.push(offers.clone());
    to.navigation.push(NavEntry {
        key: "home",
        label: |lang| T(lang).home_title(),
        href: "/",
        icon: "home",
        permission: None,
        for_guests: true,
        order: 0,
        bottom: false,
        phone: true,
        badge: None,
    });
    let unread = offers.clone();
    to.tiles.push(Tile {
        key: "notices",
        label: |lang| T(lang).home_notices(),
        hint: |lang| T(lang).home_notices_hint(),
        icon: "bell",
        tone: "",
        href: "/notices",
        order: 0,
        count: Arc::new(move |conn, viewer| match &unread.all().unread {
            Some(count) => count(conn, viewer),
            None => Ok(0),
        }),
    });
}
