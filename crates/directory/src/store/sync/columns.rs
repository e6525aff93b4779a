//! The columns a run may change, by noun, and the words each database needs for rows as JSON.

use crate::model::Noun;

/// Nouns in the order they are written, so that what is pointed at exists.
pub const ORDER: [Noun; 5] = [Noun::Unit, Noun::Person, Noun::Post, Noun::Appointment, Noun::Group];

/// The table in which the run at hand keeps its version.
pub const fn stage(noun: Noun) -> &'static str {
    match noun {
        Noun::Person => "directory_stage_persons",
        Noun::Unit => "directory_stage_units",
        Noun::Post => "directory_stage_posts",
        Noun::Appointment => "directory_stage_appointments",
        Noun::Group => "directory_stage_groups",
    }
}

/// The columns that come from the source, without id, source, stable id and since.
pub const fn columns(noun: Noun) -> &'static [&'static str] {
    match noun {
        Noun::Person => &[
            "login",
            "name",
            "name_en",
            "name_hanja",
            "choseong",
            "mail",
            "phone",
            "mobile",
            "employee_number",
            "rank",
            "title",
            "duty",
            "room",
            "lang",
            "photo_hash",
            "active",
            "on_leave",
            "dn",
            "mark",
        ],
        Noun::Unit => &["parent_id", "code", "name", "choseong", "ord", "closed", "dn", "mark"],
        Noun::Post => &["unit_id", "name", "choseong", "active", "mark"],
        Noun::Appointment => {
            &["person_id", "unit_id", "post_id", "kind", "title", "ord", "starts_at", "ends_at", "mark"]
        }
        Noun::Group => &["name", "description", "active", "dn", "mark"],
    }
}

/// A list such as `s.name, s.mail`.
pub fn list(noun: Noun, prefix: &str) -> String {
    columns(noun).iter().map(|c| format!("{prefix}{c}")).collect::<Vec<_>>().join(", ")
}

/// The assignments of an update: `name = s.name, …`.
pub fn assignments(noun: Noun, value: impl Fn(&str) -> String) -> String {
    columns(noun).iter().map(|c| format!("{c} = {}", value(c))).collect::<Vec<_>>().join(", ")
}

/// What marks a row as no longer counting; appointments are deleted instead. The digest is cleared, so
/// that a row that comes back counts as changed.
pub const fn retire(noun: Noun) -> Option<&'static str> {
    match noun {
        Noun::Person | Noun::Post | Noun::Group => Some("active = FALSE, mark = 0"),
        Noun::Unit => Some("closed = TRUE, mark = 0"),
        Noun::Appointment => None,
    }
}

/// The row `alias` as JSON text, with the columns a run may change (and the keys of appointments, which
/// are made again by an undo).
pub fn json(noun: Noun, alias: &str, sqlite: bool) -> String {
    object(noun, alias, sqlite, |alias, sqlite| format!("'members', {}", members(alias, sqlite)))
}

/// The same of a staged row. Of a group's members only the number is told: the list is in the stage.
pub fn json_staged(noun: Noun, alias: &str, sqlite: bool) -> String {
    object(noun, alias, sqlite, |alias, _| {
        format!(
            "'member_count', (SELECT count(*) FROM directory_stage_members m WHERE m.group_id = {alias}.id)"
        )
    })
}

fn object(noun: Noun, alias: &str, sqlite: bool, extra: impl Fn(&str, bool) -> String) -> String {
    let function = if sqlite { "json_object" } else { "json_build_object" };
    let keys: &[&str] = if matches!(noun, Noun::Appointment) { &["source", "stable_id"] } else { &[] };
    let mut pairs: Vec<String> =
        keys.iter().chain(columns(noun)).map(|c| format!("'{c}', {alias}.{c}")).collect();
    if noun == Noun::Group {
        pairs.push(extra(alias, sqlite));
    }
    let text = if sqlite { "" } else { "::text" };
    format!("{function}({}){text}", pairs.join(", "))
}

/// The members of a group as a JSON list of `kind:id`.
fn members(alias: &str, sqlite: bool) -> String {
    let (aggregate, empty) =
        if sqlite { ("json_group_array", "json('[]')") } else { ("json_agg", "'[]'::json") };
    format!(
        "coalesce((SELECT {aggregate}(m.member_kind || ':' || m.member_id) FROM directory_group_members m \
         WHERE m.group_id = {alias}.id), {empty})"
    )
}

/// The value of a column taken from a JSON text, with the column's own type.
pub fn from_json(column: &str, json: &str, sqlite: bool) -> String {
    if sqlite {
        return format!("json_extract({json}, '$.{column}')");
    }
    let kind = match column {
        "active" | "on_leave" | "closed" => "boolean",
        "mark" | "parent_id" | "unit_id" | "person_id" | "post_id" => "bigint",
        "ord" => "integer",
        "starts_at" | "ends_at" => "timestamptz",
        _ => "text",
    };
    format!("(({json}::json) ->> '{column}')::{kind}")
}
