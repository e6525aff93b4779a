//! The steps of the people search: each asks one index for people who may fit one reading of a query.

use super::history::{from_list, id_list};
use super::schema::{directory_persons as persons, directory_units as units};
use super::{appointments as places, grams, units as tree};
use crate::access;
use crate::model::{Reading, Typed, digit_phrase, mobile_phrase, phrases};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::korean::choseong;
use maru_kernel::{Id, Viewer};
use maru_store::{DbBackend, DbConn, StoreResult, escape_like};

/// Candidates one step brings at most.
const MOST: i64 = 200;
/// Units one word may name.
const UNITS: i64 = 20;
/// Units whose members are looked at: the named ones and those below.
const UNITS_BELOW: usize = 300;
/// Above every letter: closes a range of texts with a common beginning.
const END: char = '\u{10FFFF}';

/// People who may fit.
#[derive(Default)]
pub(super) struct Candidates {
    /// Who.
    pub(super) people: Vec<Id>,
    /// Words of the query that named a unit all of them serve in; these fit already.
    pub(super) unit_words: Vec<String>,
}

impl From<Vec<Id>> for Candidates {
    fn from(people: Vec<Id>) -> Candidates {
        Candidates { people, unit_words: Vec::new() }
    }
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Whoever signs in with this name or gets mail at this address.
pub(super) fn by_login(conn: &mut DbConn, _: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    if !reading.text.is_ascii() || reading.text.contains(' ') {
        return Ok(Candidates::default());
    }
    let query = persons::table.select(persons::id).limit(MOST);
    let found: Vec<i64> = if reading.text.contains('@') {
        query.filter(persons::mail.eq(&reading.text)).load(conn)?
    } else {
        query.filter(persons::login.eq(&reading.text)).load(conn)?
    };
    Ok(found.into_iter().map(Id::from_i64).collect::<Vec<Id>>().into())
}

/// Whoever's name begins as typed, the last syllable perhaps unfinished.
pub(super) fn by_name(conn: &mut DbConn, viewer: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    if reading.choseong().is_some() || reading.number().is_some() {
        return Ok(Candidates::default());
    }
    let (typed, bytes) = (Typed::new(&reading.text), order_of_bytes(conn));
    let consonants = typed.has_consonants().then(|| until_end(&choseong(&reading.text)));
    let mut found = Vec::new();
    for range in typed.ranges() {
        let narrowed = if consonants.is_some() {
            format!(" AND choseong{bytes} >= $3 AND choseong{bytes} < $4")
        } else {
            String::new()
        };
        let sql = format!(
            "SELECT id FROM directory_persons WHERE {} AND name{bytes} >= $1 AND name{bytes} < $2{narrowed} \
             ORDER BY name{bytes} LIMIT {MOST}",
            serving(conn, viewer)
        );
        found.extend(select(conn, &sql, [Some(range), consonants.clone()].into_iter().flatten())?);
    }
    Ok(found.into())
}

/// Whoever's name has these initial consonants at its beginning.
pub(super) fn by_choseong(conn: &mut DbConn, viewer: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    let Some(consonants) = reading.choseong() else { return Ok(Candidates::default()) };
    let bytes = order_of_bytes(conn);
    let sql = format!(
        "SELECT id FROM directory_persons WHERE {} AND choseong{bytes} >= $1 AND choseong{bytes} < $2 \
         ORDER BY choseong{bytes} LIMIT {MOST}",
        serving(conn, viewer)
    );
    Ok(select(conn, &sql, [until_end(&consonants)])?.into())
}

/// Members of the units that the text or one of its words begins, and of those below.
pub(super) fn by_unit(conn: &mut DbConn, _: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    members_by(conn, reading, units_beginning)
}

/// Members of the units that have one of the words anywhere in their name. No index helps here.
pub(super) fn by_unit_inside(conn: &mut DbConn, _: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    members_by(conn, reading, units_with)
}

fn members_by(
    conn: &mut DbConn,
    reading: &Reading,
    units: fn(&mut DbConn, &str) -> StoreResult<Vec<Id>>,
) -> StoreResult<Candidates> {
    if reading.number().is_some() || reading.choseong().is_some() {
        return Ok(Candidates::default());
    }
    let whole = units(conn, &reading.text)?;
    if !whole.is_empty() || reading.words.len() < 2 {
        return Ok(Candidates { people: members(conn, &whole, &[])?, unit_words: reading.words.clone() });
    }
    for word in reading.words.iter().filter(|w| w.chars().count() > 1) {
        let named = units(conn, word)?;
        if !named.is_empty() {
            let others: Vec<&String> = reading.words.iter().filter(|other| *other != word).collect();
            return Ok(Candidates {
                people: members(conn, &named, &others)?,
                unit_words: vec![word.clone()],
            });
        }
    }
    Ok(Candidates::default())
}

/// Whoever has all the words, or the digits, anywhere in what is searched.
pub(super) fn by_pieces(conn: &mut DbConn, viewer: &Viewer, reading: &Reading) -> StoreResult<Candidates> {
    let Some(number) = reading.number() else {
        let wanted = phrases(&reading.text);
        let found = if wanted.is_empty() { Vec::new() } else { grams::find(conn, &wanted, MOST)? };
        return Ok(found.into());
    };
    let mut found = grams::find(conn, &[digit_phrase(&number)], MOST)?;
    if let Some(mobile) = mobile_phrase(&number).filter(|_| access::sees_all_mobiles(viewer)) {
        found.extend(grams::find(conn, &[mobile], MOST)?);
    }
    Ok(found.into())
}

/// Members of these units and those below; when other words narrow them down by name, only those.
fn members(conn: &mut DbConn, named: &[Id], others: &[&String]) -> StoreResult<Vec<Id>> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let all = tree::with_below(conn, named, UNITS_BELOW)?;
    let (bytes, list) = (order_of_bytes(conn), from_list(conn.is_sqlite(), 1));
    // The members first: a surname is borne by hundreds of thousands, and PostgreSQL would begin with these.
    let sql = format!(
        "WITH members AS MATERIALIZED \
         (SELECT DISTINCT person_id FROM directory_appointments WHERE unit_id IN ({list})) \
         SELECT p.id FROM members JOIN directory_persons p ON p.id = members.person_id \
         WHERE p.name{bytes} >= $2 AND p.name{bytes} < $3 LIMIT {MOST}"
    );
    let mut found = Vec::new();
    for (low, high) in others.iter().flat_map(|word| Typed::new(word).ranges()) {
        let texts = [id_list(&all), low, high];
        found.extend(select_texts(conn, &sql, texts)?);
    }
    if found.is_empty() { places::people_in(conn, &all, MOST) } else { Ok(found) }
}

