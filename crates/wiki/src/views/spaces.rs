//! The form for a new space, ready to print.

use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_kernel::Ref;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "wiki/new_space.html")]
pub struct NewSpacePage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// Whose it may be.
    pub owners: Vec<Owner>,
}

/// Whose a space may be.
pub struct Owner {
    /// The value of the form.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What that means.
    pub hint: String,
    /// Whether it is chosen at first.
    pub selected: bool,
}

impl Owner {
    /// One's own, and with the permission projects and the agency's.
    pub fn usual(t: T, may_make: bool) -> Vec<Owner> {
        let owner = |value: &str, label: &str, hint: &str, selected| Owner {
            value: value.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            selected,
        };
        let mut owners = vec![
            owner("person", t.kind_person(), t.kind_person_hint(), true),
            owner("project", t.kind_project(), t.kind_project_hint(), false),
        ];
        if may_make {
            owners.push(owner("agency", t.kind_agency(), t.kind_agency_hint(), false));
        }
        owners
    }

    /// A unit one serves in, or a post one holds.
    pub fn named(t: T, reference: &Ref, card: &Card) -> Owner {
        let is_post = reference.kind == "post";
        Owner {
            value: format!("{}:{}", reference.kind, reference.id),
            label: if is_post { t.kind_post_of(&card.title) } else { t.kind_unit_of(&card.title) },
            hint: if is_post { t.kind_post_hint() } else { t.kind_unit_hint() }.to_owned(),
            selected: false,
        }
    }
}
