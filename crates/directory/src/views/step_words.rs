//! The fields of a source's configuration in words.

use crate::mapping::FormField;
use crate::texts::T;

/// What a choice is called.
pub fn word_of(t: T, word: &str) -> &'static str {
    match word {
        "subtree" => t.wizard_scope_subtree(),
        "one" => t.wizard_scope_one(),
        "base" => t.wizard_scope_base(),
        "modify-timestamp" => t.wizard_cursor_modify_timestamp(),
        "usn-changed" => t.wizard_cursor_usn_changed(),
        "entry-usn" => t.wizard_cursor_entry_usn(),
        "none" => t.wizard_cursor_none(),
        "parent" => t.wizard_units_parent(),
        "codes" => t.wizard_units_codes(),
        "parent-and-codes" => t.wizard_units_parent_and_codes(),
        _ => "",
    }
}

/// The heading a field stands under, with its id.
pub fn part_of(t: T, field: &FormField) -> (&'static str, &'static str) {
    match field.path {
        "ldif" => ("file", t.wizard_part_file()),
        "preset" => ("server", t.wizard_part_server()),
        "base" => ("base", t.wizard_part_base()),
        "cursor" => ("changes", t.wizard_part_changes()),
        "persons.map.stable_id" | "persons.map.login" => ("identity", t.wizard_part_identity()),
        "persons.units" | "persons.map.codes" | "persons.join_by_employee_no" => {
            ("belonging", t.wizard_part_belonging())
        }
        "persons.map.employee_no"
        | "persons.map.rank"
        | "persons.map.title"
        | "persons.map.duty"
        | "persons.map.room"
        | "persons.map.leave"
        | "persons.map.photo" => ("work", t.wizard_part_work()),
        path if path.starts_with("connection.limits") => ("limits", t.wizard_part_limits()),
        path if path.starts_with("connection") => ("server", t.wizard_part_server()),
        path if path.starts_with("persons.map") => ("names", t.wizard_part_names()),
        path if path.starts_with("persons") => ("people", t.wizard_part_people()),
        path if path.starts_with("units") => ("units", t.wizard_part_units()),
        path if path.starts_with("appointments") => ("posts", t.wizard_part_posts()),
        _ => ("groups", t.wizard_part_groups()),
    }
}

/// What to know about a field; may be empty.
pub fn hint_of(t: T, path: &str) -> &'static str {
    match path {
        "connection.servers" => t.wizard_hint_servers(),
        "connection.ca_file" => t.wizard_hint_ca(),
        "connection.pins" => t.wizard_hint_pins(),
        "persons.map.stable_id" => t.wizard_hint_stable_id(),
        "ldif" => t.wizard_hint_file(),
        _ => "",
    }
}

/// What a field is called.
pub fn label_of(t: T, path: &str) -> &'static str {
    match path {
        "preset" => t.wizard_field_preset(),
        "connection.servers" => t.wizard_field_connection_servers(),
        "connection.bind_dn" => t.wizard_field_connection_bind_dn(),
        "connection.ca_file" => t.wizard_field_connection_ca_file(),
        "connection.pins" => t.wizard_field_connection_pins(),
        "connection.limits.page_size" => t.wizard_field_connection_limits_page_size(),
        "connection.limits.answer_seconds" => t.wizard_field_connection_limits_answer_seconds(),
        "ldif" => t.wizard_field_ldif(),
        "base" => t.wizard_field_base(),
        "persons.base" => t.wizard_field_persons_base(),
        "persons.scope" => t.wizard_field_persons_scope(),
        "persons.filter" => t.wizard_field_persons_filter(),
        "persons.login_filter" => t.wizard_field_persons_login_filter(),
        "units.base" => t.wizard_field_units_base(),
        "units.filter" => t.wizard_field_units_filter(),
        "appointments.enabled" => t.wizard_field_appointments_enabled(),
        "appointments.filter" => t.wizard_field_appointments_filter(),
        "groups.enabled" => t.wizard_field_groups_enabled(),
        "groups.filter" => t.wizard_field_groups_filter(),
        "cursor" => t.wizard_field_cursor(),
        "persons.map.stable_id" => t.wizard_field_persons_map_stable_id(),
        "persons.map.login" => t.wizard_field_persons_map_login(),
        "persons.map.name" => t.wizard_field_persons_map_name(),
        "persons.map.name_en" => t.wizard_field_persons_map_name_en(),
        "persons.map.hanja" => t.wizard_field_persons_map_hanja(),
        "persons.map.mail" => t.wizard_field_persons_map_mail(),
        "persons.map.phone" => t.wizard_field_persons_map_phone(),
        "persons.map.mobile" => t.wizard_field_persons_map_mobile(),
        "persons.map.employee_no" => t.wizard_field_persons_map_employee_no(),
        "persons.map.rank" => t.wizard_field_persons_map_rank(),
        "persons.map.title" => t.wizard_field_persons_map_title(),
        "persons.map.duty" => t.wizard_field_persons_map_duty(),
        "persons.map.room" => t.wizard_field_persons_map_room(),
        "persons.map.leave" => t.wizard_field_persons_map_leave(),
        "persons.map.photo" => t.wizard_field_persons_map_photo(),
        "persons.units" => t.wizard_field_persons_units(),
        "persons.map.codes" => t.wizard_field_persons_map_codes(),
        "persons.join_by_employee_no" => t.wizard_field_persons_join_by_employee_no(),
        "units.map.stable_id" => t.wizard_field_units_map_stable_id(),
        "units.map.name" => t.wizard_field_units_map_name(),
        "units.map.code" => t.wizard_field_units_map_code(),
        "units.map.parent_code" => t.wizard_field_units_map_parent_code(),
        "units.map.order" => t.wizard_field_units_map_order(),
        "units.map.closed" => t.wizard_field_units_map_closed(),
        "appointments.map.stable_id" => t.wizard_field_appointments_map_stable_id(),
        "appointments.map.post" => t.wizard_field_appointments_map_post(),
        "groups.map.stable_id" => t.wizard_field_groups_map_stable_id(),
        "groups.map.name" => t.wizard_field_groups_map_name(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn every_field_has_a_label() {
        for field in crate::mapping::FIELDS {
            for lang in Lang::ALL {
                assert!(!label_of(T(lang), field.path).is_empty(), "{}", field.path);
            }
        }
    }
}
