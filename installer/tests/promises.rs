//! Promises that hold for every page, each asked of the whole house on both databases.
#![cfg(test)]

mod everything;

use actix_web::http::Method;
use diesel::prelude::*;
use everything::{config, everywhere};
use maru::house;
use maru_directory::store::schema::directory_persons as persons;
use maru_kernel::{Cause, Clock, Event, Id, Timestamp};
use maru_store::{Runner, StoreResult, Utc, events_after, give_places};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor, postgres_uri};
use maru_web::{Route, Rule};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

const SOMEBODY: Id = Id::from_i64(1);

/// Somebody who may do everything.
fn mighty(house: &TestHouse) -> Visitor<'_> {
    let all: Vec<&'static str> = house.house.permissions_of(&maru_contract::Role::ALL).into_iter().collect();
    house.visitor(SOMEBODY, "A", &all)
}

/// The path with an id of nothing in every place.
fn nowhere(route: &Route) -> String {
    let part = |part: &str| if part.starts_with('{') { "0000000000000".to_owned() } else { part.to_owned() };
    route.path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn pages(house: &TestHouse) -> Vec<String> {
    let mut paths: Vec<String> = house
        .house
        .routes
        .iter()
        .filter(|r| r.method == Method::GET && r.path != "/live")
        .map(nowhere)
        .collect();
    paths.extend(["/nowhere", "/static/x/nothing", "/healthz"].map(str::to_owned));
    paths
}

fn forms(house: &TestHouse) -> Vec<&Route> {
    house.house.routes.iter().filter(|r| r.method != Method::GET).collect()
}

#[test]
fn s_101_browsers_are_told_to_come_by_https_when_the_address_is() {
    everywhere(async |house| {
        let plain = mighty(house);
        let secure = plain.clone().at(|shell| shell.base_url = "https://maru.agency.example".to_owned());
        for path in pages(house) {
            let told = secure.get(&path).await;
            assert_eq!(
                told.header("strict-transport-security"),
                Some("max-age=31536000; includeSubDomains"),
                "{path}"
            );
            assert_eq!(plain.get(&path).await.header("strict-transport-security"), None, "{path}");
        }
    });
}

#[test]
fn s_102_every_answer_carries_the_other_headers_and_is_kept_nowhere() {
    everywhere(async |house| {
        let visitor = mighty(house);
        for path in pages(house) {
            let reply = visitor.get(&path).await;
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("x-frame-options", "DENY"),
            ] {
                assert_eq!(reply.header(name), Some(value), "{path}");
            }
            assert!(reply.header("permissions-policy").is_some_and(|p| p.contains("camera=()")), "{path}");
            let kind = reply.header("content-type").unwrap_or_default();
            if kind.starts_with("text/html") || kind.starts_with("application/json") {
                assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
            }
        }
    });
}

#[test]
fn s_105_no_other_site_may_read_an_answer() {
    everywhere(async |house| {
        let visitor = mighty(house);
        let asked_from_elsewhere = |method: Method, path: &str| {
            visitor
                .request(method, path)
                .insert_header(("origin", "https://evil.example"))
                .insert_header(("access-control-request-method", "GET"))
        };
        for path in pages(house) {
            for method in [Method::GET, Method::OPTIONS] {
                let reply = visitor.send(asked_from_elsewhere(method.clone(), &path)).await;
                let told = reply.headers.iter().find(|(name, _)| name.starts_with("access-control-"));
                assert_eq!(told, None, "{method} {path}");
            }
        }
    });
}

#[test]
fn s_122_links_begin_with_the_configured_address_whatever_the_request_says() {
    everywhere(async |house| {
        let (visitor, stranger) = (mighty(house), house.stranger());
        for path in pages(house) {
            for who in [&visitor, &stranger] {
                let request = who
                    .request(Method::GET, &path)
                    .insert_header(("host", "evil.example"))
                    .insert_header(("x-forwarded-host", "evil.example"))
                    .insert_header(("x-forwarded-proto", "ftp"))
                    .insert_header(("forwarded", "host=evil.example"));
                let reply = who.send(request).await;
                assert!(!reply.text().contains("evil.example"), "{path}");
                let told = reply.headers.iter().find(|(_, value)| value.contains("evil.example"));
                assert_eq!(told, None, "{path}");
            }
        }
    });
}

