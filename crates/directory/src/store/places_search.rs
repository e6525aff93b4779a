//! Finds units and posts by any part of their name, its last syllable perhaps unfinished, or of its initial
//! consonants.

use super::candidates::{order_of_bytes, until_end};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::korean::{choseong, fold, hangul_from_latin_keys, is_choseong};
use maru_kernel::{Id, Ref};
use maru_store::{DbConn, StoreResult, escape_like, sql};

/// Names of each kind that are compared with what was typed, the shortest first.
const LOOKED_AT: i64 = 20_000;

const UNITS: &str = "SELECT p.id, p.name, coalesce(a.name, '') AS place FROM directory_units p \
    LEFT JOIN directory_units a ON a.id = p.parent_id WHERE NOT p.closed";
const POSTS: &str = "SELECT p.id, p.name, u.name AS place FROM directory_posts p \
    JOIN directory_units u ON u.id = p.unit_id AND NOT u.closed WHERE p.active";

/// A unit or a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which one.
    pub subject: Ref,
    /// What it is called.
    pub name: String,
    /// The unit above, or the one the post belongs to; empty at the top.
    pub within: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    place: String,
}

/// The first `limit` open units and filled or vacant posts that fit, best first. Latin keys typed for Hangul count
/// when nothing else fits.
///
/// # Errors
/// As any read.
pub fn find(conn: &mut DbConn, query: &str, limit: usize) -> StoreResult<Vec<Place>> {
    let found = fitting(conn, &fold(query), limit)?;
    match hangul_from_latin_keys(query).filter(|_| found.is_empty()) {
        Some(meant) => fitting(conn, &fold(&meant), limit),
        None => Ok(found),
    }
}

fn fitting(conn: &mut DbConn, sought: &str, limit: usize) -> StoreResult<Vec<Place>> {
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let consonants = choseong(sought);
    let bytes = order_of_bytes(conn);
    let beginning = format!("p.choseong{bytes} >= $1 AND p.choseong{bytes} < $2");
    // Those that begin so stand together in an index; only where they are too few all names are looked through.
    let mut found = ranked(conn, sought, &beginning, until_end(&consonants))?;
    let best = found.iter().filter(|(rank, ..)| *rank == 0 || is_choseong(sought)).count();
    if best < limit {
        let within = "p.choseong LIKE $1 ESCAPE '\\' AND lower(p.name) LIKE $2 ESCAPE '\\'";
        let pattern = |text: &str| format!("%{}%", escape_like(text));
        found = ranked(conn, sought, within, (pattern(&consonants), pattern(&certain(sought))))?;
    }
    // Stable: of equal rank the shorter name first, units before posts.
    found.sort_by_key(|(rank, ..)| *rank);
    let place = |(_, kind, row): Ranked| Place {
        subject: Ref::new("directory", kind, Id::from_i64(row.id)),
        name: row.name,
        within: row.place,
    };
    Ok(found.into_iter().take(limit).map(place).collect())
}

/// How well a row fits, and of which kind it is.
type Ranked = (u8, &'static str, Row);

/// Units and posts that fulfil the condition on `$1` and `$2` and fit what was typed, the shorter name first.
fn ranked(
    conn: &mut DbConn,
    sought: &str,
    condition: &str,
    (first, second): (String, String),
) -> StoreResult<Vec<Ranked>> {
    let mut found = Vec::new();
    for (kind, places) in [("unit", UNITS), ("post", POSTS)] {
        let rows: Vec<Row> =
            sql(format!("{places} AND {condition} ORDER BY length(p.name), p.name, p.id LIMIT $3"))
                .bind::<Text, _>(&first)
                .bind::<Text, _>(&second)
                .bind::<BigInt, _>(LOOKED_AT)
                .load(conn)?;
        found.extend(rows.into_iter().filter_map(|row| Some((rank(&fold(&row.name), sought)?, kind, row))));
    }
    Ok(found)
}

/// The letters at the beginning that stand in a name as they were typed: not consonants alone, nor a last syllable
/// that may go on.
fn certain(sought: &str) -> String {
    let letters: Vec<char> = sought.chars().take_while(|c| !is_consonant(*c)).collect();
    let unfinished = letters.len() > 1 && letters.last().is_some_and(|c| is_syllable(*c));
    letters.iter().take(letters.len() - usize::from(unfinished)).collect()
}

/// How well a name fits, 0 best; nothing when it does not.
fn rank(name: &str, sought: &str) -> Option<u8> {
    if name.starts_with(sought) {
        return Some(0);
    }
    if name.contains(sought) {
        return Some(1);
    }
    let (letters, typed): (Vec<char>, Vec<char>) = (name.chars().collect(), sought.chars().collect());
    let begins = |at: &[char]| {
        at.iter().zip(&typed).enumerate().all(|(n, (letter, typed_letter))| {
            let last = n > 0 && n + 1 == typed.len();
            letter == typed_letter
                || (is_consonant(*typed_letter) && initial(*letter) == Some(*typed_letter))
                || (last && is_syllable(*typed_letter) && initial(*letter) == initial(*typed_letter))
        })
    };
    let at = letters.windows(typed.len()).position(begins)?;
    Some(if at == 0 { 2 } else { 3 })
}

fn is_syllable(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7A3)
}

fn is_consonant(c: char) -> bool {
    matches!(u32::from(c), 0x3131..=0x314E)
}

fn initial(c: char) -> Option<char> {
    if is_syllable(c) { choseong(c.encode_utf8(&mut [0; 4])).chars().next() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_by_parts_consonants_and_unfinished_syllables() {
        for (name, sought, want) in [
            ("도로관리과", "도로", Some(0)),
            ("도로관리과", "관리", Some(1)),
            ("도로관리과", "ㄷㄹㄱ", Some(2)),
            ("도로관리과", "ㄱㄹㄱ", Some(3)),
            ("도로관리과", "도로ㄱ", Some(2)),
            ("도로관리과", "도로고", Some(2)),
            ("도로관리과", "도롱", Some(2)),
            ("도로관리과", "수로", None),
            ("도로관리과", "ㅅㄹ", None),
        ] {
            assert_eq!(rank(name, sought), want, "{name} {sought}");
        }
        assert_eq!(
            (certain("도로고").as_str(), certain("도로ㄱ").as_str(), certain("도").as_str()),
            ("도로", "도", "도")
        );
    }
}
