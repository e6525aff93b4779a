//! What notices and the audit log say of changes of rights: requests for two and grants.

use crate::model::proposal::Proposal;
use crate::pages::{holder_words, request_sentence, role_name};
use crate::store::{grants, requests};
use crate::texts::T;
use crate::{Error, access};
use maru_contract::Card;
use maru_kernel::{Lang, Ref, Timestamp, Viewer, visible};
use maru_store::{DbConn, StoreError, StoreResult};

/// The card of a request or a grant; `None` for whom it does not concern.
///
/// # Errors
/// As any read.
pub(crate) fn card(
    conn: &mut DbConn,
    viewer: &Viewer,
    lang: Lang,
    reference: &Ref,
) -> StoreResult<Option<Card>> {
    match reference.kind.as_str() {
        "request" => request(conn, viewer, lang, reference),
        "grant" => grant(conn, viewer, lang, reference),
        _ => Ok(None),
    }
}

/// For those who decide, and for whoever asked.
fn request(conn: &mut DbConn, viewer: &Viewer, lang: Lang, reference: &Ref) -> StoreResult<Option<Card>> {
    let Some(request) = requests::find(conn, reference.id)? else { return Ok(None) };
    let decides = viewer.may(access::DECIDE_REQUESTS);
    if !decides && request.requested_by != viewer.id {
        return Ok(None);
    }
    let proposal: Option<Proposal> = serde_json::from_str(&request.payload).ok();
    let title = match proposal.map(|p| request_sentence(conn, viewer, T(lang), &p)).transpose() {
        Ok(sentence) => sentence.unwrap_or_default(),
        Err(Error::Store(error)) => return Err(error),
        Err(other) => return Err(StoreError::Failed(other.to_string())),
    };
    let href = if decides { "/admin/requests" } else { "/me" };
    let (subject, line) = (reference.clone(), visible(&request.reason));
    Ok(Some(Card { subject, title, line, href: href.to_owned(), icon: "shield" }))
}

/// For those who manage roles, and for whoever holds it.
fn grant(conn: &mut DbConn, viewer: &Viewer, lang: Lang, reference: &Ref) -> StoreResult<Option<Card>> {
    let Some(grant) = grants::by_id(conn, reference.id)? else { return Ok(None) };
    let manages = viewer.may(access::MANAGE_ROLES);
    if !manages && !grants::members_of(conn, grant.holder, Timestamp::now())?.contains(&viewer.id) {
        return Ok(None);
    }
    let href = if manages { "/admin/roles" } else { "/me" };
    Ok(Some(Card {
        subject: reference.clone(),
        title: T(lang).role_named(role_name(T(lang), grant.role)),
        line: holder_words(conn, viewer, T(lang), grant.holder)?,
        href: href.to_owned(),
        icon: "key",
    }))
}
