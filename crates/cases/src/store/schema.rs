//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_switchings (id) {
        id -> BigInt,
        turn_on -> Bool,
        reason -> Text,
        asked_by -> BigInt,
        asked_as -> Text,
        asked_at -> UtcTime,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_cases (id) {
        id -> BigInt,
        number -> Text,
        ground -> Text,
        place -> Nullable<Text>,
        from_at -> UtcTime,
        until_at -> UtcTime,
        sources -> Text,
        asked_by -> BigInt,
        asked_at -> UtcTime,
        how -> Nullable<Text>,
        over_at -> Nullable<UtcTime>,
        tell_at -> Nullable<UtcTime>,
        told_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    cases_subjects (case_id, person) {
        case_id -> BigInt,
        person -> BigInt,
        named -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_rounds (case_id, round) {
        case_id -> BigInt,
        round -> Integer,
        hours -> Integer,
        reason -> Text,
        asked_at -> UtcTime,
        granted_at -> Nullable<UtcTime>,
        until_at -> Nullable<UtcTime>,
        refused_by -> Nullable<BigInt>,
        refused_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_approvals (case_id, round, person) {
        case_id -> BigInt,
        round -> Integer,
        person -> BigInt,
        office -> Text,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_readings (id) {
        id -> BigInt,
        case_id -> BigInt,
        person -> BigInt,
        item -> Text,
        at -> UtcTime,
        receipt -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_exports (id) {
        id -> BigInt,
        case_id -> BigInt,
        recipient -> Text,
        reason -> Text,
        asked_by -> BigInt,
        asked_at -> UtcTime,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<UtcTime>,
        office -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_receipts (id) {
        id -> BigInt,
        export_id -> BigInt,
        person -> BigInt,
        at -> UtcTime,
        items -> BigInt,
        files -> BigInt,
        bytes -> BigInt,
        sha256 -> Text,
        list_sha256 -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_holds (id) {
        id -> BigInt,
        case_id -> BigInt,
        placed_by -> BigInt,
        placed_at -> UtcTime,
        lift_asked_by -> Nullable<BigInt>,
        lift_asked_at -> Nullable<UtcTime>,
        lifted_by -> Nullable<BigInt>,
        lifted_at -> Nullable<UtcTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    cases_deferrals (id) {
        id -> BigInt,
        case_id -> BigInt,
        asked_by -> BigInt,
        asked_at -> UtcTime,
        until_at -> UtcTime,
        reason -> Text,
        agreed_by -> Nullable<BigInt>,
        agreed_at -> Nullable<UtcTime>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(cases_cases, cases_subjects, cases_holds);
diesel::allow_tables_to_appear_in_same_query!(cases_exports, cases_receipts);
