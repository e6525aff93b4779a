//! The tables of this crate that hold the organisation.
#![expect(missing_docs, reason = "tables and columns are described where they are made, in migrations/")]

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use maru_store::UtcTime;
    directory_persons (id) {
        id -> BigInt,
        source -> Nullable<Text>,
        stable_id -> Nullable<Text>,
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
        guest -> Bool,
        active -> Bool,
        on_leave -> Bool,
        dn -> Text,
        mark -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary};
    directory_photos (person_id) { person_id -> BigInt, image -> Binary, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use maru_store::UtcTime;
    directory_units (id) {
        id -> BigInt,
        source -> Nullable<Text>,
        stable_id -> Nullable<Text>,
        parent_id -> Nullable<BigInt>,
        code -> Text,
        name -> Text,
        choseong -> Text,
        ord -> Integer,
        closed -> Bool,
        dn -> Text,
        mark -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use maru_store::UtcTime;
    directory_posts (id) {
        id -> BigInt,
        source -> Nullable<Text>,
        stable_id -> Nullable<Text>,
        unit_id -> BigInt,
        name -> Text,
        choseong -> Text,
        active -> Bool,
        mark -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    use maru_store::UtcTime;
    directory_appointments (id) {
        id -> BigInt,
        source -> Nullable<Text>,
        stable_id -> Nullable<Text>,
        person_id -> BigInt,
        unit_id -> BigInt,
        post_id -> Nullable<BigInt>,
        kind -> Text,
        title -> Text,
        ord -> Integer,
        starts_at -> Nullable<UtcTime>,
        ends_at -> Nullable<UtcTime>,
        mark -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use maru_store::UtcTime;
    directory_groups (id) {
        id -> BigInt,
        source -> Nullable<Text>,
        stable_id -> Nullable<Text>,
        name -> Text,
        description -> Text,
        active -> Bool,
        dn -> Text,
        mark -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    directory_group_members (group_id, member_kind, member_id) {
        group_id -> BigInt,
        member_kind -> Text,
        member_id -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    use maru_store::UtcTime;
    directory_history (noun, row_id, from_at) {
        noun -> Text,
        row_id -> BigInt,
        from_at -> UtcTime,
        to_at -> UtcTime,
        data -> Text,
    }
}

diesel::joinable!(directory_appointments -> directory_persons (person_id));
diesel::joinable!(directory_appointments -> directory_units (unit_id));
diesel::allow_tables_to_appear_in_same_query!(
    directory_persons,
    directory_photos,
    directory_units,
    directory_posts,
    directory_appointments,
    directory_groups,
    directory_group_members,
);
