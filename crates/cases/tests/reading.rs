//! What a case is about is read by who asked for it, while it is open, one thing at a time, each written down; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use house::letters::{letter, letter_box};
use house::{
    AUDITOR, CLERK, Hands, LAWYER, LEGAL, PRIVACY, SECURITY, SUBJECT, SYSTEM, ask, events, form,
    in_open_cases, keep, open, send, settle, visit, with,
};
use maru_kernel::Id;
use maru_testkit::TestHouse;

const SECRET: &str = "비밀 편지";

#[test]
fn s_521_s_525_what_is_within_the_scope_is_read_and_each_thing_is_written_down() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let case = open(house, "감사-1").await;
        let reader = visit(house, LEGAL);
        let list = reader.get(&format!("{case}/items")).await.text();
        assert!(list.contains("편지함 70") && !list.contains("편지함 71"), "{list}");
        assert!(list.contains("열람 직원 1 · 감사-1 ·"), "the mark");
        let day = format!("{case}/places/{}?day=2026-11-10", letter_box(70));
        let lines = reader.get(&day).await.text();
        assert!(lines.contains("회수") && !lines.contains(SECRET), "lines say nothing: {lines}");
        let item = |number: i64| format!("{case}/items/{}", letter(number));
        let page = reader.get(&item(1)).await.text();
        assert!(page.contains("비밀 편지 1") && page.contains("열람 직원 1 · 감사-1 ·"), "{page}");
        for (number, why) in
            [(2, "before the time"), (3, "of somebody else"), (4, "after the time"), (9, "not there")]
        {
            let reply = reader.get(&item(number)).await;
            assert_eq!(reply.status, 404, "{why}");
            assert!(!reply.text().contains(SECRET), "{why}");
        }
        let unnamed = format!("{case}/items/parcels/letter/{}", Id::from_i64(1));
        assert_eq!(
            reader.get(&unnamed).await.status,
            404,
            "within reach, of a module the case does not name"
        );
        let elsewhere = format!("{case}/items/messenger/message/{}", Id::from_i64(1));
        assert_eq!(reader.get(&elsewhere).await.status, 404, "a module the case does not name");
        let other = format!("{case}/places/{}?day=2026-11-10", letter_box(71));
        assert_eq!(reader.get(&other).await.status, 404);
        settle(house).await;
        let read = events(house, "cases.item_read");
        assert_eq!(read.len(), 1);
        assert!(read[0].details.contains("감사-1") && read[0].details.contains(&letter(1).to_string()));
        assert!(!read[0].details.contains(SECRET));
        assert_eq!(events(house, "cases.listed").len(), 2 + 1);
        let record = visit(house, AUDITOR).get(&case).await.text();
        assert!(record.contains(&letter(1).to_string()) && !record.contains(SECRET), "{record}");
    });
}

#[test]
fn s_349_s_520_nobody_else_reads_and_a_failed_check_shows_and_writes_nothing() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let pages = [
            format!("{case}/items"),
            format!("{case}/places/{}?day=2026-11-10", letter_box(70)),
            format!("{case}/items/{}", letter(1)),
        ];
        let denied = async |person: i64, status: u16| {
            for page in &pages {
                let reply = visit(house, person).get(page).await;
                assert_eq!(reply.status, status, "{person} {page}: {}", reply.text());
                assert!(
                    !reply.text().contains(SECRET) && !reply.text().contains("편지함"),
                    "{person} {page}"
                );
            }
        };
        for (person, status) in [
            (PRIVACY, 403),
            (LAWYER, 403),
            (AUDITOR, 404),
            (SECURITY, 404),
            (SYSTEM, 404),
            (SUBJECT, 404),
            (CLERK, 404),
        ] {
            denied(person, status).await;
        }
        // Who asked and lost the role, or left it for another, reads nothing either.
        for permissions in [&[][..], &["cases.see", "cases.approve_as_legal"], &["cases.ask"]] {
            let former = house.visitor(Id::from_i64(LEGAL), "직원 1", permissions);
            for page in &pages {
                assert!(
                    [403, 404].contains(&former.get(page).await.status.as_u16()),
                    "{permissions:?} {page}"
                );
            }
        }
        let tired = visit(house, LEGAL).proven_ago(6);
        for page in &pages {
            let reply = tired.get(page).await;
            assert_eq!(reply.status, 303, "S-119: {page}");
            assert!(!reply.text().contains(SECRET));
        }
        let waiting = ask(house, "감사-2").await;
        assert_eq!(visit(house, LEGAL).get(&format!("{waiting}/items/{}", letter(1))).await.status, 409);
        hands.hours(72);
        denied(LEGAL, 409).await;
        settle(house).await;
        assert_eq!((events(house, "cases.item_read").len(), events(house, "cases.listed").len()), (0, 0));
    });
}

