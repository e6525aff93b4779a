//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::{BigInt, Text, Nullable};
    use crate::column::UtcTime;
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
    store_outbox (event_id) { event_id -> BigInt, }
}

diesel::table! {
    use diesel::sql_types::BigInt;
    store_event_order (position) { position -> BigInt, event_id -> BigInt, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    store_cursors (listener) { listener -> Text, position -> BigInt, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use crate::column::UtcTime;
    store_jobs (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        unique_key -> Nullable<Text>,
        running_key -> Nullable<Text>,
        run_at -> UtcTime,
        attempts -> Integer,
        lease_until -> Nullable<UtcTime>,
        claim -> Nullable<BigInt>,
        dead -> Bool,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::column::UtcTime;
    store_schedules (kind) { kind -> Text, next_at -> UtcTime, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer};
    use crate::column::UtcTime;
    store_nodes (node) { node -> Integer, owner -> BigInt, lease_until -> UtcTime, }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::column::UtcTime;
    store_settings (key) { key -> Text, value -> Text, changed_at -> UtcTime, }
}

diesel::table! {
    use diesel::sql_types::Text;
    store_locks (name) { name -> Text, }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::column::UtcTime;
    store_migrations (key) { key -> Text, applied_at -> UtcTime, }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::column::UtcTime;
    store_sendings (person, digest) { person -> BigInt, digest -> Text, made -> Text, at -> UtcTime, }
}

diesel::joinable!(store_event_order -> store_events (event_id));
diesel::allow_tables_to_appear_in_same_query!(store_event_order, store_events);
