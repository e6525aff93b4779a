//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    use maru_store::UtcTime;
    records_schedules (class) {
        class -> Text,
        extra_days -> Integer,
        asked_days -> Nullable<Integer>,
        asked_by -> Nullable<BigInt>,
        asked_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    records_holds (id) {
        id -> BigInt,
        reason -> Text,
        prefix -> Text,
        person -> Nullable<BigInt>,
        from_at -> Nullable<UtcTime>,
        to_at -> Nullable<UtcTime>,
        placed_by -> BigInt,
        placed_at -> UtcTime,
        lift_asked_by -> Nullable<BigInt>,
        lift_asked_at -> Nullable<UtcTime>,
        lifted_by -> Nullable<BigInt>,
        lifted_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Text};
    use maru_store::UtcTime;
    records_disposals (id) {
        id -> BigInt,
        class -> Text,
        subject -> Text,
        due_at -> UtcTime,
        disposed_at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    records_worksheets (id) {
        id -> BigInt,
        person -> BigInt,
        event -> BigInt,
        kind -> Text,
        opened_at -> UtcTime,
        closed_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    records_items (id) {
        id -> BigInt,
        worksheet_id -> BigInt,
        subject -> Text,
        state -> Text,
        to_person -> Nullable<BigInt>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<UtcTime>,
    }
}
