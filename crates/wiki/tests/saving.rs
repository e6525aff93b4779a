//! What becomes of what people write, on both databases.
#![cfg(test)]

mod writers;

use maru_directory::model::Holder;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{Db, Tx};
use maru_testkit::on_both_databases;
use maru_wiki::actions::{self, Change, NewText, Saved};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::{Keys, Level, State, Window};
use maru_wiki::store::draft::{Draft, Spot};
use maru_wiki::store::page::Arrangement;
use maru_wiki::store::tree::{self, Place};
use maru_wiki::store::{draft, page, revision, trash};
use maru_wiki::{Error, Wiki};
use std::collections::BTreeSet;
use std::time::Duration;
use writers::{body, keys, save, shared_page, viewer, write};

#[test]
fn s_438_two_who_save_at_once_lose_nothing() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n나\n다\n");
        save(db, 2, id, 1, "가!\n나\n다\n").unwrap();
        let merged = save(db, 3, id, 1, "가\n나\n다?\n").unwrap();
        assert_eq!(merged, Saved::Version { number: 3, merged: true, published: true });
        assert_eq!(body(db, id), (3, "가!\n나\n다?\n".to_owned()));
    });
}

#[test]
fn s_438_a_contradiction_is_told_and_kept_as_a_draft() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        save(db, 2, id, 1, "나\n").unwrap();
        let told = save(db, 3, id, 1, "다\n").unwrap();
        assert!(matches!(told, Saved::Contradiction { newest: 2, .. }), "{told:?}");
        assert_eq!(body(db, id), (2, "나\n".to_owned()));
        let spot = Spot { page: id, is_new: false };
        let kept = db.read_blocking(|conn| draft::find(conn, Id::from_i64(3), spot)).unwrap().unwrap();
        assert_eq!((kept.base, kept.body.as_str()), (1, "다\n"));
        // Whoever has seen both saves on top of the newest, and the draft is done with.
        save(db, 3, id, 2, "나 다\n").unwrap();
        assert!(db.read_blocking(|conn| draft::find(conn, Id::from_i64(3), spot)).unwrap().is_none());
    });
}

#[test]
fn s_177_of_twenty_who_save_at_once_each_has_a_version_of_their_own() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let lines =
            |n: i64| (0..20).map(|k| format!("{k}번{}\n", if k == n { "!" } else { "" })).collect::<String>();
        let (_, id) = shared_page(db, &lines(-1));
        std::thread::scope(|scope| {
            for n in 0..20 {
                scope.spawn(move || save(db, n + 2, id, 1, &lines(n)).unwrap());
            }
        });
        let (number, text) = body(db, id);
        assert_eq!(number, 21);
        assert_eq!(text.matches('!').count(), 20, "{text}");
    });
}

#[test]
fn the_same_text_makes_no_version() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        assert_eq!(save(db, 2, id, 1, "가\r\n").unwrap(), Saved::Same);
        assert_eq!(body(db, id).0, 1);
    });
}

