//! Remarks beside a page, ready to print.

use crate::model::comment::{Comment, stands};
use crate::model::{Level, Seen};
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_web::Page as Frame;

/// The page.
#[derive(Template)]
#[template(path = "wiki/comments.html")]
pub struct CommentsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Threads that are not settled.
    pub open: Vec<Thread>,
    /// Those that are.
    pub settled: Vec<Thread>,
    /// Whether the viewer may say something.
    pub can_comment: bool,
    /// The words marked in the page; may be empty.
    pub quote: String,
}

/// A thread.
pub struct Thread {
    /// Its id.
    pub id: String,
    /// The words it is about; may be empty.
    pub quote: String,
    /// That these words do not stand in the text any more; may be empty.
    pub gone: &'static str,
    /// The remarks.
    pub remarks: Vec<Remark>,
    /// Who settled it, and when; may be empty.
    pub settled: String,
    /// Whether the viewer may settle it or open it again.
    pub can_settle: bool,
    /// Whether the viewer may answer.
    pub can_reply: bool,
}

/// A remark.
pub struct Remark {
    /// Who.
    pub author: String,
    /// When.
    pub when: String,
    /// What is said.
    pub body: String,
}

impl CommentsPage {
    /// The page; `comments` stand thread after thread.
    pub fn new(
        frame: Frame,
        t: T,
        now: Timestamp,
        (seen, me, quote): (&Seen, PersonId, String),
        comments: &[Comment],
        words: &str,
        name: impl Fn(Id) -> String,
    ) -> CommentsPage {
        let when = |at: Timestamp| maru_web::relative(frame.t, at, now);
        let remark = |c: &Comment| Remark { author: name(c.author), when: when(c.at), body: c.body.clone() };
        let thread = |of_it: &[Comment]| {
            let first = of_it.first()?;
            Some(Thread {
                id: first.thread.to_string(),
                quote: first.quote.clone(),
                gone: if stands(&first.quote, words) { "" } else { t.wiki_comment_gone() },
                settled: first
                    .settled
                    .map(|(by, at)| t.wiki_comment_settled_by(name(by), when(at)))
                    .unwrap_or_default(),
                can_settle: seen.level >= Level::Edit || (first.author == me && seen.level >= Level::Comment),
                can_reply: seen.level >= Level::Comment && first.settled.is_none(),
                remarks: of_it.iter().map(remark).collect(),
            })
        };
        let threads = comments.chunk_by(|a, b| a.thread == b.thread).filter_map(thread);
        let (settled, open) = threads.partition(|thread| !thread.settled.is_empty());
        CommentsPage {
            here: format!("/wiki/pages/{}", seen.page.id),
            can_comment: seen.level >= Level::Comment,
            quote,
            open,
            settled,
            page: frame,
            t,
        }
    }
}
