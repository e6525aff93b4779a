//! What the guides bring: an entry at the foot of the navigation, and a permission.

use crate::access;
use crate::texts::T;
use maru_contract::Contributions;
use maru_web::NavEntry;

pub fn bring(to: &mut Contributions) {
    to.permissions.extend(access::permissions());
    to.navigation.push(NavEntry {
        key: "help",
        label: |lang| T(lang).guides_nav(),
        href: "/help",
        icon: "help",
        permission: None,
        for_guests: true,
        order: 950,
        bottom: true,
        phone: false,
        badge: None,
    });
}
