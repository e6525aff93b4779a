//! The number on the bell, as a stream for pages that are open.

use askama::Template;
use maru_kernel::Lang;

/// Replaces the number on the bell.
#[derive(Template)]
#[template(path = "notify/unread_stream.html")]
pub struct UnreadStream {
    page: Bell,
}

/// As much of a page as the number needs.
struct Bell {
    t: maru_web::T,
    unread: u32,
}

impl UnreadStream {
    /// `count` unread notices.
    pub fn new(lang: Lang, count: u32) -> Self {
        UnreadStream { page: Bell { t: maru_web::T(lang), unread: count } }
    }
}