#[test]
fn a_second_person_publishes_where_that_is_asked() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let holder = Holder::Person(Id::from_i64(1));
        let change =
            Arrangement { holder, four_eyes: true, review_months: 12, review_due: None, is_template: false };
        write(db, move |tx| actions::arrange(tx, &keys(1), id, &change, "")).unwrap();
        let saved = save(db, 1, id, 1, "나\n").unwrap();
        assert_eq!(saved, Saved::Version { number: 2, merged: false, published: false });
        assert_eq!(body(db, id).0, 1, "readers go on seeing the first");
        let own = write(db, move |tx| actions::publish(tx, &keys(1), id, 2));
        assert!(matches!(own, Err(Error::SecondPerson)), "{own:?}");
        let mere = write(db, move |tx| actions::publish(tx, &keys(2), id, 2));
        assert!(matches!(mere, Err(Error::Level(Level::Manage))), "{mere:?}");
        let newer = save(db, 2, id, 2, "다\n").unwrap();
        assert_eq!(newer, Saved::Version { number: 3, merged: false, published: false });
        let old = write(db, move |tx| actions::publish(tx, &keys(1), id, 2));
        assert!(matches!(old, Err(Error::SecondPerson | Error::Decided)), "{old:?}");
        let through = write(db, move |tx| actions::publish(tx, &keys(1), id, 3));
        assert!(
            matches!(through, Err(Error::SecondPerson)),
            "one's own words under another's name: {through:?}"
        );
        let also = Grant { key: format!("person:{}", Id::from_i64(3)), level: Level::Manage };
        let node = Node { grants: vec![also], breaks: false };
        write(db, move |tx| actions::entitle(tx, &keys(1), id, &node, None)).unwrap();
        write(db, move |tx| actions::publish(tx, &keys(3), id, 3)).unwrap();
        assert_eq!(body(db, id), (3, "다\n".to_owned()));
        let shown = db.read_blocking(|conn| revision::shown_before(conn, id, i32::MAX, 2)).unwrap();
        let shown: Vec<i32> = shown.into_iter().map(|version| version.number).collect();
        assert_eq!(shown, [3, 1], "readers find older ones past what never reached them");
        let states = db.read_blocking(|conn| revision::before(conn, id, i32::MAX, 10)).unwrap();
        let states: Vec<State> = states.into_iter().map(|r| r.state).collect();
        assert_eq!(states, [State::Published, State::Withdrawn, State::Published]);
    });
}

#[test]
fn s_151_what_is_thrown_away_comes_back_for_those_who_wrote_there_only() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, id) = shared_page(db, "가\n");
        let below = NewText { title: "아래".to_owned(), body: "본문".to_owned() };
        let child = write(db, move |tx| actions::make_page(tx, &keys(2), id, &below)).unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(2), id)).unwrap();
        let gone = save(db, 2, child, 1, "나\n");
        assert!(matches!(gone, Err(Error::Missing)), "{gone:?}");
        let stranger = Keys::new(&viewer(9), vec!["person:0000000000009".to_owned()]);
        let listed = db.read_blocking(|conn| trash::of_space(conn, &stranger, space, 10)).unwrap();
        assert!(listed.is_empty());
        let refused = write(db, move |tx| actions::bring_back(tx, &stranger, id));
        assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
        let listed = db.read_blocking(|conn| trash::of_space(conn, &keys(3), space, 10)).unwrap();
        assert_eq!(listed.len(), 1, "what went with it is not listed by itself");
        let along = write(db, move |tx| actions::bring_back(tx, &keys(3), child));
        assert!(matches!(along, Err(Error::Above)), "it comes back with what it went with: {along:?}");
        write(db, move |tx| actions::bring_back(tx, &keys(3), id)).unwrap();
        save(db, 2, child, 1, "나\n").unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(2), child)).unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(2), id)).unwrap();
        let alone = write(db, move |tx| actions::bring_back(tx, &keys(3), child));
        assert!(matches!(alone, Err(Error::Above)), "what it stood below comes first: {alone:?}");
    });
}

#[test]
fn s_151_editors_throw_away_neither_spaces_nor_what_others_keep_below() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, id) = shared_page(db, "가\n");
        let whole = write(db, move |tx| actions::throw_away(tx, &keys(2), space));
        assert!(matches!(whole, Err(Error::Level(Level::Manage) | Error::Space)), "{whole:?}");
        let own = write(db, move |tx| actions::throw_away(tx, &keys(1), space));
        assert!(matches!(own, Err(Error::Level(Level::Manage) | Error::Space)), "{own:?}");
        let below = NewText { title: "아래".to_owned(), body: String::new() };
        write(db, move |tx| {
            let child = actions::make_page(tx, &keys(1), id, &below)?;
            actions::entitle(tx, &keys(1), child, &Node { grants: Vec::new(), breaks: true }, None)
        })
        .unwrap();
        let hidden = write(db, move |tx| actions::throw_away(tx, &keys(2), id));
        assert!(matches!(hidden, Err(Error::Level(Level::Manage))), "{hidden:?}");
        write(db, move |tx| actions::throw_away(tx, &keys(1), id)).unwrap();
    });
}

