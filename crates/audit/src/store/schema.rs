//! The tables of this crate, and those of `store` that the log is made from.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary};
    audit_seals (position) {
        position -> BigInt,
        event_id -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Text};
    use maru_store::UtcTime;
    audit_checkpoints (position) {
        position -> BigInt,
        hash -> Binary,
        at -> UtcTime,
        key_id -> Text,
        signature -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary};
    use maru_store::UtcTime;
    audit_keys (id) {
        id -> BigInt,
        position -> BigInt,
        at -> UtcTime,
        old_key -> Binary,
        new_key -> Binary,
        by_old -> Binary,
        by_new -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    use maru_store::UtcTime;
    audit_reviews (month) {
        month -> Text,
        reviewer -> BigInt,
        at -> UtcTime,
        findings -> BigInt,
        note -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    store_events (id) {
        id -> BigInt,
        at -> UtcTime,
        name -> Text,
        actor_kind -> Text,
        actor_person -> Nullable<BigInt>,
        actor_name -> Nullable<Text>,
        on_behalf_of -> Nullable<BigInt>,
        subject -> Nullable<Text>,
        data_subject -> Nullable<BigInt>,
        audience -> Text,
        details -> Text,
        address -> Nullable<Text>,
        request -> Text,
        agent -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::BigInt;
    store_event_order (position) { position -> BigInt, event_id -> BigInt, }
}

diesel::table! {
    use diesel::sql_types::BigInt;
    store_outbox (event_id) { event_id -> BigInt, }
}

diesel::allow_tables_to_appear_in_same_query!(audit_seals, store_events, store_event_order, store_outbox);
