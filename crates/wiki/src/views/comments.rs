//! Remarks beside a page, ready to print.

use crate::access;
use crate::model::Seen;
use crate::model::comment::{Comment, stands};
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
    /// What was typed, or marked in the page.
    pub typed: Typed,
    /// The beginning of the list, from a later part; may be empty.
    pub start: String,
    /// The next part; may be empty.
    pub next: String,
}

/// Remarks of a page, as far as they are shown at once.
pub struct Part {
    /// The remarks, thread after thread.
    pub comments: Vec<Comment>,
    /// Whether the list begins with them.
    pub is_first: bool,
    /// The last of them, if there are more.
    pub next: Option<Id>,
}

/// A remark that is being made.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What is said.
    pub body: String,
    /// The words marked in the page; may be empty.
    pub quote: String,
    /// The thread it answers; may be empty.
    pub thread: String,
    /// What was wrong with it; may be empty.
    pub problem: String,
}

/// A thread.
pub struct Thread {
    /// Its id.
    pub id: String,
    /// The words it is about; may be empty.
    pub quote: String,
    /// That these words do not stand in the text any more; may be empty.
    pub gone: &'static str,
    /// Where they stand in the page; empty when they do not.
    pub place: String,
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
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        now: Timestamp,
        (seen, me, typed): (&Seen, PersonId, Typed),
        part: &Part,
        words: &str,
        name: impl Fn(Id) -> String,
    ) -> CommentsPage {
        let here = format!("/wiki/pages/{}", seen.page.id);
        let when = |at: Timestamp| maru_web::relative(frame.t, at, now);
        let may = access::may(seen.level);
        let remark = |c: &Comment| Remark { author: name(c.author), when: when(c.at), body: c.body.clone() };
        let thread = |of_it: &[Comment]| {
            let first = of_it.first()?;
            let is_there = stands(&first.quote, words);
            Some(Thread {
                id: first.thread.to_string(),
                place: if is_there && !first.quote.is_empty() { place(&here, first) } else { String::new() },
                quote: first.quote.clone(),
                gone: if is_there { "" } else { t.wiki_comment_gone() },
                settled: first
                    .settled
                    .map(|(by, at)| t.wiki_comment_settled_by(name(by), when(at)))
                    .unwrap_or_default(),
                can_settle: may.edit || (first.author == me && may.comment),
                can_reply: may.comment && first.settled.is_none(),
                remarks: of_it.iter().map(remark).collect(),
            })
        };
        let threads = part.comments.chunk_by(|a, b| a.thread == b.thread).filter_map(thread);
        let (settled, open) = threads.partition(|thread| !thread.settled.is_empty());
        CommentsPage {
            can_comment: may.comment,
            typed,
            start: if part.is_first { String::new() } else { format!("{here}/comments") },
            next: part.next.map(|id| format!("{here}/comments?after={id}")).unwrap_or_default(),
            open,
            settled,
            here,
            page: frame,
            t,
        }
    }
}

/// Where the words of a thread stand: by the mark scripts put there, or as browsers find words by themselves.
fn place(here: &str, first: &Comment) -> String {
    let words: String = first.quote.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{here}#r-{}:~:text={words}", first.thread)
}
