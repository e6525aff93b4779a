//! The tables of synchronisation: sources, runs, plans, and the stage a run works on.

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use maru_store::UtcTime;
    directory_sources (name) {
        name -> Text,
        config -> Text,
        every_minutes -> Integer,
        enabled -> Bool,
        confirmed_digest -> Text,
        cursor -> Text,
        cursor_server -> Text,
        last_good_at -> Nullable<UtcTime>,
        changed_at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    directory_runs (id) {
        id -> BigInt,
        source -> Text,
        kind -> Text,
        state -> Text,
        started_by -> Text,
        started_at -> UtcTime,
        finished_at -> Nullable<UtcTime>,
        counts -> Text,
        brakes -> Text,
        config_digest -> Text,
        cursor -> Text,
        cursor_server -> Text,
        problem -> Text,
        overruled -> Text,
        staged -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    directory_plan_items (run_id, noun, row_id) {
        run_id -> BigInt,
        noun -> Text,
        row_id -> BigInt,
        action -> Text,
        label -> Text,
        dn -> Text,
        before -> Nullable<Text>,
        after -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    directory_quarantine (run_id, number) {
        run_id -> BigInt,
        number -> BigInt,
        dn -> Text,
        trouble -> Text,
        subject -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer};
    use maru_store::UtcTime;
    directory_sync_lease (slot) { slot -> Integer, holder -> BigInt, until -> UtcTime, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    directory_stage_units (id) {
        id -> BigInt,
        fresh -> Bool,
        source -> Text,
        stable_id -> Text,
        parent_id -> Nullable<BigInt>,
        code -> Text,
        name -> Text,
        choseong -> Text,
        ord -> Integer,
        closed -> Bool,
        dn -> Text,
        mark -> BigInt,
    }
}

diesel::table! {
    use crate::store::pieces::SearchText;
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    directory_stage_persons (id) {
        id -> BigInt,
        fresh -> Bool,
        source -> Text,
        stable_id -> Text,
        login -> Nullable<Text>,
        name -> Text,
        name_en -> Text,
        name_hanja -> Text,
        choseong -> Text,
        mail -> Text,
        phone -> Text,
        mobile -> Text,
        employee_number -> Text,
        rank -> Text,
        title -> Text,
        duty -> Text,
        room -> Text,
        lang -> Text,
        photo_hash -> Text,
        active -> Bool,
        on_leave -> Bool,
        dn -> Text,
        mark -> BigInt,
        grams -> SearchText,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary};
    directory_stage_photos (person_id) { person_id -> BigInt, image -> Binary, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Text};
    directory_stage_posts (id) {
        id -> BigInt,
        fresh -> Bool,
        source -> Text,
        stable_id -> Text,
        unit_id -> BigInt,
        name -> Text,
        choseong -> Text,
        active -> Bool,
        mark -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use maru_store::UtcTime;
    directory_stage_appointments (id) {
        id -> BigInt,
        fresh -> Bool,
        source -> Text,
        stable_id -> Text,
        person_id -> BigInt,
        unit_id -> BigInt,
        post_id -> Nullable<BigInt>,
        kind -> Text,
        title -> Text,
        ord -> Integer,
        starts_at -> Nullable<UtcTime>,
        ends_at -> Nullable<UtcTime>,
        mark -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Text};
    directory_stage_groups (id) {
        id -> BigInt,
        fresh -> Bool,
        source -> Text,
        stable_id -> Text,
        name -> Text,
        description -> Text,
        active -> Bool,
        dn -> Text,
        mark -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    directory_stage_members (group_id, member_kind, member_id) {
        group_id -> BigInt,
        member_kind -> Text,
        member_id -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    directory_stage_gone (noun, id) { noun -> Text, id -> BigInt, }
}
