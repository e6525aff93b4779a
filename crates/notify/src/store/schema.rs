//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    notify_notices (id) {
        id -> BigInt,
        person -> BigInt,
        event -> BigInt,
        name -> Text,
        subject -> Text,
        at -> UtcTime,
        read_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    notify_muted (person, name) {
        person -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    notify_quiet_hours (person) {
        person -> BigInt,
        from_minute -> Integer,
        to_minute -> Integer,
        days -> Integer,
        whole -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Text};
    use maru_store::UtcTime;
    notify_deliveries (notice_id, channel) {
        notice_id -> BigInt,
        channel -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> UtcTime,
    }
}

diesel::joinable!(notify_deliveries -> notify_notices (notice_id));
diesel::allow_tables_to_appear_in_same_query!(notify_deliveries, notify_notices);