/// Whoever makes a page below one that is being closed waits, and then finds it closed.
#[test]
fn s_177_rights_and_places_that_change_at_once_leave_nothing_open() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let closing = db.clone();
        let (begun, waits) = std::sync::mpsc::channel();
        let closes = std::thread::spawn(move || {
            let closed = Node { grants: Vec::new(), breaks: true };
            write(&closing, move |tx| {
                actions::entitle(tx, &keys(1), id, &closed, None)?;
                begun.send(()).unwrap();
                std::thread::sleep(Duration::from_millis(300));
                Ok(())
            })
        });
        waits.recv().unwrap();
        let below = NewText { title: "아래".to_owned(), body: "비밀".to_owned() };
        let made = write(db, move |tx| actions::make_page(tx, &keys(2), id, &below));
        closes.join().unwrap().unwrap();
        assert!(matches!(made, Err(Error::Missing)), "{made:?}");
    });
}

#[test]
fn s_177_rights_given_on_top_of_others_are_shown_again() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let shown = Node::default().state();
        let reader = |person: i64| Node {
            grants: vec![Grant { key: format!("person:{}", Id::from_i64(person)), level: Level::Read }],
            breaks: false,
        };
        let (first, second) = (shown.clone(), shown);
        write(db, move |tx| actions::entitle(tx, &keys(1), id, &reader(5), Some(&first))).unwrap();
        let late = write(db, move |tx| actions::entitle(tx, &keys(1), id, &reader(6), Some(&second)));
        assert!(matches!(late, Err(Error::Changed)), "{late:?}");
    });
}

#[test]
fn s_438_going_back_to_an_old_version_keeps_what_one_is_writing() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        save(db, 2, id, 1, "나\n").unwrap();
        save(db, 3, id, 1, "다\n").unwrap();
        write(db, move |tx| actions::restore(tx, &keys(3), id, 1, String::new())).unwrap();
        assert_eq!(body(db, id), (3, "가\n".to_owned()));
        let spot = Spot { page: id, is_new: false };
        assert!(db.read_blocking(|conn| draft::find(conn, Id::from_i64(3), spot)).unwrap().is_some());
        let again = write(db, move |tx| actions::restore(tx, &keys(3), id, 1, String::new())).unwrap();
        assert_eq!(again, Saved::Same);
    });
}

#[test]
fn a_page_cannot_stand_below_itself() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, id) = shared_page(db, "가\n");
        let below = NewText { title: "아래".to_owned(), body: String::new() };
        let child = write(db, move |tx| actions::make_page(tx, &keys(1), id, &below)).unwrap();
        for (moved, above) in [(id, id), (id, child), (space, child)] {
            let result = write(db, move |tx| actions::move_page(tx, &keys(1), moved, above, Place::First));
            assert!(matches!(result, Err(Error::Cycle)), "{result:?}");
        }
    });
}

#[test]
fn equal_titles_have_addresses_of_their_own_and_old_ones_go_on_leading_there() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, first) = shared_page(db, "가\n");
        let text = NewText { title: "지침".to_owned(), body: String::new() };
        let second = write(db, move |tx| actions::make_page(tx, &keys(1), space, &text)).unwrap();
        let change =
            Change { base: 1, title: "새 이름".to_owned(), body: String::new(), ..Change::default() };
        write(db, move |tx| actions::save(tx, &keys(1), second, &change)).unwrap();
        let at = |person: i64, slug: &str| {
            let found = db.read_blocking(|conn| page::at_address(conn, &keys(person), space, slug));
            found.unwrap().map(|page| page.id)
        };
        let all = (at(1, "지침"), at(1, "지침-2"), at(1, "새-이름"));
        assert_eq!(all, (Some(first), Some(second), Some(second)));
    });
}

#[test]
fn s_145_addresses_do_not_tell_of_hidden_namesakes() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, hidden) = shared_page(db, "가\n");
        let own = Node { grants: Vec::new(), breaks: true };
        write(db, move |tx| actions::entitle(tx, &keys(1), hidden, &own, None)).unwrap();
        let at = |slug: &str| {
            let found = db.read_blocking(|conn| page::at_address(conn, &keys(2), space, slug));
            found.unwrap().map(|page| page.id)
        };
        assert_eq!((at("지침"), at("지침-2")), (None, None));
        let text = NewText { title: "지침".to_owned(), body: String::new() };
        let made = write(db, move |tx| actions::make_page(tx, &keys(2), space, &text)).unwrap();
        // As if no other page of that name were there, whatever one tries.
        assert_eq!((at("지침"), at("지침-2"), at("지침-3")), (Some(made), Some(made), Some(made)));
        assert_eq!(at("지침-가"), None);
    });
}