#[test]
fn s_521_a_file_is_opened_under_the_mark_alone_and_each_opening_is_written_down() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let item = format!("{case}/items/{}", letter(1));
        let file = |number: i64| format!("{item}/files/{}", Id::from_i64(number));
        let reader = visit(house, LEGAL);
        let page = reader.get(&item).await.text();
        for (number, linked) in [(11, true), (12, false), (13, false), (14, true)] {
            assert_eq!(page.contains(&format!("href=\"{}\"", file(number))), linked, "{number}: {page}");
        }
        let text = reader.get(&file(11)).await;
        assert!(text.text().contains("비밀 파일 11") && text.text().contains("열람 직원 1 · 감사-1 ·"));
        assert_eq!(text.header("content-disposition"), None, "a page and no file to keep");
        let picture = reader.get(&file(14)).await.text();
        assert!(
            picture.contains("src=\"data:image/png;base64,") && picture.contains("열람 직원 1 · 감사-1 ·")
        );
        let elsewhere = format!("{case}/items/{}/files/{}", letter(2), Id::from_i64(11));
        for (path, status) in
            [(file(12), 415), (file(13), 415), (file(51), 404), (file(99), 404), (elsewhere, 404)]
        {
            let reply = reader.get(&path).await;
            assert_eq!(reply.status, status, "{path}");
            assert!(!reply.text().contains("비밀 파일"), "{path}");
        }
        for (person, status) in [(PRIVACY, 403), (LAWYER, 403), (AUDITOR, 404), (SYSTEM, 404), (SUBJECT, 404)]
        {
            assert_eq!(visit(house, person).get(&file(11)).await.status, status, "{person}");
        }
        assert_eq!(visit(house, LEGAL).proven_ago(6).get(&file(11)).await.status, 303, "S-119");
        settle(house).await;
        let read = events(house, "cases.file_read");
        assert_eq!(read.len(), 2, "what was refused was not read");
        assert!(read[0].details.contains("감사-1") && read[0].details.contains(&letter(1).to_string()));
        assert!(!read[0].details.contains("메모") && !read[0].details.contains("비밀"));
        assert!(
            visit(house, AUDITOR).get(&case).await.text().contains("모두 3건"),
            "the letter and two files"
        );
        hands.hours(72);
        assert_eq!(visit(house, LEGAL).get(&file(11)).await.status, 409, "over");
    });
}

#[test]
fn s_144_s_508_for_all_others_no_page_of_cases_exists_and_no_form_works() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let case = open(house, "감사-1").await;
        let forms: [(&str, &[(&str, &str)]); 8] = [
            ("approvals", &[("office", "privacy")]),
            ("refusals", &[]),
            ("renewals", &[("hours", "1"), ("reason", "확인할 것이 남아 있습니다")]),
            ("closures", &[]),
            ("holds", &[]),
            ("holds/lift", &[]),
            ("deferrals", &[("until", "2026-12-30"), ("reason", "확인할 것이 남아 있습니다")]),
            ("deferrals/confirmation", &[]),
        ];
        for person in [SUBJECT, CLERK, SECURITY, SYSTEM] {
            let visitor = visit(house, person);
            for path in ["/admin/cases", "/admin/cases/new", &case, &format!("{case}/items")] {
                assert_eq!(visitor.get(path).await.status, 404, "{person} {path}");
            }
            for (form, fields) in forms {
                assert_eq!(
                    visitor.post(&format!("{case}/{form}"), fields).await.status,
                    404,
                    "{person} {form}"
                );
            }
            assert!(!visitor.get("/cases").await.text().contains("감사-1"), "{person}");
        }
        // An office that the case is about is nobody to it, with all its permissions.
        let all = ["cases.see", "cases.ask", "cases.approve_as_privacy", "cases.approve_as_auditor"];
        let subject = house.visitor(Id::from_i64(SUBJECT), "직원 5", &all);
        for (form, fields) in forms {
            assert_eq!(subject.post(&format!("{case}/{form}"), fields).await.status, 404, "{form}");
        }
        assert_eq!(subject.request_status(Method::GET, &case).await, 404);
        settle(house).await;
        for name in ["cases.closed", "cases.hold_placed", "cases.renewal_asked", "cases.refused"] {
            assert_eq!(events(house, name).len(), 0, "{name}");
        }
    });
}

