//! People are found as one types, on both databases, and only by what the viewer may see.
#![cfg(test)]

mod cast;

use cast::{Cast, Someone, person, privileged, viewer, write};
use diesel::RunQueryDsl;
use maru_directory::Directory;
use maru_directory::store::people_search::{find, find_also_gone};
use maru_directory::store::places_search;
use maru_kernel::Viewer;
use maru_store::{Db, Utc, UtcTime, sql};
use maru_testkit::on_both_databases;

fn names(db: &Db, viewer: &Viewer, typed: &str) -> Vec<String> {
    db.read_blocking(|conn| find(conn, viewer, typed, 20)).unwrap().into_iter().map(|p| p.name).collect()
}

#[test]
fn people_are_found_by_everything_a_line_shows() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let me = viewer(cast.namgung);
        for (typed, first) in [
            ("김서연", "김서연"),
            ("김", "김서연"),
            ("ㄱ", "김서연"),
            ("ㄱㅅㅇ", "김서연"),
            ("ㄱㅅ", "김서연"),
            ("김ㅅ", "김서연"),
            ("김서여", "김서연"),
            ("김성", "김서연"),
            ("서연", "김서연"),
            ("rlatjdus", "김서연"),
            ("rlatj", "김서연"),
            ("정보화 김", "김서연"),
            ("김 정보화", "김서연"),
            ("경영본부 김", "김서연"),
            ("정보화부 주무관", "김서연"),
            ("보안", "김서연"),
            ("개인정보 관제", "김서연"),
            ("2314", "김서연"),
            ("031-000-2314", "김서연"),
            ("0230417", "김서연"),
            ("seoyeon", "김서연"),
            ("SEOYEON.KIM", "김서연"),
            ("kim seo", "김서연"),
            ("정보화", "김서연"),
            ("보화부", "김서연"),
            ("부장", "이도현"),
            ("ㄴㄱㅁ", "남궁민"),
            ("승강기", "박감사"),
        ] {
            let found = names(db, &me, typed);
            assert!(found.contains(&first.to_owned()), "{typed}: {found:?}");
        }
        assert_eq!(names(db, &me, "시설부"), ["남궁민", "박감사", "이도현"]);
    });
}

#[test]
fn a_whole_name_comes_first_then_colleagues_then_others() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        write(db, |tx| {
            person(tx, Someone { name: "이도", ..Someone::default() });
            person(tx, Someone { name: "이가나", ..Someone::default() });
            Ok(())
        });
        assert_eq!(names(db, &viewer(cast.seoyeon), "이"), ["이도현", "이가나", "이도"]);
        assert_eq!(names(db, &viewer(cast.seoyeon), "이도"), ["이도", "이도현"]);
    });
}

#[test]
fn s_34_a_mobile_number_is_seen_and_searched_by_colleagues_and_by_permission_only() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let seen = |viewer: &Viewer, typed: &str| {
            let found = db.read_blocking(|conn| find(conn, viewer, typed, 5)).unwrap();
            found.into_iter().map(|p| p.mobile).next()
        };
        let (colleague, stranger) = (viewer(cast.dohyun), viewer(cast.park));
        assert_eq!(seen(&colleague, "김서연").as_deref(), Some("010-0000-7788"));
        assert_eq!(seen(&colleague, "00007788").as_deref(), Some("010-0000-7788"));
        assert_eq!(seen(&stranger, "김서연").as_deref(), Some(""));
        assert_eq!(seen(&stranger, "7788"), None);
        assert_eq!(seen(&stranger, "010-0000-7788"), None);
        assert_eq!(seen(&privileged(cast.park), "0000-7788").as_deref(), Some("010-0000-7788"));
        assert_eq!(seen(&viewer(cast.seoyeon), "김서연").as_deref(), Some("010-0000-7788"));
    });
}

#[test]
fn s_145_who_has_left_is_found_by_permission_only() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let also_gone = |viewer: &Viewer, typed: &str| {
            db.read_blocking(|conn| find_also_gone(conn, viewer, typed, 5)).unwrap().len()
        };
        for typed in ["최지아", "ㅊㅈㅇ", "jia.choi", "지아"] {
            assert_eq!(names(db, &viewer(cast.seoyeon), typed), Vec::<String>::new(), "{typed}");
            assert_eq!(names(db, &privileged(cast.seoyeon), typed), Vec::<String>::new(), "{typed}");
            assert_eq!(also_gone(&viewer(cast.seoyeon), typed), 0, "{typed}");
            assert_eq!(also_gone(&privileged(cast.seoyeon), typed), 1, "{typed}");
        }
    });
}

