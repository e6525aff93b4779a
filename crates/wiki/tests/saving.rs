//! What becomes of what people write, on both databases.
#![cfg(test)]

mod writers;

use maru_directory::model::Holder;
use maru_kernel::Id;
use maru_testkit::on_both_databases;
use maru_wiki::actions::{self, Change, NewText, Saved};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::{Keys, Level, State};
use maru_wiki::store::draft::Spot;
use maru_wiki::store::page::Arrangement;
use maru_wiki::store::tree::{self, Place};
use maru_wiki::store::{draft, page, revision, trash};
use maru_wiki::{Error, Wiki};
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
            Change { base: 1, title: "새 이름".to_owned(), body: String::new(), note: String::new() };
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

#[test]
fn a_form_that_is_sent_twice_makes_one_page() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (space, _) = shared_page(db, "가\n");
        let make = |person: i64, title: &str, body: &str| {
            let text = NewText { title: title.to_owned(), body: body.to_owned() };
            write(db, move |tx| actions::make_page(tx, &keys(person), space, &text)).unwrap()
        };
        let first = make(1, "회의록", "정한 것\r\n");
        assert_eq!(make(1, " 회의록 ", "정한 것\n"), first);
        assert_ne!(make(2, "회의록", "정한 것\n"), first, "of another person");
        assert_ne!(make(1, "회의록", "다른 것\n"), first, "of another text");
        save(db, 1, first, 1, "고친 것\n").unwrap();
        assert_ne!(make(1, "회의록", "정한 것\n"), first, "changed since");
    });
}

#[test]
fn s_438_titles_that_both_changed_contradict_one_another() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (_, id) = shared_page(db, "가\n");
        let save = |person: i64, base: i32, title: &str| {
            let change =
                Change { base, title: title.to_owned(), body: "가\n".to_owned(), note: String::new() };
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
        write(db, move |tx| Ok(trash::destroy(tx, id)?)).unwrap();
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
        write(db, move |tx| Ok(trash::destroy(tx, id)?)).unwrap();
        for gone in [id, child] {
            assert!(db.read_blocking(|conn| page::any(conn, gone)).unwrap().is_none());
            assert!(db.read_blocking(|conn| revision::text(conn, gone, 1)).unwrap().is_none());
        }
        assert!(due(None).is_empty());
        assert!(db.read_blocking(|conn| page::any(conn, space)).unwrap().is_some());
        write(db, move |tx| Ok(trash::destroy(tx, id)?)).unwrap();
    });
}
