//! The tables of this crate.

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_pages (id) {
        id -> BigInt,
        space -> BigInt,
        parent -> Nullable<BigInt>,
        ord -> BigInt,
        title -> Text,
        slug -> Text,
        title_key -> Text,
        holder_kind -> Text,
        holder_id -> BigInt,
        breaks -> Bool,
        acl -> BigInt,
        published -> Integer,
        latest -> Integer,
        four_eyes -> Bool,
        review_months -> Integer,
        review_due -> Nullable<UtcTime>,
        review_told -> Bool,
        is_template -> Bool,
        made_at -> UtcTime,
        made_by -> BigInt,
        changed_at -> UtcTime,
        changed_by -> BigInt,
        trashed_at -> Nullable<UtcTime>,
        trashed_by -> Nullable<BigInt>,
        trashed_with -> Nullable<BigInt>,
        place -> BigInt,
        unplaced -> Bool,
    }
}

diesel::table! {
    wiki_spaces (id) {
        id -> BigInt,
        kind -> Text,
        slug -> Text,
        description -> Text,
    }
}

diesel::table! {
    wiki_grants (page, scope) {
        page -> BigInt,
        scope -> Text,
        level -> SmallInt,
    }
}

diesel::table! {
    wiki_access (acl, scope) {
        acl -> BigInt,
        scope -> Text,
        level -> SmallInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_revisions (page, number) {
        page -> BigInt,
        number -> Integer,
        base -> Integer,
        source -> Integer,
        title -> Text,
        body -> Text,
        author -> BigInt,
        at -> UtcTime,
        note -> Text,
        state -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<UtcTime>,
        reason -> Text,
    }
}

diesel::table! {
    wiki_links (page, target) {
        page -> BigInt,
        target -> BigInt,
    }
}

diesel::table! {
    wiki_labels (page, label) {
        page -> BigInt,
        label -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_drafts (person, page, is_new) {
        person -> BigInt,
        page -> BigInt,
        is_new -> Bool,
        base -> Integer,
        title -> Text,
        body -> Text,
        saved_at -> UtcTime,
        form -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_locks (page) {
        page -> BigInt,
        person -> BigInt,
        since -> UtcTime,
        until -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_marks (page, person, kind) {
        page -> BigInt,
        person -> BigInt,
        kind -> Text,
        at -> UtcTime,
    }
}

diesel::table! {
    wiki_addresses (space, slug) {
        space -> BigInt,
        slug -> Text,
        page -> BigInt,
    }
}

diesel::table! {
    wiki_asked (page) {
        page -> BigInt,
        scope -> Text,
        since -> Integer,
        told -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_confirmations (page, person) {
        page -> BigInt,
        person -> BigInt,
        number -> Integer,
        at -> UtcTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_acl_log (id) {
        id -> BigInt,
        page -> BigInt,
        at -> UtcTime,
        acl -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_rights_log (id) {
        id -> BigInt,
        acl -> BigInt,
        at -> UtcTime,
        rights -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_comments (id) {
        id -> BigInt,
        page -> BigInt,
        thread -> BigInt,
        number -> Integer,
        quote -> Text,
        body -> Text,
        author -> BigInt,
        at -> UtcTime,
        settled_by -> Nullable<BigInt>,
        settled_at -> Nullable<UtcTime>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    wiki_pages,
    wiki_spaces,
    wiki_revisions,
    wiki_marks,
    wiki_labels,
    wiki_asked
);

diesel::table! {
    use diesel::sql_types::*;
    use maru_store::UtcTime;

    wiki_four_eyes (id) {
        id -> BigInt,
        page -> BigInt,
        at -> UtcTime,
        person -> BigInt,
        is_on -> Bool,
        reason -> Text,
        latest -> Integer,
    }
}
