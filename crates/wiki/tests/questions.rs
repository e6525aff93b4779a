//! How many questions the database is asked, however many pages there are, and how many of them it has to keep in
//! mind; on both databases.
#![cfg(test)]

mod writers;

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use maru_kernel::Id;
use maru_testkit::on_both_databases;
use maru_wiki::Wiki;
use maru_wiki::actions::{self, NewText};
use maru_wiki::model::Level;
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::store::{page, tree};
use std::sync::atomic::{AtomicUsize, Ordering};
use writers::{keys, shared_page, write};

static ASKED: AtomicUsize = AtomicUsize::new(0);
static PREPARED: AtomicUsize = AtomicUsize::new(0);

struct Counter;

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => ASKED.fetch_add(1, Ordering::SeqCst),
            InstrumentationEvent::CacheQuery { .. } => PREPARED.fetch_add(1, Ordering::SeqCst),
            _ => 0,
        };
    }
}

/// Pages below the one whose rights change.
const PAGES: usize = 120;

#[test]
fn many_pages_take_few_questions() {
    set_default_instrumentation(|| Some(Box::new(Counter))).unwrap();
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, top) = shared_page(db, "본문");
        let below: Vec<Id> = write(db, move |tx| {
            let text = |n: usize| NewText { title: format!("문서 {n}"), body: String::new() };
            (0..PAGES).map(|n| actions::make_page(tx, &keys(1), top, &text(n))).collect()
        })
        .unwrap();
        let entitled = |node: Node| {
            let before = ASKED.load(Ordering::SeqCst);
            write(db, move |tx| actions::entitle(tx, &keys(1), top, &node, None)).unwrap();
            ASKED.load(Ordering::SeqCst) - before
        };
        let level = |id: Id| {
            let seen = db.read_blocking(|conn| page::seen(conn, &keys(2), id)).unwrap();
            seen.map(|seen| seen.level)
        };
        let given = |level| vec![Grant { key: format!("person:{}", Id::from_i64(2)), level }];
        // Every page below is decided about by another page than before, then has other rights, then goes back.
        let closed = entitled(Node { grants: given(Level::Read), breaks: true });
        assert!(below.iter().all(|id| level(*id) == Some(Level::Read)));
        let changed = entitled(Node { grants: given(Level::Comment), breaks: true });
        assert!(below.iter().all(|id| level(*id) == Some(Level::Comment)));
        let opened = entitled(Node { grants: Vec::new(), breaks: false });
        assert!(below.iter().all(|id| level(*id) == Some(Level::Edit)));
        assert!(level(space).is_some());
        for asked in [closed, changed, opened] {
            assert!(asked > 5 && asked < 60, "{asked} questions for {PAGES} pages");
        }
        let before = PREPARED.load(Ordering::SeqCst);
        for id in below {
            db.read_blocking(|conn| tree::below(conn, &keys(2), &[space, top, id])).unwrap();
        }
        let prepared = PREPARED.load(Ordering::SeqCst) - before;
        assert!(prepared > 0 && prepared < 40, "{prepared} statements kept in mind for {PAGES} pages");
    });
}