#[test]
fn s_522_subjects_are_told_a_month_after_the_end_and_see_what_it_was() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let told = case.replace("/admin/cases/", "/cases/told/");
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items/{}", letter(1))).await.status, 200);
        assert_eq!(visit(house, AUDITOR).post(&format!("{case}/closures"), &[]).await.status, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 409);
        hands.hours(30 * 24 - 1);
        keep(house);
        assert_eq!(visit(house, SUBJECT).get(&told).await.status, 404, "not yet");
        hands.hours(1);
        keep(house);
        keep(house);
        settle(house).await;
        let page = visit(house, SUBJECT).get(&told).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("감사-1") && page.text().contains("공공감사에 관한 법률 제20조"),
            "{}",
            page.text()
        );
        assert!(page.text().contains("1건") && !page.text().contains("직원 1"), "{}", page.text());
        assert!(visit(house, SUBJECT).get("/cases").await.text().contains("감사-1"));
        for person in [CLERK, LEGAL, AUDITOR] {
            assert_eq!(visit(house, person).get(&told).await.status, 404, "{person}");
        }
        let event = events(house, "cases.subjects_told");
        assert_eq!(event.len(), 1);
        assert_eq!(event[0].audience, format!("[\"{}\"]", Id::from_i64(SUBJECT)));
    });
}

#[test]
fn s_522_telling_later_takes_a_reason_and_a_second_person_and_is_listed() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let defer =
            |until: &'static str| [("until", until), ("reason", "수사 기관의 유예 요청이 있었습니다")];
        let path = format!("{case}/deferrals");
        assert_eq!(visit(house, LEGAL).post(&path, &defer("2027-02-01")).await.status, 409, "still open");
        assert_eq!(visit(house, LEGAL).post(&format!("{case}/closures"), &[]).await.status, 303);
        for (until, status) in
            [("2026-12-01", 422), ("2028-01-01", 422), ("x", 422), ("2027-02-01", 303), ("2027-02-01", 409)]
        {
            assert_eq!(visit(house, LEGAL).post(&path, &defer(until)).await.status, status, "{until}");
        }
        let agree = format!("{case}/deferrals/confirmation");
        assert_eq!(visit(house, LEGAL).post(&agree, &[]).await.status, 403, "the same person");
        assert!(!visit(house, AUDITOR).get("/admin/cases").await.text().contains("수사 기관"));
        hands.hours(25);
        assert_eq!(visit(house, AUDITOR).post(&agree, &[]).await.status, 404, "a day is over");
        assert_eq!(visit(house, AUDITOR).post(&path, &defer("2027-02-01")).await.status, 303);
        let former = house.visitor(Id::from_i64(LEGAL), "직원 1", &["cases.see", "cases.ask"]);
        assert_eq!(former.post(&agree, &[]).await.status, 403, "in no office");
        assert_eq!(visit(house, PRIVACY).post(&agree, &[]).await.status, 303);
        assert!(visit(house, AUDITOR).get("/admin/cases").await.text().contains("수사 기관의 유예 요청"));
        hands.hours(40 * 24);
        keep(house);
        settle(house).await;
        assert_eq!(events(house, "cases.subjects_told").len(), 0, "put off");
        hands.hours(30 * 24);
        keep(house);
        settle(house).await;
        assert_eq!(events(house, "cases.subjects_told").len(), 1);
        assert_eq!(visit(house, LEGAL).post(&path, &defer("2027-03-01")).await.status, 409, "told already");
    });
}