#[test]
fn s_145_a_number_that_belongs_to_a_title_leads_to_no_other_page() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, _) = shared_page(db, "가\n");
        let make = |title: &str, body: &str| {
            let text = NewText { title: title.to_owned(), body: body.to_owned() };
            write(db, move |tx| actions::make_page(tx, &keys(1), space, &text)).unwrap()
        };
        let at = |slug: &str| {
            let found = db.read_blocking(|conn| page::at_address(conn, &keys(2), space, slug));
            found.unwrap().map(|page| page.id)
        };
        let budget = make("예산 2025", "본문");
        make("제12조", "본문");
        assert_eq!((at("예산-2025"), at("예산-2026"), at("예산")), (Some(budget), None, None));
        for number in ["0", "1", "02", "99999999999999999999999"] {
            assert_eq!(at(&format!("제12조-{number}")), None, "a number that no page is given");
        }
        // A year is no number of a namesake, so that the page without it is another one.
        let plain = make("예산", "본문");
        assert_eq!((at("예산"), at("예산-2026"), at("예산-2")), (Some(plain), None, Some(plain)));
        // One of the same title goes on standing for the hidden one, numbers in it or not.
        let hidden = make("예산 2026", "하나");
        let own = Node { grants: Vec::new(), breaks: true };
        write(db, move |tx| actions::entitle(tx, &keys(1), hidden, &own, None)).unwrap();
        assert_eq!(at("예산-2026"), None);
        let second = make("예산 2026", "둘");
        assert_eq!((at("예산-2026"), at("예산-2026-2")), (Some(second), Some(second)));
    });
}

#[test]
fn the_last_page_that_is_put_last_stays_last() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, first) = shared_page(db, "가\n");
        let make = |title: &str| {
            let text = NewText { title: title.to_owned(), body: String::new() };
            write(db, move |tx| actions::make_page(tx, &keys(1), space, &text)).unwrap()
        };
        let (second, last) = (make("둘째"), make("셋째"));
        let order_after = |id: Id, place: Place| {
            write(db, move |tx| actions::move_page(tx, &keys(1), id, space, place)).unwrap();
            let below = db.read_blocking(|conn| tree::below(conn, &keys(1), &[space])).unwrap();
            below.into_iter().map(|child| child.page.id).collect::<Vec<Id>>()
        };
        assert_eq!(order_after(last, Place::Last), [first, second, last]);
        assert_eq!(order_after(first, Place::Last), [second, last, first]);
        assert_eq!(order_after(last, Place::First), [last, second, first]);
        assert_eq!(order_after(second, Place::After(second)), [second, last, first]);
        assert_eq!(order_after(second, Place::After(last)), [last, second, first]);
    });
}

/// A window that began with no draft.
fn window(form: &str) -> Window {
    Window { form: form.to_owned(), shown: None }
}