fn units_beginning(conn: &mut DbConn, word: &str) -> StoreResult<Vec<Id>> {
    let (bytes, open) = (order_of_bytes(conn), if conn.is_sqlite() { "closed = 0" } else { "NOT closed" });
    let sql = format!(
        "SELECT id FROM directory_units WHERE name{bytes} >= $1 AND name{bytes} < $2 AND {open} LIMIT {UNITS}"
    );
    let mut found = Vec::new();
    for range in Typed::new(word).ranges() {
        found.extend(select(conn, &sql, [range])?);
    }
    Ok(found)
}

fn units_with(conn: &mut DbConn, word: &str) -> StoreResult<Vec<Id>> {
    let found: Vec<i64> = units::table
        .filter(units::name.like(format!("%{}%", escape_like(word))).escape('\\'))
        .filter(units::closed.eq(false))
        .limit(UNITS)
        .select(units::id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Runs `sql`, which selects ids, with the ends of these ranges as its arguments in order.
fn select(
    conn: &mut DbConn,
    sql: &str,
    ranges: impl IntoIterator<Item = (String, String)>,
) -> StoreResult<Vec<Id>> {
    select_texts(conn, sql, ranges.into_iter().flat_map(|(low, high)| [low, high]))
}

fn select_texts(
    conn: &mut DbConn,
    sql: &str,
    texts: impl IntoIterator<Item = String>,
) -> StoreResult<Vec<Id>> {
    let mut query = diesel::sql_query(sql).into_boxed::<DbBackend>();
    for text in texts {
        query = query.bind::<Text, _>(text);
    }
    let rows: Vec<IdRow> = query.load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}

/// The order of bytes: SQLite's own, PostgreSQL has to be told.
pub(super) fn order_of_bytes(conn: &DbConn) -> &'static str {
    if conn.is_sqlite() { "" } else { " COLLATE \"C\"" }
}

/// The condition that leaves out who has left, written so that the indexes serve it either way.
fn serving(conn: &DbConn, viewer: &Viewer) -> &'static str {
    match (access::sees_gone(viewer), conn.is_sqlite()) {
        (true, true) => "active IN (0, 1)",
        (true, false) => "active IN (FALSE, TRUE)",
        (false, true) => "active = 1",
        (false, false) => "active",
    }
}

/// All texts that begin with `start`.
pub(super) fn until_end(start: &str) -> (String, String) {
    (start.to_owned(), format!("{start}{END}"))
}
