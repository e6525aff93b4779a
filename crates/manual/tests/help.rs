//! The guides over HTTP: who is shown which, and that none leads out of the house.
#![cfg(test)]

use maru_contract::Module;
use maru_kernel::{Id, Lang};
use maru_manual::{Guide, Manual, Shelf, book};
use maru_testkit::in_house;
use maru_web::live::Hub;
use std::sync::Arc;

fn modules(_: &Hub) -> Vec<Arc<dyn Module>> {
    vec![Arc::new(Manual)]
}

#[test]
fn everybody_reads_what_is_for_everybody() {
    in_house(modules, async |house| {
        for reader in [house.visitor(Id::from_i64(7), "김서연", &[]), house.guest(Id::from_i64(8), "손님")]
        {
            let list = reader.get("/help").await;
            assert_eq!(list.status, 200, "{}", list.text());
            assert!(list.text().contains("/help/wiki"));
            let guide = reader.get("/help/wiki").await;
            assert_eq!(guide.status, 200);
            assert!(guide.text().contains("<div class=\"prose\" lang=\"ko\">"), "{}", guide.text());
        }
    });
}

#[test]
fn s_145_guides_for_operators_are_absent_for_everybody_else() {
    in_house(modules, async |house| {
        let employee = house.visitor(Id::from_i64(7), "김서연", &[]);
        let operator = house.visitor(Id::from_i64(9), "한지훈", &["manual.operators"]);
        let (theirs, all) = (employee.get("/help").await.text(), operator.get("/help").await.text());
        for guide in Guide::ALL {
            let path = format!("/help/{}", guide.name);
            let open = guide.shelf == Shelf::Work;
            assert_eq!(theirs.contains(&format!("href=\"{path}\"")), open, "{path}");
            assert!(all.contains(&format!("href=\"{path}\"")), "{path}");
            assert_eq!(employee.get(&path).await.status == 200, open, "{path}");
            assert_eq!(operator.get(&path).await.status, 200, "{path}");
        }
        assert_eq!(operator.get("/help/nothing").await.status, 404);
    });
}

#[test]
fn strangers_are_sent_to_sign_in() {
    in_house(modules, async |house| {
        for path in ["/help", "/help/wiki", "/help/install"] {
            assert_eq!(house.stranger().get(path).await.status, 303, "{path}");
        }
    });
}

#[test]
fn the_book_is_whole_and_needs_nothing_else() {
    for lang in Lang::ALL {
        let sheets = book(lang).unwrap();
        assert_eq!(sheets.len(), Guide::ALL.len() + 2);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        for sheet in sheets.iter().filter(|sheet| sheet.name.ends_with(".html")) {
            for refused in ["<script", "<style", " style=\"", " src=\""] {
                assert!(!sheet.text.contains(refused), "{}: {refused}", sheet.name);
            }
            for link in sheet.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let file = link.split('#').next().unwrap_or_default();
                assert!(file.is_empty() || names.contains(&file), "{}: {link}", sheet.name);
            }
        }
        let style = &sheets.iter().find(|sheet| sheet.name == "manual.css").unwrap().text;
        assert!(!style.contains("url(") && !style.contains("@import"), "the style asks for another file");
    }
}
