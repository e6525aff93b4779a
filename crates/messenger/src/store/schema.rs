//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_rooms (id) {
        id -> BigInt,
        kind -> Text,
        name -> Text,
        topic -> Text,
        name_key -> Text,
        unit -> Nullable<BigInt>,
        direct_key -> Nullable<Text>,
        posting -> Text,
        inviting -> Text,
        history -> Text,
        history_since -> Nullable<UtcTime>,
        guests -> Bool,
        confined -> Bool,
        keeps_days -> Nullable<Integer>,
        last -> BigInt,
        change -> BigInt,
        last_at -> UtcTime,
        made_by -> BigInt,
        made_at -> UtcTime,
        closed_at -> Nullable<UtcTime>,
        people -> Integer,
        picture -> Nullable<BigInt>,
        head -> Nullable<BigInt>,
        arranged -> BigInt,
        ends_at -> Nullable<UtcTime>,
        follows -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_members (room, person) {
        room -> BigInt,
        person -> BigInt,
        manages -> Bool,
        by_unit -> Bool,
        first -> BigInt,
        read -> BigInt,
        since -> UtcTime,
        muted -> Bool,
        muted_until -> Nullable<UtcTime>,
        starred -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_messages (room, seq) {
        room -> BigInt,
        seq -> BigInt,
        id -> BigInt,
        born -> BigInt,
        change -> BigInt,
        author -> BigInt,
        at -> UtcTime,
        body -> Text,
        thread -> Nullable<BigInt>,
        reply_to -> Nullable<BigInt>,
        priority -> SmallInt,
        asks -> Bool,
        edited_at -> Nullable<UtcTime>,
        recalled_at -> Nullable<UtcTime>,
        pinned_at -> Nullable<UtcTime>,
        answers -> Integer,
        answered_at -> Nullable<UtcTime>,
        files -> Integer,
        sending -> Nullable<Text>,
        forwarded -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_originals (room, seq, change) {
        room -> BigInt,
        seq -> BigInt,
        change -> BigInt,
        body -> Text,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_reactions (room, seq, sign, person) {
        room -> BigInt,
        seq -> BigInt,
        sign -> Text,
        person -> BigInt,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_calls (person, room, seq) {
        person -> BigInt,
        room -> BigInt,
        seq -> BigInt,
        at -> UtcTime,
        thread -> Nullable<BigInt>,
        seen -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_bookmarks (person, room, seq) {
        person -> BigInt,
        room -> BigInt,
        seq -> BigInt,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_confirmations (room, seq, person) {
        room -> BigInt,
        seq -> BigInt,
        person -> BigInt,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_drafts (person, room) {
        person -> BigInt,
        room -> BigInt,
        body -> Text,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_scheduled (id) {
        id -> BigInt,
        room -> BigInt,
        person -> BigInt,
        at -> UtcTime,
        body -> Text,
        thread -> Nullable<BigInt>,
        reply_to -> Nullable<BigInt>,
        priority -> SmallInt,
        asks -> Bool,
        files -> Integer,
        every -> Nullable<Text>,
        rounds -> Integer,
        failed -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_reminders (person, room, seq) {
        person -> BigInt,
        room -> BigInt,
        seq -> BigInt,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    messenger_alerts (person) {
        person -> BigInt,
        desktop -> Bool,
        words -> Bool,
        sound -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_askings (room, seq) {
        room -> BigInt,
        seq -> BigInt,
        every -> Text,
        rounds -> Integer,
        round -> Integer,
        next_at -> Nullable<UtcTime>,
        ended -> Nullable<Text>,
        base -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_asked (room, seq, round, person, told) {
        room -> BigInt,
        seq -> BigInt,
        round -> Integer,
        person -> BigInt,
        told -> BigInt,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_presence (person) {
        person -> BigInt,
        state -> Nullable<Text>,
        until -> Nullable<UtcTime>,
        note -> Text,
        deputy -> Nullable<BigInt>,
        hidden -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    messenger_online (person) {
        person -> BigInt,
        seen_at -> UtcTime,
    }
}
