//! Searching over HTTP, in a house of this module and the NullModule, on both databases.
#![cfg(test)]

use maru_contract::{Card, Contributions, Describe, Document, Module, SearchSource};
use maru_kernel::{Cause, Id, Lang, Ref, Viewer};
use maru_search::Search;
use maru_store::{DbConn, ModuleMigrations, StoreResult};
use maru_testkit::null_module::{Thing, change_thing, lose_thing, put_thing};
use maru_testkit::{NullModule, TestHouse, in_house};
use maru_web::Route;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn me() -> Id {
    Id::from_i64(1_001)
}

fn somebody_else() -> Id {
    Id::from_i64(1_002)
}

fn in_search_house(body: impl AsyncFn(&TestHouse)) {
    in_house(|_| vec![Arc::new(Search::new()), Arc::new(NullModule::new())], body);
}

fn thing(title: &str, body: &str) -> Thing {
    Thing { title: title.to_owned(), body: body.to_owned(), ..Thing::default() }
}

/// The titles on the results page for what was typed, by way of the links to things.
async fn found(house: &TestHouse, typed: &str) -> Vec<String> {
    let path = format!("/search?{}", serde_urlencoded::to_string([("q", typed)]).unwrap());
    let page = house.visitor(me(), "김서연", &[]).get(&path).await;
    assert_eq!(page.status, 200, "{typed}");
    titles(&page.text())
}

fn titles(html: &str) -> Vec<String> {
    let list = html.split("<ul class=\"results\">").skip(1);
    let rows = list.flat_map(|l| l.split("</ul>").next().unwrap_or_default().split("<b>").skip(1));
    rows.map(|row| row.split("</b>").next().unwrap().replace("<mark>", "").replace("</mark>", "")).collect()
}

#[test]
fn any_part_of_a_word_is_found_and_nothing_else() {
    in_search_house(async |house| {
        put_thing(house.db(), thing("전자결재 사용 안내", "회의실 예약은 총무팀에서 합니다."), vec![]);
        put_thing(house.db(), thing("예산안 검토", "김철수 과장이 2026년 실적을 냅니다."), vec![]);
        put_thing(house.db(), thing("API gateway v2", "휴가 규정, 다람쥐"), vec![]);
        house.settle().await;
        for (typed, wanted) in [
            ("회의", vec!["전자결재 사용 안내"]),
            ("회의실", vec!["전자결재 사용 안내"]),
            ("전자", vec!["전자결재 사용 안내"]),
            ("자결", vec!["전자결재 사용 안내"]),
            ("결재", vec!["전자결재 사용 안내"]),
            ("철수", vec!["예산안 검토"]),
            ("휴가", vec!["API gateway v2"]),
            ("람쥐", vec!["API gateway v2"]),
            ("쥐", vec!["API gateway v2"]),
            ("예", vec!["예산안 검토", "전자결재 사용 안내"]),
            ("ㅇㅅㅇ", vec!["예산안 검토"]),
            ("ㅅㅇㄱㅌ", vec!["예산안 검토"]),
            ("ㅈㄱㄱㅈ", vec![]),
            ("ㅈㅈㄱㅈ", vec!["전자결재 사용 안내"]),
            ("dPtks", vec!["예산안 검토"]),
            ("API", vec!["API gateway v2"]),
            ("gate 휴가", vec!["API gateway v2"]),
            ("gate 회의", vec![]),
            ("2026", vec!["예산안 검토"]),
            ("예산 철수", vec!["예산안 검토"]),
            ("산예", vec![]),
            ("실예", vec![]),
        ] {
            assert_eq!(found(house, typed).await, wanted, "{typed}");
        }
    });
}

#[test]
fn the_title_counts_more_than_the_body_and_the_young_more_than_the_old() {
    in_search_house(async |house| {
        for (title, body) in [("보안 점검", ""), ("소식", "보안 점검을 합니다"), ("보안 점검 결과", "")]
        {
            put_thing(house.db(), thing(title, body), vec![]);
        }
        house.settle().await;
        assert_eq!(found(house, "보안 점검").await[1..], ["보안 점검 결과", "소식"]);
        assert_eq!(found(house, "점검").await, ["보안 점검 결과", "보안 점검", "소식"]);
    });
}

