//! Pages: one, made, changed.

use super::past;
use super::row::{COLUMNS, PageRow, SeenRow, holder_columns};
use super::schema::{wiki_addresses as addresses, wiki_pages as pages};
use super::{among, free_name, visible};
use crate::access::{Address, Allowed, Arrange, Place, Show, Write};
use crate::model::{Keys, Level, Page, Seen, slug};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use maru_directory::model::Holder;
use maru_kernel::{Id, PersonId, Timestamp, korean};
use maru_store::{DbConn, Portable, StoreError, StoreResult, Tx, Utc, UtcTime, escape_like, sql};

/// Addresses of one name that are looked at.
const NAMESAKES: i64 = 500;

/// The page, whoever asks; for decisions about rights and for what the system itself does.
pub fn any(conn: &mut DbConn, id: Id) -> StoreResult<Option<Page>> {
    let found: Option<PageRow> = sql(format!("SELECT {COLUMNS} FROM wiki_pages p WHERE p.id = $1"))
        .bind::<BigInt, _>(id.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(found.map(PageRow::into_page))
}

/// The page as somebody with these keys sees it, wherever it lies; `None` without any right. Guests manage nothing,
/// whatever they were given.
pub fn seen(conn: &mut DbConn, keys: &Keys, id: Id) -> StoreResult<Option<Seen>> {
    let statement = format!(
        "SELECT {COLUMNS}, (SELECT max(a.level) FROM wiki_access a WHERE a.acl = p.acl AND a.scope {}) AS level \
         FROM wiki_pages p WHERE p.id = $1",
        among(conn.is_sqlite(), 2)
    );
    let found: Option<SeenRow> = sql(statement)
        .bind::<BigInt, _>(id.as_i64())
        .bind::<Text, _>(keys.json())
        .get_result(conn)
        .optional()?;
    let highest = if keys.guest { Level::Edit } else { Level::Manage };
    let seen = found.and_then(SeenRow::into_seen);
    Ok(seen.map(|seen| Seen { level: seen.level.min(highest), ..seen }))
}

/// Those of the pages that somebody with these keys may see.
pub fn some(conn: &mut DbConn, keys: &Keys, ids: &[Id]) -> StoreResult<Vec<Page>> {
    let rows: Vec<PageRow> = sql(visible_of(conn, COLUMNS))
        .bind_list(ids.iter().map(|id| id.as_i64()))
        .bind::<Text, _>(keys.json())
        .load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}

/// The ids of those pages.
pub fn visible_among(conn: &mut DbConn, keys: &Keys, ids: &[Id]) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let rows: Vec<Row> = sql(visible_of(conn, "p.id"))
        .bind_list(ids.iter().map(|id| id.as_i64()))
        .bind::<Text, _>(keys.json())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}

fn visible_of(conn: &DbConn, columns: &str) -> String {
    format!("SELECT {columns} FROM wiki_pages p WHERE p.id IN $1 AND {}", visible(conn.is_sqlite(), 2))
}

/// Pages that new ones can begin as a copy of, as far as somebody with these keys may see them; by title.
pub fn templates(conn: &mut DbConn, keys: &Keys, limit: i64) -> StoreResult<Vec<Page>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_pages p WHERE p.is_template AND {} ORDER BY p.title, p.id LIMIT $2",
        visible(conn.is_sqlite(), 1)
    );
    let rows: Vec<PageRow> =
        sql(statement).bind::<Text, _>(keys.json()).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}

/// A title as it is looked for: by any part of its words, or of their initial consonants.
fn title_key(title: &str) -> String {
    let folded = korean::fold(title);
    format!("{folded}\n{}", korean::choseong(&folded))
}

/// Pages by any part of their title or of its initial consonants, as far as somebody with these keys may see
/// them, with the title of their space; those that begin so first. Latin keys typed for Hangul count when
/// nothing else fits.
pub fn named(conn: &mut DbConn, keys: &Keys, query: &str, limit: i64) -> StoreResult<Vec<(Page, String)>> {
    let found = named_exactly(conn, keys, query, limit)?;
    match korean::hangul_from_latin_keys(query).filter(|_| found.is_empty()) {
        Some(meant) => named_exactly(conn, keys, &meant, limit),
        None => Ok(found),
    }
}