#[test]
fn s_438_two_windows_of_one_person_do_not_overwrite_one_another() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        for is_new in [false, true] {
            let spot = Spot { page: id, is_new };
            let keep = |window: Window, body: &str| {
                let (form, body) = (window.form.clone(), body.to_owned());
                let draft =
                    Draft { spot, base: 1, title: "지침".to_owned(), body, saved_at: db.now(), form };
                write(db, move |tx| actions::keep_draft(tx, &keys(1), &draft, &window)).map(|_| ())
            };
            let kept = || db.read_blocking(|conn| draft::find(conn, Id::from_i64(1), spot)).unwrap();
            keep(window("desk"), "저녁까지").unwrap();
            keep(window("desk"), "저녁까지 쓴 글").unwrap();
            let other = keep(window("phone"), "전화로 쓴 다른 글");
            assert!(matches!(other, Err(Error::Elsewhere)), "{other:?}");
            keep(window("phone"), "저녁까지 쓴 글").unwrap();
            // Opened on the phone with what is kept, and gone on with there.
            let shown = kept().map(|draft| draft.saved_at);
            keep(Window { form: "train".to_owned(), shown }, "저녁까지 쓴 글을 이어 씀").unwrap();
            let morning = keep(window("desk"), "아침에 한 글자");
            assert!(matches!(morning, Err(Error::Elsewhere)), "{morning:?}");
            let late = keep(Window { form: "lift".to_owned(), shown }, "그사이 바뀐 것을 모름");
            assert!(matches!(late, Err(Error::Elsewhere)), "{late:?}");
            assert_eq!(kept().unwrap().body, "저녁까지 쓴 글을 이어 씀");
            // What another window saves takes only its own draft with it.
            let (base, title) = (body(db, id).0, "지침".to_owned());
            let text = format!("책상에서 쓴 글 {is_new}\n");
            match is_new {
                false => {
                    let change =
                        Change { base, title, body: text, window: window("desk"), ..Change::default() };
                    write(db, move |tx| actions::save(tx, &keys(1), id, &change)).map(|_| ()).unwrap();
                }
                true => {
                    let text = NewText { title, body: text };
                    let make = move |tx: &mut Tx<'_>| {
                        actions::make_page_once(tx, &keys(1), id, &text, &window("desk"))
                    };
                    write(db, make).map(|_| ()).unwrap();
                }
            }
            assert_eq!(kept().unwrap().body, "저녁까지 쓴 글을 이어 씀");
        }
        let change = Change {
            base: 2,
            title: "지침".to_owned(),
            body: "끝\n".to_owned(),
            window: window("train"),
            ..Change::default()
        };
        write(db, move |tx| actions::save(tx, &keys(1), id, &change)).unwrap();
        let spot = Spot { page: id, is_new: false };
        assert!(db.read_blocking(|conn| draft::find(conn, Id::from_i64(1), spot)).unwrap().is_none());
    });
}

#[test]
fn s_428_a_form_that_is_sent_twice_makes_one_page_and_two_forms_make_two() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, _) = shared_page(db, "가\n");
        let make = |person: i64, form: &'static str, title: &str, body: &str| {
            let text = NewText { title: title.to_owned(), body: body.to_owned() };
            write(db, move |tx| actions::make_page_once(tx, &keys(person), space, &text, &window(form)))
                .unwrap()
        };
        let first = make(1, "f1", "회의록", "정한 것\r\n");
        assert_eq!(make(1, "f1", " 회의록 ", "정한 것\n"), first);
        assert_ne!(make(1, "f2", "회의록", "정한 것\n"), first, "an equal page on purpose");
        assert_ne!(make(2, "f1", "회의록", "정한 것\n"), first, "of another person");
        let other = make(1, "f1", "회의록", "다른 것\n");
        assert_ne!(other, first, "gone back to the form and written something else");
        assert_ne!(make(1, "", "회의록", "정한 것\n"), make(1, "", "회의록", "정한 것\n"), "without a form");
        save(db, 1, first, 1, "고친 것\n").unwrap();
        assert_eq!(make(1, "f1", "회의록", "정한 것\n"), first, "however it has changed since");
        write(db, move |tx| actions::throw_away(tx, &keys(1), first)).unwrap();
        assert_ne!(make(1, "f1", "회의록", "정한 것\n"), first, "thrown away");
    });
}

#[test]
fn s_428_a_form_sent_twice_at_once_makes_one_page() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, _) = shared_page(db, "가\n");
        let make = || {
            let text = NewText { title: "회의록".to_owned(), body: "정한 것\n".to_owned() };
            write(db, move |tx| actions::make_page_once(tx, &keys(1), space, &text, &window("f1"))).unwrap()
        };
        let made: BTreeSet<Id> = std::thread::scope(|scope| {
            let sent: Vec<_> = (0..6).map(|_| scope.spawn(make)).collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(made.len(), 1, "{made:?}");
    });
}