#[test]
fn s_145_what_one_may_not_see_leaves_no_trace() {
    const MARK: &str = "극비표식갈매기";
    in_search_house(async |house| {
        put_thing(house.db(), Thing { only_for: Some(somebody_else()), ..thing(MARK, MARK) }, vec![]);
        put_thing(house.db(), Thing { hidden: true, ..thing(MARK, MARK) }, vec![]);
        put_thing(house.db(), thing("공개", "누구나"), vec![]);
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        let nothing = visitor.get("/search?q=%EC%97%86%EB%8A%94%EB%A7%90").await.text();
        for typed in ["극비", "극", "ㄱㅂㅍㅅ", "갈매기", "qkfaorl", "rmrql"] {
            let path = format!("/search?{}", serde_urlencoded::to_string([("q", typed)]).unwrap());
            for tab in ["", "&tab=null", "&tab=exact", "&after=0.7zzzzzzzzzzzz", "&after=1.0000000000001"] {
                let page = visitor.get(&format!("{path}{tab}")).await.text();
                assert!(!page.contains("갈매기</") && !page.contains("표식"), "{typed}{tab}");
                assert!(titles(&page).is_empty(), "{typed}{tab}");
            }
            let page = visitor.get(&path).await.text();
            assert_eq!(shape(&page), shape(&nothing), "{typed}: as if there were nothing");
        }
        let theirs = house.visitor(somebody_else(), "박도윤", &[]).get("/search?q=%EA%B7%B9%EB%B9%84").await;
        assert_eq!(titles(&theirs.text()), [MARK], "the one it is for finds it");
    });
}

#[test]
fn what_is_hidden_does_not_end_a_search() {
    in_search_house(async |house| {
        put_thing(house.db(), thing("회의록 공개", ""), vec![]);
        for n in 0..1_300 {
            put_thing(house.db(), Thing { hidden: true, ..thing(&format!("회의록 {n}"), "") }, vec![]);
        }
        for _ in 0..10 {
            house.settle().await;
        }
        assert_eq!(found(house, "회의록").await, ["회의록 공개"]);
    });
}

/// A module of many things of which it shows the oldest only, slowly when told to.
#[derive(Clone)]
struct Tar(Arc<AtomicBool>);

const STICKY: i64 = 150;

impl Module for Tar {
    fn id(&self) -> &'static str {
        "tar"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "tar", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        to.search.push(Arc::new(self.clone()));
        to.describers.push(Arc::new(self.clone()));
    }
}

impl SearchSource for Tar {
    fn module(&self) -> &'static str {
        "tar"
    }

    fn label(&self, _: Lang) -> &'static str {
        "tar"
    }

    fn changed_since(&self, _: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<Document>> {
        let document = |n| Document {
            subject: Ref::new("tar", "thing", Id::from_i64(n)),
            title: format!("끈적이 {n}"),
            body: String::new(),
            scopes: vec!["all".to_owned()],
            gone: false,
            cursor: n,
        };
        Ok((cursor.max(0) + 1..=STICKY).take(usize::try_from(limit).unwrap()).map(document).collect())
    }
}

impl Describe for Tar {
    fn module(&self) -> &'static str {
        "tar"
    }

    fn describe(&self, _: &mut DbConn, _: &Viewer, _: Lang, refs: &[Ref]) -> StoreResult<Vec<Option<Card>>> {
        if self.0.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(600));
        }
        let card = |subject: &Ref| Card {
            subject: subject.clone(),
            title: format!("끈적이 {}", subject.id.as_i64()),
            line: String::new(),
            href: "/".to_owned(),
            icon: "file",
        };
        Ok(refs.iter().map(|subject| (subject.id.as_i64() == 1).then(|| card(subject))).collect())
    }
}

#[test]
fn a_search_ends_after_half_a_second_of_things_that_are_not_shown() {
    let slow = Arc::new(AtomicBool::new(false));
    let tar = Tar(Arc::clone(&slow));
    in_house(
        |_| vec![Arc::new(Search::new()), Arc::new(tar.clone())],
        async |house| {
            slow.store(false, Ordering::SeqCst);
            for _ in 0..5 {
                house.settle().await;
            }
            assert_eq!(found(house, "끈적이").await, ["끈적이 1"], "the test itself can fail");
            slow.store(true, Ordering::SeqCst);
            assert_eq!(found(house, "끈적이").await, [""; 0], "it lies behind the first ones");
        },
    );
}

#[test]
fn s_34_a_guest_searches_nothing() {
    in_search_house(async |house| {
        put_thing(house.db(), thing("공개", "누구나"), vec![]);
        house.settle().await;
        let guest = house.guest(me(), "손님");
        assert_eq!(guest.get("/search?q=%EA%B3%B5%EA%B0%9C").await.status, 404);
        let page = guest.get("/none").await.text();
        assert!(!page.contains("action=\"/search\""));
        assert_eq!(
            titles(&house.visitor(me(), "김서연", &[]).get("/search?q=%EA%B3%B5%EA%B0%9C").await.text()),
            ["공개"]
        );
    });
}

/// The main part of a page without what repeats the question.
fn shape(html: &str) -> Vec<String> {
    let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    main.split('<').filter_map(|tag| tag.split(['>', ' ']).next()).map(str::to_owned).collect()
}

#[test]
fn rights_that_are_lost_hide_at_once_and_things_that_go_leave_the_index() {
    in_search_house(async |house| {
        let hidden = put_thing(house.db(), thing("비밀이 될 문서", ""), vec![]);
        let gone = put_thing(house.db(), thing("사라질 문서", ""), vec![]);
        house.settle().await;
        assert_eq!(found(house, "문서").await.len(), 2);
        change_thing(house.db(), hidden, true, false);
        change_thing(house.db(), gone, false, true);
        assert_eq!(found(house, "문서").await, [""; 0], "before the index hears of it");
        house.settle().await;
        change_thing(house.db(), hidden, false, false);
        assert_eq!(found(house, "문서").await, ["비밀이 될 문서"]);
    });
}

