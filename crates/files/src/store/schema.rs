//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use maru_store::UtcTime;
    files_blobs (hash) {
        hash -> Text,
        size -> BigInt,
        scan -> Text,
        tries -> Integer,
        thumbnails -> Bool,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        created_at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use maru_store::UtcTime;
    files_links (id) {
        id -> BigInt,
        hash -> Text,
        owner -> Nullable<Text>,
        name -> Text,
        media_type -> Text,
        uploader -> BigInt,
        at -> UtcTime,
        removed_at -> Nullable<UtcTime>,
        is_copy -> Bool,
    }
}

diesel::joinable!(files_links -> files_blobs (hash));
diesel::allow_tables_to_appear_in_same_query!(files_links, files_blobs);

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use maru_store::UtcTime;
    files_arriving (id) {
        id -> BigInt,
        uploader -> BigInt,
        name -> Text,
        mark -> Text,
        size -> BigInt,
        arrived -> BigInt,
        file -> Nullable<BigInt>,
        changed_at -> UtcTime,
    }
}
