//! What changes in a row, field by field, in words.

use super::run::Change;
use crate::model::Noun;
use crate::store::sync::columns::columns;
use crate::store::sync::plan::PlanItem;
use crate::texts::T;
use maru_kernel::Timestamp;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Names of the rows that changes point at.
pub type Names = BTreeMap<(&'static str, i64), String>;

/// Columns that hold the id of another row, and of which noun.
const POINTERS: [(&str, Noun); 4] = [
    ("parent_id", Noun::Unit),
    ("unit_id", Noun::Unit),
    ("person_id", Noun::Person),
    ("post_id", Noun::Post),
];

/// The rows these items point at, by noun.
pub fn pointed_at(items: &[PlanItem]) -> BTreeMap<&'static str, (Noun, BTreeSet<i64>)> {
    let mut wanted: BTreeMap<&'static str, (Noun, BTreeSet<i64>)> = BTreeMap::new();
    for row in items.iter().flat_map(|item| [&item.before, &item.after]).flatten() {
        let row = read(row);
        for (column, noun) in POINTERS {
            if let Some(id) = row.get(column).and_then(Value::as_i64) {
                wanted.entry(noun.name()).or_insert((noun, BTreeSet::new())).1.insert(id);
            }
        }
    }
    wanted
}

/// What changes in one row. Of rows that end, what they were is told.
pub fn changes(t: T, item: &PlanItem, noun: Noun, names: &Names) -> Vec<Change> {
    let before = item.before.as_deref().map(read).unwrap_or_default();
    let Some(after) = item.after.as_deref().map(read) else { return Vec::new() };
    let mut changes: Vec<Change> = columns(noun)
        .iter()
        .filter(|column| before.get(**column) != after.get(**column))
        .filter_map(|column| {
            let field = field(t, column)?;
            let shown = |row: &Map<String, Value>| shown(t, column, row.get(*column), names);
            let (old, new) = (shown(&before), shown(&after));
            (old != new).then_some(Change { field, old, new })
        })
        .collect();
    changes.extend(members(t, &before, &after));
    changes
}

fn read(row: &str) -> Map<String, Value> {
    serde_json::from_str(row).unwrap_or_default()
}

/// Of a group's members only the numbers are told.
fn members(t: T, before: &Map<String, Value>, after: &Map<String, Value>) -> Option<Change> {
    let old = before.get("members")?.as_array()?.len() as u64;
    let new = after.get("member_count")?.as_u64()?;
    let now = if old == new { t.sync_value_members_changed(new) } else { t.sync_value_members(new) };
    Some(Change { field: t.sync_field_members(), old: t.sync_value_members(old), new: now })
}

fn shown(t: T, column: &str, value: Option<&Value>, names: &Names) -> String {
    let value = value.unwrap_or(&Value::Null);
    if let Some((_, noun)) = POINTERS.iter().find(|(pointer, _)| *pointer == column) {
        return value.as_i64().and_then(|id| names.get(&(noun.name(), id)).cloned()).unwrap_or_default();
    }
    match (column, value) {
        (_, Value::Null) => String::new(),
        ("active" | "on_leave" | "closed", value) => yes_or_no(t, value).to_owned(),
        ("starts_at" | "ends_at", value) => day(value),
        ("photo_hash", Value::String(hash)) if hash.is_empty() => String::new(),
        ("photo_hash", _) => t.sync_value_photo().to_owned(),
        ("kind", Value::String(kind)) => kind_of(t, kind).to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// SQLite keeps truth as a number.
fn yes_or_no(t: T, value: &Value) -> &'static str {
    match value {
        Value::Bool(true) => t.sync_value_yes(),
        Value::Number(n) if n.as_i64() != Some(0) => t.sync_value_yes(),
        _ => t.sync_value_no(),
    }
}

/// SQLite keeps instants as microseconds, PostgreSQL writes them out.
fn day(value: &Value) -> String {
    let at = match value {
        Value::Number(n) => n.as_i64().and_then(|micros| Timestamp::from_microsecond(micros).ok()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let seoul = jiff::tz::TimeZone::get("Asia/Seoul").unwrap_or(jiff::tz::TimeZone::UTC);
    at.map(|at| at.to_zoned(seoul).date().to_string()).unwrap_or_default()
}

fn kind_of(t: T, kind: &str) -> &'static str {
    match kind {
        "main" => t.sync_kind_main(),
        "concurrent" => t.sync_kind_concurrent(),
        "acting" => t.sync_kind_acting(),
        _ => t.sync_kind_dispatched(),
    }
}

/// What a column is called; `None` for columns nobody needs to see.
fn field(t: T, column: &str) -> Option<&'static str> {
    Some(match column {
        "login" => t.sync_field_login(),
        "name" => t.sync_field_name(),
        "name_en" => t.sync_field_name_en(),
        "name_hanja" => t.sync_field_name_hanja(),
        "mail" => t.sync_field_mail(),
        "phone" => t.sync_field_phone(),
        "mobile" => t.sync_field_mobile(),
        "employee_number" => t.sync_field_employee_number(),
        "rank" => t.sync_field_rank(),
        "title" => t.sync_field_title(),
        "duty" => t.sync_field_duty(),
        "room" => t.sync_field_room(),
        "lang" => t.sync_field_lang(),
        "photo_hash" => t.sync_field_photo(),
        "active" => t.sync_field_active(),
        "on_leave" => t.sync_field_on_leave(),
        "dn" => t.sync_field_dn(),
        "parent_id" => t.sync_field_parent(),
        "code" => t.sync_field_code(),
        "ord" => t.sync_field_ord(),
        "closed" => t.sync_field_closed(),
        "unit_id" => t.sync_field_unit(),
        "person_id" => t.sync_field_person(),
        "post_id" => t.sync_field_post(),
        "kind" => t.sync_field_kind(),
        "starts_at" => t.sync_field_starts(),
        "ends_at" => t.sync_field_ends(),
        "description" => t.sync_field_description(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    fn item(before: &str, after: &str) -> PlanItem {
        PlanItem {
            noun: "person".into(),
            row_id: 1,
            action: "update".into(),
            label: String::new(),
            dn: String::new(),
            before: Some(before.into()),
            after: Some(after.into()),
        }
    }

    #[test]
    fn only_what_differs_is_told_the_same_for_both_databases() {
        let t = T(Lang::En);
        for (before, after) in [
            (r#"{"title":"A","active":1,"mark":1}"#, r#"{"title":"B","active":0,"mark":2}"#),
            (r#"{"title":"A","active":true,"mark":1}"#, r#"{"title":"B","active":false,"mark":2}"#),
        ] {
            let told = changes(t, &item(before, after), Noun::Person, &Names::new());
            let told: Vec<_> = told.iter().map(|c| (c.old.as_str(), c.new.as_str())).collect();
            assert_eq!(told, [("A", "B"), (t.sync_value_yes(), t.sync_value_no())]);
        }
        assert_eq!(day(&serde_json::json!(1_772_290_800_000_000_i64)), "2026-03-01");
        assert_eq!(day(&serde_json::json!("2026-03-01T00:00:00+09:00")), "2026-03-01");
    }
}
