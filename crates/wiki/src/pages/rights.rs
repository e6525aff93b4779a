//! Who may do what with a page, and why one may see it oneself.

use super::eye::{Eye, readable};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::model::rights::{Grant, Node};
use crate::model::{Level, of_holder};
use crate::store::{page, rights, tree};
use crate::views::rights::{Given, RightsPage, WhyPage, whom};
use actix_web::{HttpRequest, web};
use maru_contract::{Card, Offers};
use maru_kernel::{Lang, Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, Fields, FlashKind};
use serde::Deserialize;
use std::sync::Arc;

/// Whom one looks for to give them a right.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The most people a search offers.
const OFFERED: i64 = 10;

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let query = asked.q.clone();
    let (current, given, above, found) = eye
        .read(move |conn, keys, viewer| {
            let current = access::entitle(page::seen(conn, keys, id)?)?.noun().clone();
            let own = rights::given_at(conn, id)?;
            let shown = Node { grants: own.clone(), breaks: current.breaks }.state();
            let given = named(conn, &desk.offers, viewer, lang, own)?;
            let above = match current.parent {
                Some(parent) => {
                    let parent = page::any(conn, parent)?.ok_or(Error::Missing)?;
                    let all = rights::in_force_at(conn, parent.acl)?;
                    let all = all.into_iter().map(|(key, level)| Grant { key, level }).collect();
                    named(conn, &desk.offers, viewer, lang, all)?
                }
                None => Vec::new(),
            };
            let found = found(conn, &desk.offers, viewer, lang, &query)?;
            Ok(((current, shown), given, above, found))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_rights_title(&current.0.title));
    eye.cx.html(&RightsPage::new(frame, t, current, given, above, asked.q, &found))
}

/// People by name; nobody while nothing is typed.
pub fn found(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    lang: Lang,
    query: &str,
) -> StoreResult<Vec<Card>> {
    let mut found = Vec::new();
    if !query.trim().is_empty() {
        for finder in &offers.all().finders {
            found.extend(finder.find(conn, viewer, lang, query, OFFERED)?);
        }
    }
    found.retain(|card| card.subject.module == "directory");
    Ok(found)
}

/// Grants with the names of those they are for.
pub fn named(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    lang: Lang,
    grants: Vec<Grant>,
) -> StoreResult<Vec<Given>> {
    let refs: Vec<Option<Ref>> = grants.iter().map(|grant| whom(&grant.key)).collect();
    let known: Vec<Ref> = refs.iter().flatten().cloned().collect();
    let mut cards = offers.describe(conn, viewer, lang, &known)?.into_iter();
    let card = |reference: &Option<Ref>| reference.as_ref().and_then(|_| cards.next().flatten());
    Ok(grants.into_iter().zip(refs.iter().map(card)).map(|(grant, card)| Given { grant, card }).collect())
}

pub async fn update(eye: Eye, request: HttpRequest, fields: Fields) -> Answer {
    let id = eye.page(&request)?;
    let node = node(&fields)?;
    let shown = fields.get("shown").to_owned();
    eye.write(move |tx, keys, _| actions::entitle(tx, keys, id, &node, Some(&shown))).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}/rights"), FlashKind::Ok, eye.t().wiki_rights_saved())
}

/// Each grant is a field called by its key with the level as its value; an empty level takes the grant away.
fn node(fields: &Fields) -> Result<Node, Error> {
    let mut grants: Vec<Grant> = Vec::new();
    for (name, value) in fields.pairs() {
        let key = match name.strip_prefix("level.") {
            Some(key) => key.to_owned(),
            None => continue,
        };
        match (value.as_str(), Level::from_name(value)) {
            ("", _) => {}
            (_, Some(level)) if grants.iter().all(|grant| grant.key != key) => {
                grants.push(Grant { key, level });
            }
            _ => return Err(Error::Whom),
        }
    }
    let (new_key, new_level) = (fields.get("key"), Level::from_name(fields.get("new_level")));
    if let (false, Some(level)) = (new_key.is_empty(), new_level) {
        grants.retain(|grant| grant.key != new_key);
        grants.push(Grant { key: new_key.to_owned(), level });
    }
    Ok(Node { grants, breaks: fields.get("breaks") == "on" })
}

/// Where one's own right to the page comes from.
pub async fn why(eye: Eye, request: HttpRequest) -> Answer {
    let (id, t, lang, desk) = (eye.page(&request)?, eye.t(), eye.cx.lang, Arc::clone(&eye.desk));
    let (seen, reasons) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let mut way = tree::above(conn, id)?;
            way.push(seen.page.clone());
            let mut reasons = Vec::new();
            for node in way.into_iter().rev() {
                let mut grants = rights::given_at(conn, node.id)?;
                grants.push(Grant { key: of_holder(node.holder), level: Level::Manage });
                grants.retain(|grant| keys.list().contains(&grant.key));
                // A page above that the viewer may not see shows the right it gives, not its name.
                let title = page::some(conn, keys, &[node.id])?.pop().map(|page| page.title);
                let given = named(conn, &desk.offers, viewer, lang, grants)?;
                reasons.extend(given.into_iter().map(|given| (title.clone(), given)));
                if node.breaks {
                    break;
                }
            }
            Ok((seen, reasons))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_why_title(&seen.page.title));
    eye.cx.html(&WhyPage::new(frame, t, &seen, reasons))
}