#[test]
fn s_153_wildcards_quotes_and_floods_are_only_text() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (me, flood) = (viewer(cast.seoyeon), "가나 ".repeat(700));
        for typed in [
            "",
            " ",
            "%",
            "_",
            "'",
            "\"",
            "*",
            "-",
            "%%%",
            "김%",
            "김_연",
            "\"zz\" OR \"qq\"",
            "'; DROP TABLE directory_persons; --",
            "NEAR(a b)",
            "a:b & !c | <->",
            "\\",
            "\u{0}",
            "김\u{0}서연\u{0}",
            "\u{10FFFF}",
            "😀😀",
            "ㅏㅏ",
            "-1",
            "01",
            &flood,
        ] {
            let found = names(db, &me, typed);
            assert!(
                found.is_empty() || typed.starts_with('김') && typed.contains('\u{0}') || typed == "01",
                "{typed:?}: {found:?}"
            );
        }
        assert_eq!(names(db, &me, "김\u{0}서연"), ["김서연"]);
    });
}

#[test]
fn a_search_gives_no_more_than_asked_for() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        write(db, |tx| {
            for n in 0..300 {
                let name = format!("홍{n:03}");
                person(tx, Someone { name: &name, duty: "민원 접수", ..Someone::default() });
            }
            Ok(())
        });
        let count =
            |typed: &str| db.read_blocking(|conn| find(conn, &viewer(cast.park), typed, 50)).unwrap().len();
        for typed in ["홍", "ㅎ", "민원"] {
            assert_eq!(count(typed), 50, "{typed}");
        }
    });
}

#[test]
fn units_and_posts_are_found_by_parts_of_their_names() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        write(db, move |tx| Ok(cast::post(tx, cast.facilities, "시설부 안전담당")));
        let names = |typed: &str| -> Vec<String> {
            let found = db.read_blocking(|conn| places_search::find(conn, typed, 20)).unwrap();
            found.into_iter().map(|place| format!("{} {}", place.subject.kind, place.name)).collect()
        };
        for typed in ["시설부", "시설", "ㅅㅅㅂ", "시ㅅ", "시섫", "tltjf"] {
            assert_eq!(names(typed), ["unit 시설부", "post 시설부 안전담당"], "{typed}");
        }
        for typed in ["안전담당", "안전", "ㅇㅈㄷㄷ", "안전다"] {
            assert_eq!(names(typed), ["post 시설부 안전담당"], "{typed}");
        }
        assert_eq!(names("본부"), ["unit 경영본부"]);
        assert!(names("").is_empty() && names("%").is_empty() && names("없는부서").is_empty());
    });
}

/// Twenty thousand shorter names used to stand before a long one, which was not looked at any more.
#[test]
fn long_names_of_a_very_large_house_are_found_by_their_initial_consonants() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        write(db, move |tx| {
            let since = Utc(tx.now());
            let numbers =
                "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 22000)";
            for (table, columns, values) in
                [("units", "", ""), ("posts", ", unit_id", ", (SELECT min(id) FROM directory_units)")]
            {
                sql(format!(
                    "INSERT INTO directory_{table} (id, name, choseong, since{columns}) {numbers} \
                     SELECT i, '부서' || i, 'ㅂㅅ' || i, $1{values} FROM n"
                ))
                .bind::<UtcTime, _>(since)
                .execute(tx.conn())?;
            }
            cast::unit(tx, "서부사업소 도로시설물안전관리팀", Some(cast.facilities), 9);
            cast::post(tx, cast.facilities, "서부사업소 도로시설물안전관리팀장");
            Ok(())
        });
        let names = |typed: &str| -> Vec<String> {
            let found = db.read_blocking(|conn| places_search::find(conn, typed, 20)).unwrap();
            found.into_iter().map(|place| place.name).collect()
        };
        let long = ["서부사업소 도로시설물안전관리팀", "서부사업소 도로시설물안전관리팀장"];
        for typed in ["ㅅㅂㅅㅇ", "ㄷㄹㅅㅅㅁ", "ㅅ ㄷㄹㅅ", "서ㅂㅅㅇㅅ", "ㅇㅈㄱㄹㅌ"]
        {
            assert_eq!(names(typed), long, "{typed}");
        }
        assert_eq!(names("ㅂㅅ").len(), 20);
    });
}