#[test]
fn s_187_the_clients_address_is_believed_from_our_own_proxies_only() {
    const NEAR: [u8; 4] = [10, 9, 9, 9];
    const FAR: [u8; 4] = [10, 9, 9, 8];
    everywhere(async |house| {
        let auditor = house.visitor(SOMEBODY, "A", &["audit.read"]);
        let behind = auditor.clone().at(|shell| shell.trusted_proxies = vec![NEAR.into(), FAR.into()]);
        let cases: [(&Visitor<'_>, [u8; 4], &[&str], &str); 10] = [
            (&auditor, [192, 0, 2, 7], &["203.0.113.5"], "192.0.2.7"),
            (&behind, [192, 0, 2, 7], &["203.0.113.5"], "192.0.2.7"),
            (&behind, NEAR, &["203.0.113.5"], "203.0.113.5"),
            (&behind, NEAR, &["127.0.0.1, 203.0.113.5"], "203.0.113.5"),
            (&behind, NEAR, &["127.0.0.1, 203.0.113.5, 10.9.9.8"], "203.0.113.5"),
            (&behind, NEAR, &["127.0.0.1", "203.0.113.5"], "203.0.113.5"),
            (&behind, NEAR, &["127.0.0.1, 203.0.113.5:4711"], "203.0.113.5"),
            (&behind, NEAR, &["127.0.0.1, unknown"], ""),
            (&behind, NEAR, &["203.0.113.5, "], "203.0.113.5"),
            (&behind, NEAR, &[], "10.9.9.9"),
        ];
        for (visitor, peer, told, want) in cases {
            let mut request = visitor.request(Method::GET, "/admin/audit").peer_addr((peer, 4711).into());
            for value in told {
                request = request.append_header(("x-forwarded-for", *value));
            }
            let request = request.insert_header(("forwarded", "for=127.0.0.1"));
            let reply = visitor.send(request.insert_header(("x-real-ip", "127.0.0.1"))).await;
            assert_eq!(reply.status, 200);
            let seen = newest(house, "audit.searched").await.unwrap_or_default();
            assert_eq!(seen, want, "{peer:?} {told:?}");
        }
    });
}

/// From where the newest event of that name was.
async fn newest(house: &TestHouse, name: &'static str) -> Option<String> {
    house.settle().await;
    let all = house.db().read(|conn| events_after(conn, 0, 10_000)).await.unwrap();
    all.into_iter().rev().find(|e| e.name == name).unwrap().address
}

/// Forms that read no field at all, or a list whose names they look up: nothing a client adds is read.
const READ_BY_NAME: [&str; 27] = [
    "POST /admin/audit/access/exports",
    "POST /admin/audit/checkpoints",
    "POST /admin/audit/exports",
    "POST /admin/audit/verifications",
    "POST /admin/directory/runs/{id}/apply",
    "POST /admin/directory/runs/{id}/undo",
    "POST /admin/directory/sources/{name}/plan",
    "POST /admin/directory/sources/{name}/schedule",
    "POST /admin/directory/sources/{name}/{step}",
    "POST /admin/handover/{id}/decisions",
    "POST /admin/jobs/{id}/retry",
    "POST /admin/people/{id}/sessions/end",
    "POST /admin/policies",
    "POST /admin/records/holds/{id}/lift",
    "POST /admin/requests/{id}/approve",
    "POST /admin/requests/{id}/decline",
    "POST /admin/requests/{id}/withdraw",
    "POST /files",
    "POST /files/{id}/removal",
    "POST /me/second-factor",
    "POST /me/second-factor/remove",
    "POST /me/sessions/end-others",
    "POST /me/sessions/{id}/end",
    "POST /notices/settings",
    "POST /sign-out",
    "POST /welcome/{token}",
    "POST /wiki/pages/{id}/rights",
];

#[test]
fn s_148_a_field_that_the_form_does_not_have_is_refused() {
    const COLUMNS: [&str; 14] = [
        "id",
        "role",
        "owner_id",
        "status",
        "label",
        "created_at",
        "tenant",
        "person_id",
        "active",
        "granted_by",
        "source",
        "hash",
        "permissions",
        "small_agency",
    ];
    everywhere(async |house| {
        let visitor = mighty(house);
        let mut lenient = Vec::new();
        for route in forms(house) {
            let name = format!("{} {}", route.method, route.path);
            let mut codes = Vec::new();
            for column in
                COLUMNS.iter().filter(|column| !(route.path.contains("/roles") && **column == "role"))
            {
                let reply = visitor.post(&nowhere(route), &[(column, "1")]).await;
                codes.push(reply.status.as_u16());
            }
            if codes.iter().any(|code| *code != 400) {
                lenient.push(name);
            }
        }
        lenient.retain(|name| !READ_BY_NAME.contains(&name.as_str()));
        assert!(lenient.is_empty(), "these take fields they do not know:\n{}", lenient.join("\n"));
    });
}

#[test]
fn s_318_a_field_given_twice_is_refused() {
    everywhere(async |house| {
        let (visitor, stranger) = (mighty(house), house.stranger());
        let twice = [("login", "kim"), ("login", "lee"), ("password", "x"), ("next", "/")];
        assert_eq!(stranger.post("/sign-in", &twice).await.status, 400);
        assert_eq!(visitor.post("/me/preferences", &[("lang", "ko"), ("lang", "en")]).await.status, 400);
        let json = stranger
            .request(Method::POST, "/sign-in")
            .insert_header(("sec-fetch-site", "same-origin"))
            .insert_header(("content-type", "application/json"))
            .set_payload(r#"{"login":["kim","lee"],"password":{"$ne":""}}"#);
        assert_eq!(stranger.send(json).await.status, 400);
    });
}

#[test]
fn s_310_s_337_nobody_signs_up_and_nothing_is_set_up_again() {
    everywhere(async |house| {
        for path in
            ["/sign-up", "/signup", "/register", "/join", "/setup", "/install", "/admin/setup", "/reset"]
        {
            for reply in [house.stranger().get(path).await, house.stranger().post(path, &[]).await] {
                assert_eq!(reply.status, 404, "{path}");
            }
        }
        let public: Vec<&str> =
            house.house.routes.iter().filter(|r| r.rule == Rule::Public).map(|r| r.path).collect();
        assert!(
            public
                .iter()
                .all(|path| ["/sign-in", "/me/", "/password/"].iter().any(|own| path.starts_with(own))),
            "{public:?}"
        );
    });
}

#[test]
fn s_508_no_page_signs_an_administrator_in_as_somebody_else() {
    everywhere(async |house| {
        let visitor = mighty(house);
        for route in house.house.routes.iter().filter(|r| r.path != "/live") {
            // A new secret for one's own session is no other person's.
            if ["/sign-", "/welcome", "/me/"].iter().any(|own| route.path.starts_with(own)) {
                continue;
            }
            let request = visitor
                .request(route.method.clone(), &nowhere(route))
                .insert_header(("sec-fetch-site", "same-origin"));
            let reply = visitor.send(request).await;
            let session = format!("{}=", house.front.session_cookie());
            let set = reply.headers.iter().any(|(n, v)| n == "set-cookie" && v.starts_with(&session));
            assert!(!set, "{} {}", route.method, route.path);
        }
    });
}

#[test]
fn s_336_nothing_but_listed_files_is_served() {
    everywhere(async |house| {
        let stranger = house.stranger();
        let sheet = house.front.assets.url("app/css/app.css");
        assert_eq!(stranger.get(&sheet).await.status, 200);
        let prefix = sheet.strip_suffix("app/css/app.css").unwrap();
        for path in [
            "..",
            "../Cargo.toml",
            "%2e%2e/Cargo.toml",
            "..%2fCargo.toml",
            "..;/Cargo.toml",
            "app/css/../../../etc/passwd",
            "app\\css\\app.css",
            "/etc/passwd",
            "//etc/passwd",
            "app/css/app.css;/x",
            "app/css/app.css%00.js",
            "app/css/bundle.txt/",
            "vendor/src/package.json",
            "vendor/MANIFEST.toml",
            "app/css",
            "",
            ".",
            "%2e",
        ] {
            let reply = stranger.get(&format!("{prefix}{path}")).await;
            assert!([404, 400].contains(&reply.status.as_u16()), "{path}: {}", reply.status);
        }
    });
}

#[test]
fn s_198_no_list_gives_more_than_two_hundred_rows_however_many_are_asked_for() {
    everywhere(async |house| {
        let filled: StoreResult<()> = house
            .db()
            .write(&Cause::system("test"), |tx| {
                (0..500).try_for_each(|_| tx.record(&Event::new("test.done")).map(|_| ()))
            })
            .await;
        filled.unwrap();
        house.settle().await;
        let visitor = mighty(house);
        for route in house.house.routes.iter().filter(|r| r.method == Method::GET && !r.path.contains('{')) {
            for query in ["limit=1000000", "rows=1000000&size=1000000&per_page=1000000"] {
                if route.path == "/live" {
                    continue;
                }
                let page = visitor.get(&format!("{}?{query}", route.path)).await;
                let text = page.text();
                let rows = text.matches("test.done").count().max(text.matches("<tr").count());
                // The licences of all libraries are no list that grows.
                assert!(rows <= 210 || route.path == "/admin/about", "{}: {rows}", route.path);
            }
        }
    });
}

#[test]
fn s_20_nothing_that_runs_by_itself_ever_takes_an_event_away() {
    let folder = TempFolder::new();
    let databases = [None, Some(postgres_uri())];
    for database in databases {
        let passed = Arc::new(AtomicI64::new(0));
        let clock = {
            let passed = Arc::clone(&passed);
            Clock::from_fn(move || {
                Timestamp::now() + Duration::from_secs(passed.load(Ordering::SeqCst).unsigned_abs())
            })
        };
        let mut config = config(&folder.path().join(database.is_some().to_string()));
        config.storage.database = database;
        let running = house::open_at(&config, false, clock).unwrap();
        let db = running.front.db.clone();
        let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| {
            tx.record(&Event::new("directory.person_viewed").of_person(SOMEBODY))?;
            tx.record(&Event::new("directory.role_granted").of_person(SOMEBODY))?;
            give_places(tx).map(|_| ())
        });
        done.unwrap();
        let first = db.read_blocking(|conn| events_after(conn, 0, 2)).unwrap();
        let runner = Runner::new(db.clone(), running.house.offers.jobs.clone());
        for years in 1..=6_i64 {
            passed.store(years * 366 * 24 * 3_600, Ordering::SeqCst);
            actix_web::rt::System::new().block_on(runner.run_all_due()).unwrap();
        }
        assert_eq!(first.len(), 2);
        assert_eq!(db.read_blocking(|conn| events_after(conn, 0, 2)).unwrap(), first);
    }
}

/// What an administrator must never be shown (Mattermost CVE-2025-11794): each lies in the database.
#[test]
fn s_351_s_509_no_page_and_no_export_shows_a_hash_or_a_secret() {
    const PASSWORD: &str = "Gaon-2026-maru!";
    everywhere(async |house| {
        let person = Id::from_i64(77);
        let made: Result<(), maru_directory::Error> = house
            .db()
            .write(&Cause::system("test"), move |tx| {
                let since = Utc(tx.now());
                let row = (
                    persons::id.eq(person.as_i64()),
                    persons::login.eq("kim"),
                    persons::name.eq("김서연"),
                    persons::since.eq(since),
                );
                diesel::insert_into(persons::table)
                    .values(row)
                    .execute(tx.conn())
                    .map_err(maru_store::StoreError::from)?;
                maru_directory::actions::set_local_password(tx, person, PASSWORD)
            })
            .await;
        made.unwrap();
        let signed_in = house
            .stranger()
            .post("/sign-in", &[("login", "kim"), ("password", PASSWORD), ("next", "/")])
            .await;
        assert_eq!(signed_in.status, 303, "{}", signed_in.text());
        house.settle().await;
        let visitor = mighty(house);
        let mut seen: Vec<Reply> = Vec::new();
        for path in pages(house) {
            seen.push(visitor.get(&path).await);
            seen.push(visitor.get(&path.replace("0000000000000", &person.to_string())).await);
        }
        let order = [("reason", "정기 감사에 제출할 자료입니다"), ("format", "json")];
        seen.push(visitor.post("/admin/audit/exports", &order).await);
        for reply in seen {
            let text = reply.text();
            for secret in ["$argon2", PASSWORD, "otpauth://", "PRIVATE KEY"] {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
    });
}
