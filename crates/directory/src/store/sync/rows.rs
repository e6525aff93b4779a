//! Rows of the stage, as they are written.

use crate::store::pieces::Pieces;
use crate::store::schema_sync as tables;
use maru_store::Utc;
use tables::*;

/// A unit to be made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_units, treat_none_as_default_value = false)]
pub struct UnitRow {
    pub id: i64,
    pub fresh: bool,
    pub source: String,
    pub stable_id: String,
    pub parent_id: Option<i64>,
    pub code: String,
    pub name: String,
    pub choseong: String,
    pub ord: i32,
    pub closed: bool,
    pub dn: String,
    pub mark: i64,
}

/// A person to be made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_persons, treat_none_as_default_value = false)]
pub struct PersonRow {
    pub id: i64,
    pub fresh: bool,
    pub source: String,
    pub stable_id: String,
    pub login: Option<String>,
    pub name: String,
    pub name_en: String,
    pub name_hanja: String,
    pub choseong: String,
    pub mail: String,
    pub phone: String,
    pub mobile: String,
    pub employee_number: String,
    pub rank: String,
    pub title: String,
    pub duty: String,
    pub room: String,
    pub lang: String,
    pub photo_hash: String,
    pub active: bool,
    pub on_leave: bool,
    pub dn: String,
    pub mark: i64,
    pub grams: Pieces,
}

/// A new picture.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_photos, treat_none_as_default_value = false)]
pub struct PhotoRow {
    pub person_id: i64,
    pub image: Vec<u8>,
}

/// A post to be made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_posts, treat_none_as_default_value = false)]
pub struct PostRow {
    pub id: i64,
    pub fresh: bool,
    pub source: String,
    pub stable_id: String,
    pub unit_id: i64,
    pub name: String,
    pub choseong: String,
    pub active: bool,
    pub mark: i64,
}

/// An appointment to be made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_appointments, treat_none_as_default_value = false)]
pub struct AppointmentRow {
    pub id: i64,
    pub fresh: bool,
    pub source: String,
    pub stable_id: String,
    pub person_id: i64,
    pub unit_id: i64,
    pub post_id: Option<i64>,
    pub kind: String,
    pub title: String,
    pub ord: i32,
    pub starts_at: Option<Utc>,
    pub ends_at: Option<Utc>,
    pub mark: i64,
}

/// A group to be made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_groups, treat_none_as_default_value = false)]
pub struct GroupRow {
    pub id: i64,
    pub fresh: bool,
    pub source: String,
    pub stable_id: String,
    pub name: String,
    pub description: String,
    pub active: bool,
    pub dn: String,
    pub mark: i64,
}

/// A member of a group that is made or changed.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_members, treat_none_as_default_value = false)]
pub struct MemberRow {
    pub group_id: i64,
    pub member_kind: &'static str,
    pub member_id: i64,
}

/// A row the source no longer has.
#[derive(diesel::Insertable)]
#[diesel(table_name = directory_stage_gone, treat_none_as_default_value = false)]
pub struct GoneRow {
    pub noun: &'static str,
    pub id: i64,
}