#[test]
fn long_lists_go_on_without_gaps_and_without_things_that_are_not_shown() {
    in_search_house(async |house| {
        for n in 0..130 {
            put_thing(
                house.db(),
                Thing { hidden: n % 3 == 0, ..thing(&format!("회의록 {n:03}"), "") },
                vec![],
            );
        }
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        let (mut path, mut seen) = ("/search?q=%ED%9A%8C%EC%9D%98%EB%A1%9D".to_owned(), Vec::new());
        for _ in 0..10 {
            let page = visitor.get(&path).await.text();
            seen.extend(titles(&page));
            let Some(rest) = page.split("rel=\"next\"").next().filter(|_| page.contains("rel=\"next\""))
            else {
                break;
            };
            path = rest.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&#38;", "&");
        }
        let wanted: Vec<String> =
            (0..130).rev().filter(|n| n % 3 != 0).map(|n| format!("회의록 {n:03}")).collect();
        assert_eq!(seen, wanted);
    });
}

#[test]
fn s_441_a_rebuild_answers_meanwhile_and_drops_what_is_no_more() {
    let search = Search::new();
    in_house(
        |_| vec![Arc::new(search.clone()), Arc::new(NullModule::new())],
        async |house| {
            let lost = put_thing(house.db(), thing("유령 문서", ""), vec![]);
            put_thing(house.db(), thing("남는 문서", ""), vec![]);
            let secret = Thing { only_for: Some(somebody_else()), ..thing("남의 문서", "") };
            put_thing(house.db(), secret, vec![]);
            house.settle().await;
            lose_thing(house.db(), lost);
            let rebuilt = search.rebuild(house.db(), &Cause::system("test"));
            rebuilt.unwrap();
            assert_eq!(found(house, "남는").await, ["남는 문서"], "while the new round has not begun");
            house.settle().await;
            assert_eq!(found(house, "문서").await, ["남는 문서"]);
        },
    );
}

#[test]
fn s_153_no_text_breaks_the_query_language_of_the_index() {
    in_search_house(async |house| {
        put_thing(house.db(), thing("평범한 글", "title body"), vec![]);
        house.settle().await;
        for typed in [
            "\"",
            "'",
            "\"\"",
            "*",
            "가*",
            "NEAR(가 나)",
            "title:가",
            "{title} : 가",
            "가 AND",
            "OR",
            "NOT 가",
            "^가",
            "가 - 나",
            "(((",
            "가 <-> 나",
            "가:*",
            "!가",
            "&|",
            "\\",
            "%",
            "_",
            "\u{0}",
            "'; DROP TABLE search_documents; --",
            "가'나",
            "$1",
            "{}",
            "ﷺ",
            "👨‍👩‍👧",
            "क्षि",
            "e\u{301}",
            "\u{200B}",
            "가\u{20DD}나",
            "½",
            "Ⅷ",
            "ªº",
        ] {
            found(house, typed).await;
        }
        assert_eq!(found(house, "(평범)").await, ["평범한 글"]);
        let page = house
            .visitor(me(), "김서연", &[])
            .get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
            .await
            .text();
        assert!(!page.contains("<script>alert"));
    });
}

#[test]
fn odd_letters_are_found_again() {
    in_search_house(async |house| {
        let odd = ["ﷺ글", "क्षि", "e\u{301}tude", "½컵", "Ⅷ장", "ªº", "가\u{20DD}나", "๑๒๓ไทย", "x\u{0301}y"];
        for title in odd {
            put_thing(house.db(), thing(title, ""), vec![]);
        }
        put_thing(house.db(), thing("긴 글", &"감사합니다. ".repeat(20_000)), vec![]);
        house.settle().await;
        for title in odd {
            assert!(!found(house, title).await.is_empty(), "{title}");
        }
        assert_eq!(found(house, "감사합니다").await, ["긴 글"]);
    });
}

#[test]
fn finders_stand_first_and_have_a_tab() {
    in_search_house(async |house| {
        put_thing(house.db(), thing("김서연", "정보화담당관"), vec![]);
        put_thing(house.db(), thing("김서연 환영회", ""), vec![]);
        house.settle().await;
        assert_eq!(found(house, "김서연").await, ["김서연", "김서연 환영회"]);
        let visitor = house.visitor(me(), "김서연", &[]);
        let tab = visitor.get("/search?q=%EA%B9%80%EC%84%9C%EC%97%B0&tab=exact").await.text();
        assert_eq!(titles(&tab), ["김서연"]);
        assert_eq!(titles(&visitor.get("/search?q=rlatjdus").await.text()), ["김서연", "김서연 환영회"]);
        assert!(visitor.get("/search").await.text().contains("무엇을 찾으십니까"));
        assert_eq!(house.stranger().get("/search?q=x").await.status, 303, "strangers sign in first");
    });
}