#[test]
fn s_522_of_a_case_that_was_never_open_nobody_is_told() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = ask(house, "감사-1").await;
        assert_eq!(visit(house, AUDITOR).post(&format!("{case}/refusals"), &[]).await.status, 303);
        ask(house, "감사-2").await;
        hands.hours(60 * 24);
        keep(house);
        keep(house);
        settle(house).await;
        assert_eq!(events(house, "cases.subjects_told").len(), 0);
        assert_eq!(events(house, "cases.lapsed").len(), 1);
    });
}

#[test]
fn s_523_what_a_case_is_about_is_kept_until_two_lift_the_hold() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let keeps = |number: i64| {
            let preservation = &house.house.offers.preservation[0];
            let holds: maru_store::StoreResult<_> =
                house.db().read_blocking(|conn| preservation.in_force(conn));
            holds.unwrap().iter().any(|keeps| keeps(&letter(number), None))
        };
        let mut held = form("감사-1");
        held.push(("hold", "on".to_owned()));
        assert!(!keeps(1));
        let case = send(&visit(house, LEGAL), "/admin/cases", &held).await.location().to_owned();
        assert!(keeps(1), "before anybody approved");
        let (hold, lift) = (format!("{case}/holds"), format!("{case}/holds/lift"));
        let again = visit(house, AUDITOR).post(&hold, &[]).await;
        assert!(again.status == 409 && again.text().contains("이미 보존 명령이"), "held already");
        assert_eq!(visit(house, AUDITOR).post(&format!("{case}/refusals"), &[]).await.status, 303);
        assert!(keeps(1), "a refusal lifts nothing");
        assert_eq!(visit(house, AUDITOR).post(&lift, &[]).await.status, 303);
        hands.hours(25);
        assert_eq!(visit(house, LEGAL).post(&lift, &[]).await.status, 303);
        assert!(keeps(1), "a day is over, and the second word is a first one");
        assert_eq!(visit(house, LEGAL).post(&lift, &[]).await.status, 403, "the same person");
        assert!(keeps(1));
        assert_eq!(visit(house, PRIVACY).post(&lift, &[]).await.status, 303);
        assert!(!keeps(1));
        assert_eq!(visit(house, PRIVACY).post(&lift, &[]).await.status, 404, "lifted holds are no more");
        assert_eq!(
            visit(house, PRIVACY).post(&hold, &[]).await.status,
            409,
            "a refused case holds nothing anew"
        );
        settle(house).await;
        for (name, count) in
            [("cases.hold_placed", 1), ("cases.hold_lift_asked", 2), ("cases.hold_lifted", 1)]
        {
            assert_eq!(events(house, name).len(), count, "{name}");
        }
        let page = visit(house, PRIVACY).get(&case).await.text();
        assert!(!page.contains(SECRET) && !page.contains("편지함"), "a hold shows nothing");
    });
}

#[test]
fn s_525_the_figures_of_a_month_are_told_once_and_name_nobody() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let about = with(form("감사-2"), "people", &Id::from_i64(CLERK).to_string());
        assert_eq!(send(&visit(house, LEGAL), "/admin/cases", &about).await.status, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items/{}", letter(1))).await.status, 200);
        hands.hours(8 * 24);
        keep(house);
        keep(house);
        settle(house).await;
        let told = events(house, "cases.month_told");
        // The month before the first is told of, too, as cases were possible when it was looked at.
        let last = &told.last().unwrap().details;
        assert!(
            last.contains("\"asked\":2") && last.contains("\"opened\":1") && last.contains("\"read\":1"),
            "{last}"
        );
        assert!(!last.contains("감사") && !last.contains("직원"), "{last}");
        let once = told.len();
        keep(house);
        settle(house).await;
        assert_eq!(events(house, "cases.month_told").len(), once);
        let page = visit(house, PRIVACY).get("/admin/cases").await.text();
        assert!(page.contains("2026년 12월") && page.contains("2026년 11월"), "{page}");
    });
}