#[test]
fn s_438_titles_that_both_changed_contradict_one_another() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let save = |person: i64, base: i32, title: &str| {
            let change =
                Change { base, title: title.to_owned(), body: "가\n".to_owned(), ..Change::default() };
            write(db, move |tx| actions::save(tx, &keys(person), id, &change)).unwrap()
        };
        save(2, 1, "제설 지침");
        let told = save(3, 1, "제빙 지침");
        let Saved::Contradiction { newest: 2, title, their_title, .. } = told else { panic!("{told:?}") };
        assert_eq!((title.as_str(), their_title.as_deref()), ("제빙 지침", Some("제설 지침")));
        assert!(matches!(save(3, 1, "제설 지침"), Saved::Same), "to the same");
        assert!(
            matches!(save(3, 2, "제빙 지침"), Saved::Version { number: 3, .. }),
            "having seen the other's"
        );
    });
}

#[test]
fn twenty_pages_of_one_title_each_have_an_address() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, _) = shared_page(db, "가\n");
        let made: Vec<Id> = (0..20)
            .map(|n| {
                let text = NewText { title: "회의록".to_owned(), body: format!("{n}번째") };
                write(db, move |tx| actions::make_page(tx, &keys(1), space, &text)).unwrap()
            })
            .collect();
        for id in made {
            let page = db.read_blocking(|conn| page::any(conn, id)).unwrap().unwrap();
            let found = db.read_blocking(|conn| page::at_address(conn, &keys(1), space, &page.slug));
            assert_eq!(found.unwrap().map(|page| page.id), Some(id), "{}", page.slug);
        }
    });
}

#[test]
fn s_151_a_page_does_not_come_back_without_the_one_above() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let below = NewText { title: "아래".to_owned(), body: "본문".to_owned() };
        let child = write(db, move |tx| actions::make_page(tx, &keys(1), id, &below)).unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(1), child)).unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(1), id)).unwrap();
        let early = write(db, move |tx| actions::bring_back(tx, &keys(1), child));
        assert!(matches!(early, Err(Error::Above)), "{early:?}");
        write(db, move |tx| actions::bring_back(tx, &keys(1), id)).unwrap();
        write(db, move |tx| actions::bring_back(tx, &keys(1), child)).unwrap();
    });
}

#[test]
fn what_was_thrown_away_is_destroyed_with_everything_that_names_it() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, id) = shared_page(db, "가\n");
        let below = NewText { title: "아래".to_owned(), body: "본문".to_owned() };
        let child = write(db, move |tx| actions::make_page(tx, &keys(2), id, &below)).unwrap();
        write(db, move |tx| actions::label_page(tx, &keys(2), child, "꼬리표")).unwrap();
        let said = actions::NewComment { body: "말".to_owned(), ..Default::default() };
        write(db, move |tx| actions::make_comment(tx, &keys(2), child, &said)).unwrap();
        destroy(db, id, db.now());
        assert_eq!(body(db, child).1, "본문", "what is not in the trash stays");
        write(db, move |tx| actions::throw_away(tx, &keys(1), child)).unwrap();
        write(db, move |tx| actions::throw_away(tx, &keys(1), id)).unwrap();
        let (people, made) = db.read_blocking(|conn| trash::concerned(conn, id)).unwrap();
        assert_eq!((people, made.is_some()), (vec![Id::from_i64(1), Id::from_i64(2)], true));
        let now = db.now();
        let due = |after| db.read_blocking(|conn| trash::thrown_until(conn, now, after, 10)).unwrap();
        let tops: Vec<Id> = due(None).into_iter().map(|(id, _)| id).collect();
        assert_eq!(tops, [child, id], "the longest ago first");
        assert_eq!(due(due(None).first().map(|(id, at)| (*at, *id))).len(), 1, "and on from there");
        let thrown = due(None).pop().unwrap().1;
        destroy(db, id, thrown);
        for gone in [id, child] {
            assert!(db.read_blocking(|conn| page::any(conn, gone)).unwrap().is_none());
            assert!(db.read_blocking(|conn| revision::text(conn, gone, 1)).unwrap().is_none());
        }
        assert!(due(None).is_empty());
        assert!(db.read_blocking(|conn| page::any(conn, space)).unwrap().is_some());
        destroy(db, id, thrown);
    });
}

