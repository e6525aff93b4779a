//! Every route against every kind of visitor: who gets in, who is sent to sign in, for whom the page does
//! not exist (S-144, S-145). A route nobody has thought about fails the test.
#![cfg(test)]

mod everything;

use actix_web::http::{Method, StatusCode};
use actix_web::test::TestRequest;
use everything::everywhere;
use maru_contract::Role;
use maru_kernel::Id;
use maru_testkit::{Reply, TestHouse};
use maru_web::{CONTENT_SECURITY_POLICY, Route, Rule};
use std::collections::BTreeSet;

/// The routes anybody may reach, written down so that a new one is a decision.
const PUBLIC: [&str; 5] = [
    "GET /sign-in",
    "POST /sign-in",
    "POST /me/preferences",
    "GET /password/{token}",
    "POST /password/{token}",
];

fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

/// The path with an id of nothing in every place.
fn nowhere(route: &Route) -> String {
    let mut path = String::new();
    for part in route.path.split('/').skip(1) {
        path.push('/');
        path.push_str(if part.starts_with('{') { "0000000000000" } else { part });
    }
    path
}

async fn ask(visitor: &maru_testkit::Visitor<'_>, route: &Route) -> Reply {
    let request: TestRequest = visitor.request(route.method.clone(), &nowhere(route));
    visitor.send(request.insert_header(("sec-fetch-site", "same-origin"))).await
}

#[test]
fn s_144_every_public_route_is_one_we_decided_on() {
    everywhere(async |house: &TestHouse| {
        let public: BTreeSet<String> =
            house.house.routes.iter().filter(|r| r.rule == Rule::Public).map(name).collect();
        let decided: BTreeSet<String> = PUBLIC.iter().map(|p| (*p).to_owned()).collect();
        assert_eq!(public, decided);
    });
}

#[test]
fn s_145_strangers_are_sent_to_sign_in_everywhere_else() {
    everywhere(async |house: &TestHouse| {
        let stranger = house.stranger();
        for route in house.house.routes.iter().filter(|r| r.rule != Rule::Public) {
            let reply = ask(&stranger, route).await;
            let sent = reply.status == StatusCode::SEE_OTHER && reply.location().starts_with("/sign-in");
            let refused = reply.status == StatusCode::UNAUTHORIZED;
            assert!(
                if route.method == Method::GET { sent } else { refused },
                "{}: {}",
                name(route),
                reply.status
            );
        }
    });
}

#[test]
fn s_145_a_page_for_a_role_does_not_exist_for_others() {
    everywhere(async |house: &TestHouse| {
        let by_role = house.house.permissions_by_role();
        for role in Role::ALL {
            let permissions: Vec<&'static str> = by_role[&role].iter().copied().collect();
            let visitor = house.visitor(Id::from_i64(1), "A", &permissions);
            for route in &house.house.routes {
                let Rule::May(permission) = route.rule else { continue };
                let reply = ask(&visitor, route).await;
                if !permissions.contains(&permission) {
                    assert_eq!(reply.status, StatusCode::NOT_FOUND, "{} as {}", name(route), role.name());
                } else {
                    assert!(
                        reply.status.as_u16() < 500,
                        "{} as {}: {}",
                        name(route),
                        role.name(),
                        reply.text()
                    );
                }
            }
        }
    });
}

#[test]
fn s_104_no_form_from_another_site_is_taken() {
    everywhere(async |house: &TestHouse| {
        let all: Vec<&'static str> = house.house.permissions_of(&Role::ALL).into_iter().collect();
        let visitor = house.visitor(Id::from_i64(1), "A", &all);
        for route in house.house.routes.iter().filter(|r| r.method != Method::GET) {
            for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
            {
                for headers in
                    [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-none", "x")]
                {
                    let request = visitor
                        .request(route.method.clone(), &nowhere(route))
                        .insert_header(("content-type", kind))
                        .insert_header(headers)
                        .set_payload("a=b");
                    let reply = visitor.send(request).await;
                    assert_eq!(reply.status, StatusCode::FORBIDDEN, "{} {kind} {headers:?}", name(route));
                }
            }
        }
    });
}

#[test]
fn s_100_every_answer_carries_the_headers() {
    everywhere(async |house: &TestHouse| {
        let all: Vec<&'static str> = house.house.permissions_of(&Role::ALL).into_iter().collect();
        let visitor = house.visitor(Id::from_i64(1), "A", &all);
        let mut paths: Vec<String> =
            house.house.routes.iter().filter(|r| r.method == Method::GET).map(nowhere).collect();
        paths.extend(["/nowhere", "/static/x/nothing", "/healthz"].map(str::to_owned));
        for path in paths {
            let reply = visitor.get(&path).await;
            let policy = reply.header("content-security-policy").unwrap_or_default();
            assert!(policy == CONTENT_SECURITY_POLICY || policy.contains("sandbox"), "{path}: {policy}");
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{path}");
            assert!(reply.header("cache-control").is_some(), "{path}");
        }
    });
}

#[test]
fn every_page_renders_in_both_languages() {
    everywhere(async |house: &TestHouse| {
        let all: Vec<&'static str> = house.house.permissions_of(&Role::ALL).into_iter().collect();
        for lang in maru_kernel::Lang::ALL {
            let visitor = house.visitor(Id::from_i64(1), "A", &all).reading(lang);
            for route in
                house.house.routes.iter().filter(|r| r.method == Method::GET && !r.path.contains('{'))
            {
                let reply = visitor.get(route.path).await;
                assert!(reply.status.as_u16() < 500, "{} {}: {}", lang.tag(), route.path, reply.text());
            }
        }
    });
}
