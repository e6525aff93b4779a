//! The tables of this crate that hold sign-in, roles and preferences.

#![expect(missing_docs, reason = "the macro makes items that carry no text")]

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    use maru_store::UtcTime;
    directory_credentials (person_id) {
        person_id -> BigInt,
        hash -> Text,
        earlier -> Text,
        changed_at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Text};
    use maru_store::UtcTime;
    directory_sessions (id) {
        id -> BigInt,
        person_id -> BigInt,
        secret_hash -> Binary,
        factor_proven -> Bool,
        created_at -> UtcTime,
        seen_at -> UtcTime,
        proven_at -> UtcTime,
        address -> Text,
        agent -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool};
    use maru_store::UtcTime;
    directory_second_factors (person_id) {
        person_id -> BigInt,
        sealed -> Binary,
        confirmed -> Bool,
        last_step -> BigInt,
        since -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary};
    directory_recovery_codes (person_id, hash) { person_id -> BigInt, hash -> Binary, }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use maru_store::UtcTime;
    directory_attempts (key) {
        key -> Text,
        failures -> Integer,
        first_at -> UtcTime,
        last_at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    directory_grants (id) {
        id -> BigInt,
        role -> Text,
        holder_kind -> Text,
        holder_id -> BigInt,
        reason -> Text,
        granted_by -> Nullable<BigInt>,
        granted_at -> UtcTime,
        until_at -> Nullable<UtcTime>,
        ended_at -> Nullable<UtcTime>,
        ended_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    directory_requests (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        reason -> Text,
        asked_as -> Text,
        requested_by -> BigInt,
        requested_at -> UtcTime,
        expires_at -> UtcTime,
        state -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Text};
    directory_preferences (person_id) {
        person_id -> BigInt,
        lang -> Text,
        theme -> Text,
        density -> Text,
        keys_off -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Nullable, Text};
    use maru_store::UtcTime;
    directory_tokens (hash) {
        hash -> Binary,
        person_id -> BigInt,
        roles -> Text,
        purpose -> Text,
        expires_at -> UtcTime,
        used_at -> Nullable<UtcTime>,
    }
}