fn destroy(db: &Db, id: Id, thrown_at: Timestamp) {
    write(db, move |tx| Ok(trash::destroy(tx, id, thrown_at)?)).unwrap();
}

#[test]
fn s_523_what_came_back_and_went_again_has_its_whole_time_before_it() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let throw = || {
            write(db, move |tx| actions::throw_away(tx, &keys(1), id)).unwrap();
            db.read_blocking(|conn| trash::thrown_until(conn, db.now(), None, 1)).unwrap().pop().unwrap().1
        };
        let first = throw();
        write(db, move |tx| actions::bring_back(tx, &keys(1), id)).unwrap();
        let second = throw();
        assert!(first < second);
        destroy(db, id, first);
        assert!(db.read_blocking(|conn| page::any(conn, id)).unwrap().is_some(), "its time began anew");
        destroy(db, id, second);
        assert!(db.read_blocking(|conn| page::any(conn, id)).unwrap().is_none());
    });
}

#[test]
fn a_page_whose_first_version_was_refused_is_written_on() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, above) = shared_page(db, "가\n");
        ask_for_a_second_person(db, above);
        let text = NewText { title: "지침".to_owned(), body: "가\n".to_owned() };
        let id = write(db, move |tx| actions::make_page(tx, &keys(2), above, &text)).unwrap();
        let silent = write(db, move |tx| actions::refuse(tx, &keys(1), id, 1, "\u{3164}\u{200B}"));
        assert!(matches!(silent, Err(Error::Reason)), "{silent:?}");
        write(db, move |tx| actions::refuse(tx, &keys(1), id, 1, "근거 규정이 없습니다")).unwrap();
        let read = db.read_blocking(|conn| {
            let page = page::any(conn, id)?.unwrap();
            revision::newest(conn, &page)
        });
        assert_eq!(read.unwrap(), 1, "it is what its author goes on from");
        let same = write(db, move |tx| actions::restore(tx, &keys(2), id, 1, String::new())).unwrap();
        assert_eq!(same, Saved::Same);
        let saved = save(db, 2, id, 1, "가, 규정 제3조\n").unwrap();
        assert_eq!(saved, Saved::Version { number: 2, merged: false, published: false });
        write(db, move |tx| actions::publish(tx, &keys(1), id, 2)).unwrap();
        assert_eq!(body(db, id), (2, "가, 규정 제3조\n".to_owned()));
    });
}

#[test]
fn s_145_ones_own_words_are_not_published_through_another_who_takes_them_up() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let also = [2, 3].map(|n| Grant { key: format!("person:{}", Id::from_i64(n)), level: Level::Manage });
        let node = Node { grants: also.to_vec(), breaks: false };
        write(db, move |tx| actions::entitle(tx, &keys(1), id, &node, None)).unwrap();
        ask_for_a_second_person(db, id);
        let publish = |person, number| write(db, move |tx| actions::publish(tx, &keys(person), id, number));
        let take_up = |person, number| {
            write(db, move |tx| actions::restore(tx, &keys(person), id, number, String::new())).unwrap();
        };
        save(db, 1, id, 1, "뇌물을 받는다\n").unwrap();
        write(db, move |tx| actions::refuse(tx, &keys(3), id, 2, "근거 규정이 없습니다")).unwrap();
        take_up(2, 2);
        let own = publish(1, 3);
        assert!(matches!(own, Err(Error::SecondPerson)), "refused words of one's own: {own:?}");
        let through = publish(2, 3);
        assert!(matches!(through, Err(Error::SecondPerson)), "{through:?}");
        save(db, 2, id, 3, "다른 글\n").unwrap();
        take_up(2, 3);
        let own = publish(1, 5);
        assert!(matches!(own, Err(Error::SecondPerson)), "overwritten, and taken up a second time: {own:?}");
        publish(3, 5).unwrap();
        save(db, 2, id, 5, "세 번째 글\n").unwrap();
        publish(1, 6).unwrap();
        take_up(2, 5);
        publish(1, 7).expect("what readers have seen is nobody's own any more");
    });
}

