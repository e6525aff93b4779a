//! The tables of this crate, without the pieces themselves, which each database keeps in its own way.

diesel::table! {
    search_sources (module) {
        module -> Text,
        cursor -> BigInt,
        generation -> BigInt,
        sweeping -> Bool,
    }
}

diesel::table! {
    search_documents (id) {
        id -> BigInt,
        module -> Text,
        kind -> Text,
        generation -> BigInt,
    }
}

diesel::table! {
    search_scopes (document_id, scope) {
        document_id -> BigInt,
        scope -> Text,
    }
}
