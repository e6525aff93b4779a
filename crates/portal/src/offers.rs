//! What the portal brings: the first entry of the navigation.

use crate::texts::T;
use maru_contract::{Contributions, Offers};
use maru_web::NavEntry;

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
}
