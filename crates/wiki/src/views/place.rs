//! Choosing a place for a page, ready to print.

use super::Link;
use crate::model::Page;
use crate::store::tree::{Child, MOST};
use crate::texts::T;
use askama::Template;
use maru_web::Page as Frame;

/// What stands around the place that is looked at.
pub struct Spot {
    /// The page below which a place is looked for.
    pub here: Page,
    /// The pages above it.
    pub way: Vec<Page>,
    /// The pages below it.
    pub below: Vec<Child>,
    /// The first pages of all spaces.
    pub spaces: Vec<Page>,
}

/// The page.
#[derive(Template)]
#[template(path = "wiki/place.html")]
pub struct PlacePage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub back: String,
    /// The way to the page below which a place is looked for.
    pub crumbs: Vec<Link>,
    /// That page.
    pub below: String,
    /// Its title.
    pub below_title: String,
    /// Whether others may see what stands there.
    pub is_seen_by_others: bool,
    /// The pages there, after each of which there is a place.
    pub neighbours: Vec<Neighbour>,
    /// Whether there are more pages than these.
    pub has_more: bool,
    /// Other spaces.
    pub spaces: Vec<Link>,
}

/// A page after which there is a place.
pub struct Neighbour {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the places below it are.
    pub open: String,
    /// Whether it is the page that is moved.
    pub is_moved: bool,
}

impl PlacePage {
    /// The page.
    pub fn new(frame: Frame, t: T, moved: &Page, spot: Spot) -> PlacePage {
        let here = format!("/wiki/pages/{}", moved.id);
        let open = |page: &Page| format!("{here}/place?below={}", page.id);
        let link = |page: &Page| Link { href: open(page), label: page.title.clone(), current: false };
        let mut crumbs: Vec<Link> = spot.way.iter().map(link).collect();
        crumbs.push(Link { current: true, ..link(&spot.here) });
        let neighbour = |child: &Child| Neighbour {
            id: child.page.id.to_string(),
            title: child.page.title.clone(),
            open: open(&child.page),
            is_moved: child.page.id == moved.id,
        };
        PlacePage {
            neighbours: spot.below.iter().take(MOST).map(neighbour).collect(),
            has_more: spot.below.len() > MOST,
            spaces: spot.spaces.iter().filter(|page| page.id != spot.here.space).map(link).collect(),
            below: spot.here.id.to_string(),
            is_seen_by_others: spot.here.acl != moved.acl,
            below_title: spot.here.title,
            back: here.clone(),
            crumbs,
            page: frame,
            t,
        }
    }
}
