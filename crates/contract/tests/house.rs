//! The house with nothing in it but the module that means nothing: gates, frame, faults, events, jobs.
#![cfg(test)]

use actix_web::http::StatusCode;
use maru_contract::{House, HouseError, Module};
use maru_kernel::{Id, Lang};
use maru_testkit::null_module::{NullModule, Thing, put_thing};
use maru_testkit::{Reply, TestHouse, in_house};
use maru_web::live::Hub;
use std::sync::Arc;

fn null(_: &Hub) -> Vec<Arc<dyn Module>> {
    vec![Arc::new(NullModule::new())]
}

#[test]
fn two_modules_of_one_name_are_refused_at_the_start() {
    let twice: Vec<Arc<dyn Module>> = vec![Arc::new(NullModule::new()), Arc::new(NullModule::new())];
    assert_eq!(House::build(twice).err(), Some(HouseError::SameModule("null")));
}

/// Brings what another module brings as well.
struct Twin;

impl Module for Twin {
    fn id(&self) -> &'static str {
        "twin"
    }

    fn migrations(&self) -> maru_store::ModuleMigrations {
        maru_store::ModuleMigrations { module: "twin", steps: &[] }
    }

    fn routes(&self) -> Vec<maru_web::Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut maru_contract::Contributions) {
        let mut theirs = maru_contract::Contributions::default();
        NullModule::new().bring(&mut theirs);
        to.listeners.extend(theirs.listeners);
    }
}

#[test]
fn two_offers_of_one_name_are_refused_at_the_start() {
    let built = House::build(vec![Arc::new(NullModule::new()), Arc::new(Twin)]);
    let wanted = HouseError::SameOffer { kind: "listeners", name: "null.ear".to_owned() };
    assert_eq!(built.err(), Some(wanted));
}

#[test]
fn s_118_each_rule_lets_in_whom_it_says() {
    in_house(null, async |house: &TestHouse| {
        let (stranger, person) = (house.stranger(), house.visitor(Id::from_i64(1), "가", &[]));
        let tender = house.visitor(Id::from_i64(2), "나", &["null.things.tend"]);
        for (path, for_stranger, for_person, for_tender) in [
            ("/null/public", StatusCode::OK, StatusCode::OK, StatusCode::OK),
            ("/null/pending", StatusCode::SEE_OTHER, StatusCode::OK, StatusCode::OK),
            ("/null/signed-in", StatusCode::SEE_OTHER, StatusCode::OK, StatusCode::OK),
            ("/null/tended", StatusCode::SEE_OTHER, StatusCode::NOT_FOUND, StatusCode::OK),
        ] {
            assert_eq!(stranger.get(path).await.status, for_stranger, "{path}");
            assert_eq!(person.get(path).await.status, for_person, "{path}");
            assert_eq!(tender.get(path).await.status, for_tender, "{path}");
        }
    });
}

#[test]
fn s_104_a_form_from_elsewhere_changes_nothing_and_an_old_browser_needs_the_token() {
    in_house(null, async |house: &TestHouse| {
        let person = house.visitor(Id::from_i64(1), "가", &[]);
        assert_eq!(person.post("/null/things", &[]).await.status, StatusCode::OK);
        assert_eq!(person.post_from_elsewhere("/null/things", &[]).await.status, StatusCode::FORBIDDEN);
        // Cookie and token come from a page, and an error page will do.
        for path in ["/ui/gallery", "/null/fails"] {
            let page = person.get(path).await;
            let (name, value) = set_cookie(&page, house.front.csrf_cookie()).expect(path);
            let old = person.clone().with_cookie(name, value);
            let text = page.text();
            let token = text.split("name=\"csrf\" value=\"").nth(1).unwrap();
            let token: String = token.chars().take(32).collect();
            assert_eq!(token, value);
            assert!(old.get(path).await.header("set-cookie").is_none(), "the browser has it already");
            for (token, origin, status) in [
                (token.as_str(), None, StatusCode::OK),
                (&token, Some("null"), StatusCode::OK),
                ("wrong", None, StatusCode::FORBIDDEN),
                ("", Some("null"), StatusCode::FORBIDDEN),
                (&token, Some("https://evil.example"), StatusCode::FORBIDDEN),
            ] {
                let mut form = old.request(actix_web::http::Method::POST, "/null/things");
                if let Some(origin) = origin {
                    form = form.insert_header(("origin", origin));
                }
                assert_eq!(
                    old.send(form.set_form([("csrf", token)])).await.status,
                    status,
                    "{token} {origin:?}"
                );
            }
        }
    });
}

/// The cookie of this name that an answer sets.
fn set_cookie<'r>(reply: &'r Reply, name: &str) -> Option<(&'r str, &'r str)> {
    let all = reply.headers.iter().filter(|(n, _)| n == "set-cookie");
    all.filter_map(|(_, v)| v.split(';').next()?.split_once('=')).find(|(n, _)| *n == name)
}

#[test]
fn a_fault_is_a_page_for_people_and_json_for_programs_in_either_language() {
    in_house(null, async |house: &TestHouse| {
        let person = house.visitor(Id::from_i64(1), "가", &[]);
        let page = person.get("/null/fails").await;
        let code = page.status;
        assert!(code.is_client_error() && page.text().contains("<html"));
        assert!(page.header("x-request-id").is_some_and(|id| page.text().contains(id)));
        let english = person.clone().reading(Lang::En).get("/null/fails").await;
        assert_ne!(english.text(), page.text());
        let request = person
            .request(actix_web::http::Method::GET, "/null/fails")
            .insert_header(("accept", "application/json"));
        let json: serde_json::Value = serde_json::from_slice(&person.send(request).await.body).unwrap();
        assert!(json["code"].is_string() && json["message"].is_string() && json["request"].is_string());
        assert_eq!(person.get("/nowhere").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn listeners_hear_of_each_event_once_and_in_order() {
    let module = Arc::new(NullModule::new());
    let seen = Arc::clone(&module.seen);
    let modules = {
        let module = Arc::clone(&module);
        move |_: &Hub| -> Vec<Arc<dyn Module>> { vec![Arc::new(Shared(Arc::clone(&module)))] }
    };
    in_house(modules, async |house: &TestHouse| {
        for n in 0..5 {
            put_thing(house.db(), Thing { title: n.to_string(), ..Thing::default() }, Vec::new());
        }
        house.settle().await;
        house.settle().await;
    });
    assert_eq!(seen.events().len(), 10, "five on each database, each once");
    assert!(seen.jobs() >= 2, "the regular job ran on each database");
}

/// Lets one module stand in two houses, so that what it saw can be looked at afterwards.
struct Shared(Arc<NullModule>);

impl Module for Shared {
    fn id(&self) -> &'static str {
        self.0.id()
    }

    fn migrations(&self) -> maru_store::ModuleMigrations {
        self.0.migrations()
    }

    fn routes(&self) -> Vec<maru_web::Route> {
        self.0.routes()
    }

    fn bring(&self, to: &mut maru_contract::Contributions) {
        self.0.bring(to);
    }
}
