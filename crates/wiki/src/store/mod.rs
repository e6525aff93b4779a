//! All SQL of the wiki.

pub mod change;
pub mod comment;
pub mod confirmation;
pub mod custody;
pub mod draft;
pub mod four_eyes;
pub mod label;
pub mod link;
pub mod lock;
pub mod mark;
pub mod page;
pub mod past;
pub mod revision;
pub mod rights;
mod row;
mod schema;
pub mod space;
pub mod trash;
pub mod tree;
pub mod wording;

use maru_store::{StoreError, StoreResult};

/// The fragment that compares a scope with a list of keys bound as JSON with the number `n`.
fn among(sqlite: bool, n: u8) -> String {
    if sqlite {
        format!("IN (SELECT value FROM json_each(${n}))")
    } else {
        format!("IN (SELECT jsonb_array_elements_text(${n}::jsonb))")
    }
}

/// The beginning of a statement about many pages, with what somebody with the keys bound with the number `n` may do
/// where rights change: worked out once, and [`VISIBLE_HERE`] lets through only what they may see.
fn mine(sqlite: bool, n: u8) -> String {
    format!(
        "WITH mine AS (SELECT a.acl, max(a.level) AS level FROM wiki_access a WHERE a.scope {} GROUP BY a.acl) ",
        among(sqlite, n)
    )
}

/// The fragment that goes with [`mine`].
const VISIBLE_HERE: &str = "JOIN mine ON mine.acl = p.acl AND p.trashed_at IS NULL \
    AND mine.level >= CASE WHEN p.published > 0 THEN 1 ELSE 3 END";

/// The fragment that lets through only pages of `p` that somebody with the keys bound with the number `n`
/// may see: not in the trash, and published unless they write there.
fn visible(sqlite: bool, n: u8) -> String {
    format!(
        "p.trashed_at IS NULL AND EXISTS (SELECT 1 FROM wiki_access a WHERE a.acl = p.acl AND a.scope {} \
         AND a.level >= CASE WHEN p.published > 0 THEN 1 ELSE 3 END)",
        among(sqlite, n)
    )
}

/// `slug` itself, or with a number that makes it free. Of a thousand minutes of meetings the last is found its
/// number in a dozen looks.
fn free_name(slug: &str, mut is_taken: impl FnMut(&str) -> StoreResult<bool>) -> StoreResult<String> {
    if !is_taken(slug)? {
        return Ok(slug.to_owned());
    }
    let numbered = |n: u64| format!("{slug}-{n}");
    let (mut taken, mut free) = (1, 2);
    while is_taken(&numbered(free))? {
        let next = free.checked_mul(2).ok_or_else(|| StoreError::Failed("no name is free".to_owned()))?;
        (taken, free) = (free, next);
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_taken(&numbered(middle))? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    Ok(numbered(free))
}
