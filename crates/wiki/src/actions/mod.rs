//! What people do with spaces and pages, one verb a file.

mod arrange_page;
mod attach_file;
mod comment;
mod confirm_page;
mod decide_version;
mod entitle;
mod export_pages;
mod export_paper;
mod export_pictures;
mod import_pages;
mod keep_draft;
mod label_page;
mod leave_pages;
mod make_page;
mod make_space;
mod mark_page;
mod mention;
mod move_page;
mod read_bundle;
mod remind;
mod review_page;
mod save_page;
mod throw_away;

pub use arrange_page::arrange;
pub use attach_file::{attach_file, remove_file};
pub use comment::{NewComment, make_comment, settle_comment};
pub use confirm_page::{TELLING, ask_to_confirm, confirm, readers, tell_asked};
pub use decide_version::{publish, refuse};
pub use entitle::entitle;
pub(crate) use export_pages::{Form as OutForm, Order, export};
pub use import_pages::{Import, import, ready};
pub use keep_draft::{drop_draft, keep_draft, take_lock};
pub use label_page::label_page;
pub use leave_pages::{dispose, hand_over};
pub use make_page::{NewText, make_page, make_page_once};
pub use make_space::{NewSpace, make_space};
pub use mark_page::mark_page;
pub use mention::{MOST_IN_ALL, MOST_TOLD, mentioned, tell_mentioned};
pub use move_page::move_page;
pub use read_bundle::read_bundle;
pub use remind::remind;
pub use review_page::review_page;
pub use save_page::{Beside, Change, Merged, Ready, Saved, restore, save, save_merged, saved_beside};
pub use throw_away::{bring_back, destroy, throw_away};

use crate::model::{Keys, Page};
use crate::store::{mark, rights, tree};
use maru_directory::behind;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx};
use std::collections::BTreeSet;

/// So many others of a unit are told when its first is the author.
const FEW: i64 = 5;

/// Who hears of a change to the page: those who watch it or one above it, but not who made it.
fn watchers(conn: &mut DbConn, page: &Page, but: PersonId) -> StoreResult<Vec<PersonId>> {
    let way: Vec<Id> = tree::above(conn, page.id)?.iter().map(|p| p.id).chain([page.id]).collect();
    Ok(mark::watchers(conn, &way)?.into_iter().filter(|person| *person != but).collect())
}

/// Who answers for the page and can publish what waits, but not `but`: of a unit its first, or whoever else
/// serves there when that is `but`.
fn managers(tx: &mut Tx<'_>, page: &Page, but: PersonId) -> StoreResult<Vec<PersonId>> {
    let (now, keys) = (tx.now(), rights::managing(tx.conn(), page.acl)?);
    let mut managers = BTreeSet::new();
    for key in keys {
        let mut people = behind::answerable(tx.conn(), &key, now)?;
        if people == [but] && key.starts_with("unit:") {
            people = behind::people(tx.conn(), &key, now, FEW)?.into_iter().map(|one| one.person).collect();
        }
        managers.extend(people);
    }
    managers.remove(&but);
    Ok(managers.into_iter().collect())
}

/// The person behind the keys.
fn me(keys: &Keys) -> PersonId {
    keys.person
}