fn named_exactly(
    conn: &mut DbConn,
    keys: &Keys,
    query: &str,
    limit: i64,
) -> StoreResult<Vec<(Page, String)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
        #[diesel(sql_type = Nullable<Text>)]
        space_title: Option<String>,
    }
    let visible_space = visible(conn.is_sqlite(), 3).replace("p.", "s.");
    let statement = format!(
        "SELECT {COLUMNS}, s.title AS space_title FROM wiki_pages p \
         LEFT JOIN wiki_pages s ON s.id = p.space AND s.id <> p.id AND {visible_space} \
         WHERE p.title_key LIKE $1 ESCAPE '\\' AND {} \
         ORDER BY CASE WHEN p.title_key LIKE $2 ESCAPE '\\' THEN 0 ELSE 1 END, p.changed_at DESC, p.id LIMIT $4",
        visible(conn.is_sqlite(), 3)
    );
    let sought = escape_like(&korean::fold(query));
    let rows: Vec<Row> = sql(statement)
        .bind::<Text, _>(format!("%{sought}%"))
        .bind::<Text, _>(format!("{sought}%"))
        .bind::<Text, _>(keys.json())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.page.into_page(), row.space_title.unwrap_or_default())).collect())
}

/// What a new page needs.
pub struct NewPage<'p> {
    /// Its id.
    pub id: Id,
    /// The first page of its space; its own id for the first.
    pub space: Id,
    /// The page above.
    pub parent: Option<Id>,
    /// Where it stands among its neighbours.
    pub ord: i64,
    /// Its title.
    pub title: &'p str,
    /// The last part of its address, if that is free.
    pub slug: &'p str,
    /// Whose it is.
    pub holder: Holder,
    /// Whether a second person publishes.
    pub four_eyes: bool,
    /// Who makes it.
    pub made_by: PersonId,
}

/// Makes a page without a text yet; it has the rights of the page above until they are worked out.
pub fn insert(
    tx: &mut Tx<'_>,
    _: &Allowed<Place, Option<Id>>,
    new: &NewPage<'_>,
    acl: Id,
) -> StoreResult<()> {
    let (holder_kind, holder_id) = holder_columns(new.holder);
    let now = Utc(tx.now());
    diesel::insert_into(pages::table)
        .values((
            (pages::id.eq(new.id.as_i64()), pages::space.eq(new.space.as_i64())),
            (pages::parent.eq(new.parent.map(Id::as_i64)), pages::ord.eq(new.ord)),
            (pages::title.eq(new.title), pages::title_key.eq(title_key(new.title)), pages::slug.eq(new.slug)),
            (pages::holder_kind.eq(holder_kind), pages::holder_id.eq(holder_id)),
            (pages::acl.eq(acl.as_i64()), pages::four_eyes.eq(new.four_eyes)),
            (pages::made_at.eq(now), pages::made_by.eq(new.made_by.as_i64())),
            (pages::changed_at.eq(now), pages::changed_by.eq(new.made_by.as_i64())),
        ))
        .execute(tx.conn())?;
    give_slug(tx, new.space, new.id, new.slug)?;
    past::note_deciding(tx, &[(new.id, acl)])
}

