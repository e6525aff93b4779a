//! A row of the table of pages, as every statement reads it.

use crate::model::{Level, Page, Seen};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, SmallInt, Text};
use maru_directory::model::Holder;
use maru_kernel::{Id, Ref};
use maru_store::{Utc, UtcTime};

/// The columns of [`PageRow`] of the table `p`.
pub const COLUMNS: &str = "p.id, p.space, p.parent, p.title, p.slug, p.holder_kind, p.holder_id, p.breaks, p.acl, \
    p.published, p.latest, p.four_eyes, p.review_months, p.review_due, p.is_template, p.changed_at, p.changed_by, p.trashed_at";

/// A page.
#[derive(QueryableByName)]
pub struct PageRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    space: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    parent: Option<i64>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    holder_kind: String,
    #[diesel(sql_type = BigInt)]
    holder_id: i64,
    #[diesel(sql_type = Bool)]
    breaks: bool,
    #[diesel(sql_type = BigInt)]
    acl: i64,
    #[diesel(sql_type = Integer)]
    published: i32,
    #[diesel(sql_type = Integer)]
    latest: i32,
    #[diesel(sql_type = Bool)]
    four_eyes: bool,
    #[diesel(sql_type = Integer)]
    review_months: i32,
    #[diesel(sql_type = Nullable<UtcTime>)]
    review_due: Option<Utc>,
    #[diesel(sql_type = Bool)]
    is_template: bool,
    #[diesel(sql_type = UtcTime)]
    changed_at: Utc,
    #[diesel(sql_type = BigInt)]
    changed_by: i64,
    #[diesel(sql_type = Nullable<UtcTime>)]
    trashed_at: Option<Utc>,
}

impl PageRow {
    /// The page.
    pub fn into_page(self) -> Page {
        Page {
            id: Id::from_i64(self.id),
            space: Id::from_i64(self.space),
            parent: self.parent.map(Id::from_i64),
            title: self.title,
            slug: self.slug,
            holder: holder(&self.holder_kind, self.holder_id),
            breaks: self.breaks,
            acl: Id::from_i64(self.acl),
            published: self.published,
            latest: self.latest,
            four_eyes: self.four_eyes,
            review_months: self.review_months,
            review_due: self.review_due.map(|at| at.0),
            is_template: self.is_template,
            changed_at: self.changed_at.0,
            changed_by: Id::from_i64(self.changed_by),
            trashed_at: self.trashed_at.map(|at| at.0),
        }
    }
}

/// A page with the viewer's level.
#[derive(QueryableByName)]
pub struct SeenRow {
    #[diesel(embed)]
    page: PageRow,
    #[diesel(sql_type = Nullable<SmallInt>)]
    level: Option<i16>,
}

impl SeenRow {
    /// The page, if there is a level.
    pub fn into_seen(self) -> Option<Seen> {
        let level = self.level.and_then(Level::from_rank)?;
        Some(Seen { page: self.page.into_page(), level })
    }
}

/// The two columns that name a holder.
pub fn holder_columns(holder: Holder) -> (String, i64) {
    let reference = holder.to_ref();
    (reference.kind, reference.id.as_i64())
}

/// The holder of the two columns; the table holds no other kinds.
pub fn holder(kind: &str, id: i64) -> Holder {
    let id = Id::from_i64(id);
    Holder::from_ref(&Ref::new("directory", kind, id)).unwrap_or(Holder::Person(id))
}
