//! Whom a message can call, as the composer offers them.

use super::face::Face;
use crate::texts::T;
use askama::Template;
use maru_contract::Card;

/// The list alone.
#[derive(Template)]
#[template(path = "messenger/offer.html")]
pub struct OfferList {
    /// The offers.
    pub offers: Vec<Offer>,
}

/// Somebody to call.
pub struct Offer {
    /// The address that calls them.
    pub address: String,
    /// What they are called.
    pub name: String,
    /// Who that is; may be empty.
    pub line: String,
    /// The letters in the avatar.
    pub initials: String,
    /// The avatar's colour or kind.
    pub tone: String,
    /// The dot on it; empty for none.
    pub dot: &'static str,
}

impl Offer {
    /// Everybody inside.
    pub fn everybody(t: T) -> Offer {
        Offer {
            address: "/people/all".to_owned(),
            name: t.talk_everybody().to_owned(),
            line: String::new(),
            initials: "@".to_owned(),
            tone: "room".to_owned(),
            dot: "",
        }
    }

    /// Somebody in the room.
    pub fn of_face(face: Face) -> Offer {
        Offer {
            address: format!("/people/{}", face.id),
            name: face.name,
            line: face.line,
            initials: face.initials,
            tone: format!("c{}", face.hue),
            dot: face.dot,
        }
    }

    /// Somebody who was found, a unit or a post.
    pub fn of_card(t: T, card: &Card) -> Offer {
        let kind = match card.subject.kind.as_str() {
            "unit" => t.talk_unit(),
            "post" => t.talk_post(),
            _ => "",
        };
        let parts = [kind, card.line.as_str()];
        Offer {
            address: card.href.clone(),
            name: card.title.clone(),
            line: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            initials: super::room_face::letters(&card.title),
            tone: "unit".to_owned(),
            dot: "",
        }
    }
}