/// Gives the page a text readers see.
pub fn publish(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Show, Page>,
    number: i32,
    title: &str,
    by: PersonId,
) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(pages::table.find(allowed.noun().id.as_i64()))
        .set((
            pages::published.eq(number),
            pages::title.eq(title),
            pages::title_key.eq(title_key(title)),
            pages::changed_at.eq(now),
            pages::changed_by.eq(by.as_i64()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Notes the number of the newest version.
pub fn set_latest(tx: &mut Tx<'_>, allowed: &Allowed<Write, Page>, number: i32) -> StoreResult<()> {
    let id = allowed.noun().id.as_i64();
    diesel::update(pages::table.find(id)).set(pages::latest.eq(number)).execute(tx.conn())?;
    Ok(())
}

/// Who answers for the page, whether a second person publishes, and when it is looked at again.
pub fn arrange(tx: &mut Tx<'_>, allowed: &Allowed<Arrange, Page>, change: &Arrangement) -> StoreResult<()> {
    let (kind, id) = holder_columns(change.holder);
    diesel::update(pages::table.find(allowed.noun().id.as_i64()))
        .set((
            pages::holder_kind.eq(kind),
            pages::holder_id.eq(id),
            pages::four_eyes.eq(change.four_eyes),
            pages::review_months.eq(change.review_months),
            pages::review_due.eq(change.review_due.map(Utc)),
            pages::review_told.eq(false),
            pages::is_template.eq(change.is_template),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Sets when the page is looked at again; reminders begin anew.
pub fn set_review(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Arrange, Page>,
    due: Option<Timestamp>,
) -> StoreResult<()> {
    diesel::update(pages::table.find(allowed.noun().id.as_i64()))
        .set((pages::review_due.eq(due.map(Utc)), pages::review_told.eq(false)))
        .execute(tx.conn())?;
    Ok(())
}

/// Pages whose time of review came before `now` and whose holders were not told yet.
pub fn due_untold(conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<Page>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM wiki_pages p WHERE p.review_due <= $1 AND NOT p.review_told AND p.trashed_at IS NULL \
         ORDER BY p.review_due, p.id LIMIT $2"
    );
    let rows: Vec<PageRow> =
        sql(statement).bind::<UtcTime, _>(Utc(now)).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(PageRow::into_page).collect())
}

/// Notes that the holder of a page was told that its time of review has come; says whether that is still so, as it may
/// have been looked at meanwhile.
pub fn note_told(tx: &mut Tx<'_>, id: Id) -> StoreResult<bool> {
    let due = pages::review_due.le(Some(Utc(tx.now()))).and(pages::review_told.eq(false));
    let told = diesel::update(pages::table.find(id.as_i64()).filter(due))
        .set(pages::review_told.eq(true))
        .execute(tx.conn())?;
    Ok(told == 1)
}

/// What [`arrange`] sets.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// Whose page it is.
    pub holder: Holder,
    /// Whether a second person publishes.
    pub four_eyes: bool,
    /// After how many months it is looked at again; 0 for never.
    pub review_months: i32,
    /// When that is next.
    pub review_due: Option<Timestamp>,
    /// Whether new pages can begin as a copy of it.
    pub is_template: bool,
}

/// A free address for `slug` in a space; what a page had once stays its own.
fn free_slug(tx: &mut Tx<'_>, space: Id, page: Id, slug: &str) -> StoreResult<String> {
    free_name(slug, |name| is_taken(tx, space, page, name))
}

/// Whether another page of the space has or had this address.
fn is_taken(tx: &mut Tx<'_>, space: Id, page: Id, slug: &str) -> StoreResult<bool> {
    let owner = owner(tx.conn(), space, slug)?;
    Ok(owner.is_some_and(|owner| owner != page))
}

/// How often a free address is looked for when others take what was found.
const TRIES: usize = 5;

/// Gives the page an address of its own in the space, `wanted` or one like it; those it had go on leading to it.
pub fn set_slug(tx: &mut Tx<'_>, allowed: &Allowed<Address, Id>, space: Id, wanted: &str) -> StoreResult<()> {
    give_slug(tx, space, *allowed.noun(), wanted)
}

fn give_slug(tx: &mut Tx<'_>, space: Id, page: Id, wanted: &str) -> StoreResult<()> {
    // Between looking and writing somebody who saves another page may take the same: then there is one more.
    for _ in 0..TRIES {
        let slug = free_slug(tx, space, page, wanted)?;
        let row = (
            addresses::space.eq(space.as_i64()),
            addresses::slug.eq(&slug),
            addresses::page.eq(page.as_i64()),
        );
        Portable(diesel::insert_into(addresses::table).values(row).on_conflict_do_nothing())
            .execute(tx.conn())?;
        if is_taken(tx, space, page, &slug)? {
            continue;
        }
        diesel::update(pages::table.find(page.as_i64())).set(pages::slug.eq(slug)).execute(tx.conn())?;
        return Ok(());
    }
    Err(StoreError::Busy)
}

/// The page that has or had this address, or the first namesake that somebody with these keys may see, so that numbers
/// behind a name tell nobody of pages that are hidden from them. A namesake has the title that the address is made of,
/// with or without its number: the budget of another year is none.
pub fn at_address(conn: &mut DbConn, keys: &Keys, space: Id, asked: &str) -> StoreResult<Option<Page>> {
    let exact = owner(conn, space, asked)?;
    if let Some(page) = some(conn, keys, exact.as_slice())?.pop() {
        return Ok(Some(page));
    }
    let name = without_number(asked);
    let found: Vec<(String, i64)> = addresses::table
        .filter(addresses::space.eq(space.as_i64()))
        .filter(
            addresses::slug
                .eq(name)
                .or(addresses::slug.like(format!("{}-%", escape_like(name))).escape('\\')),
        )
        .order((addresses::page, addresses::slug))
        .limit(NAMESAKES)
        .select((addresses::slug, addresses::page))
        .load(conn)?;
    let is_name = |known: &str| [name, asked].contains(&known);
    let namesakes = found.iter().filter(|(known, _)| is_name(known) || is_name(without_number(known)));
    let ids: Vec<Id> = namesakes.map(|(_, page)| Id::from_i64(*page)).collect();
    let mut seen = some(conn, keys, &ids)?;
    seen.retain(|page| is_name(&slug(&page.title)));
    Ok(ids.iter().find_map(|id| seen.iter().find(|page| page.id == *id).cloned()))
}

/// The page that has or had exactly this address, whoever asks.
fn owner(conn: &mut DbConn, space: Id, slug: &str) -> StoreResult<Option<Id>> {
    let found: Option<i64> = addresses::table
        .filter(addresses::space.eq(space.as_i64()).and(addresses::slug.eq(slug)))
        .select(addresses::page)
        .first(conn)
        .optional()?;
    Ok(found.map(Id::from_i64))
}

/// An address without the number that tells it from those of namesakes, the first of which is given 2. Four digits are a
/// year, which belongs to the title: the budget of 2026 is not the 2026th of its name.
fn without_number(slug: &str) -> &str {
    let is_given =
        |number: &str| number.parse().is_ok_and(|n: u64| (2..1000).contains(&n) && n.to_string() == number);
    match slug.rsplit_once('-') {
        Some((name, number)) if !name.is_empty() && is_given(number) => name,
        _ => slug,
    }
}

/// Notes that others have to look at these pages again: their text, their rights or their being there changed.
pub fn mark_changed(tx: &mut Tx<'_>, ids: &[Id]) -> StoreResult<()> {
    for some in ids.chunks(500) {
        diesel::update(pages::table.filter(pages::id.eq_any(some.iter().map(|id| id.as_i64()))))
            .set(pages::unplaced.eq(true))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Gives every page that changed the next place in the order of changes. Only one listener of the house does
/// this, and only after the commit, so that nobody who follows the places misses one.
pub fn give_places(tx: &mut Tx<'_>) -> StoreResult<()> {
    sql("UPDATE wiki_pages SET unplaced = FALSE, place = n.place FROM (SELECT id, row_number() OVER (ORDER BY id) + \
         (SELECT max(place) FROM wiki_pages) AS place FROM wiki_pages WHERE unplaced) AS n WHERE wiki_pages.id = n.id")
        .execute(tx.conn())?;
    Ok(())
}

/// Pages after `place` in the order of changes, in the trash or not, with their places.
pub fn after_place(conn: &mut DbConn, place: i64, limit: i64) -> StoreResult<Vec<(Page, i64)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
        #[diesel(sql_type = BigInt)]
        place: i64,
    }
    let statement =
        format!("SELECT {COLUMNS}, p.place FROM wiki_pages p WHERE p.place > $1 ORDER BY p.place LIMIT $2");
    let rows: Vec<Row> =
        sql(statement).bind::<BigInt, _>(place.max(0)).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.page.into_page(), row.place)).collect())
}

/// Has every other transaction that writes to this page wait until this one ends.
pub fn hold(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    diesel::update(pages::table.find(id.as_i64())).set(pages::latest.eq(pages::latest)).execute(tx.conn())?;
    Ok(())
}

/// Has every other transaction that changes the tree or the rights of the spaces in which these pages lie wait
/// until this one ends; what it reads afterwards is settled. Two never wait for one another, as spaces are held
/// in the order of their ids; who meets a page that has just moved to another space has to come again.
pub fn hold_trees(tx: &mut Tx<'_>, these: &[Id]) -> StoreResult<()> {
    let spaces = spaces_of(tx, these)?;
    for space in &spaces {
        hold(tx, Id::from_i64(*space))?;
    }
    if spaces_of(tx, these)? == spaces { Ok(()) } else { Err(StoreError::Busy) }
}

fn spaces_of(tx: &mut Tx<'_>, these: &[Id]) -> StoreResult<Vec<i64>> {
    Ok(pages::table
        .filter(pages::id.eq_any(these.iter().map(|id| id.as_i64())))
        .select(pages::space)
        .distinct()
        .order(pages::space)
        .load(tx.conn())?)
}