/// Arranges a page with four eyes, as person 1.
fn ask_for_a_second_person(db: &Db, id: Id) {
    let change = Arrangement {
        holder: Holder::Person(Id::from_i64(1)),
        four_eyes: true,
        review_months: 0,
        review_due: None,
        is_template: false,
    };
    write(db, move |tx| actions::arrange(tx, &keys(1), id, &change, "")).unwrap();
}

#[test]
fn what_nobody_published_there_is_brought_where_two_publish_by_managers_only() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, guarded) = shared_page(db, "가\n");
        ask_for_a_second_person(db, guarded);
        let alone = NewText { title: "혼자 쓴 글".to_owned(), body: "본문".to_owned() };
        let alone = write(db, move |tx| actions::make_page(tx, &keys(2), space, &alone)).unwrap();
        let moved = write(db, move |tx| actions::move_page(tx, &keys(2), alone, guarded, Place::Last));
        assert!(matches!(moved, Err(Error::Level(Level::Manage))), "{moved:?}");
        let labelled = write(db, move |tx| actions::label_page(tx, &keys(2), guarded, "꼬리표"));
        assert!(matches!(labelled, Err(Error::Level(Level::Manage))), "{labelled:?}");
        write(db, move |tx| actions::move_page(tx, &keys(1), alone, guarded, Place::Last)).unwrap();
    });
}

#[test]
fn s_34_guests_manage_nothing_whatever_they_were_given() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let guest = Viewer { guest: true, ..viewer(9) };
        let key = format!("person:{}", guest.id);
        let grants = [("all", Level::Edit), (key.as_str(), Level::Manage)];
        let grants = grants.map(|(key, level)| Grant { key: key.to_owned(), level }).to_vec();
        let node = Node { grants, breaks: false };
        write(db, move |tx| actions::entitle(tx, &keys(1), id, &node, None)).unwrap();
        let keys = Keys::new(&guest, vec![key]);
        let (asking, arranging, asker) = (keys.clone(), keys.clone(), guest.clone());
        let asked = write(db, move |tx| actions::ask_to_confirm(tx, &asker, &asking, id, Some("all")));
        assert!(matches!(asked, Err(Error::Level(Level::Manage))), "{asked:?}");
        let holder = Holder::Person(guest.id);
        let change =
            Arrangement { holder, four_eyes: false, review_months: 0, review_due: None, is_template: false };
        let held = write(db, move |tx| actions::arrange(tx, &arranging, id, &change, ""));
        assert!(matches!(held, Err(Error::Level(Level::Manage))), "{held:?}");
        let text =
            Change { base: 1, title: "지침".to_owned(), body: "나\n".to_owned(), ..Change::default() };
        write(db, move |tx| actions::save(tx, &keys, id, &text)).unwrap();
    });
}

#[test]
fn s_421_a_letter_with_endless_marks_is_refused() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let refused = save(db, 2, id, 1, &format!("a{}", "\u{301}".repeat(300_000)));
        assert!(matches!(refused, Err(Error::Marks)), "{refused:?}");
        save(db, 2, id, 1, "e\u{301}\u{323} ᄀᆞᆨ〮\n").unwrap();
    });
}

#[test]
fn a_page_that_is_overdue_is_told_of_once_and_anew_to_whoever_takes_it_over() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let (now, holder) = (db.now(), Holder::Person(Id::from_i64(1)));
        let change = |due| Arrangement {
            holder,
            four_eyes: false,
            review_months: 12,
            review_due: due,
            is_template: false,
        };
        let arranged = change(Some(now));
        write(db, move |tx| actions::arrange(tx, &keys(1), id, &arranged, "")).unwrap();
        let told = || write(db, move |tx| Ok(page::note_told(tx, id)?)).unwrap();
        assert_eq!((told(), told()), (true, false));
        write(db, move |tx| Ok(actions::hand_over(tx, id, Id::from_i64(1), Id::from_i64(2))?)).unwrap();
        assert!(told());
        // Looked at meanwhile, by somebody who was faster than the reminder.
        let arranged = change(Some(now + Duration::from_secs(3_600)));
        write(db, move |tx| actions::arrange(tx, &keys(1), id, &arranged, "")).unwrap();
        assert!(!told());
    });
}
