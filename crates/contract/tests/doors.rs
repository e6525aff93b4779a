//! What stands in front of every page: whose request it is, methods, addresses nobody answers, and a frame
//! that survives what a module cannot count.
#![cfg(test)]

use actix_web::http::{Method, StatusCode};
use maru_contract::{Contributions, Module};
use maru_kernel::Id;
use maru_store::{ModuleMigrations, StoreError};
use maru_testkit::{NullModule, PROXY, TestHouse, in_house};
use maru_web::live::Hub;
use maru_web::{NavEntry, Route};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn null(_: &Hub) -> Vec<Arc<dyn Module>> {
    vec![Arc::new(NullModule::new())]
}

#[test]
fn s_187_the_last_stranger_that_our_proxies_saw_is_who_asks() {
    in_house(null, async |house: &TestHouse| {
        let stranger = house.stranger();
        let from_proxy: [(&[&str], &str); 5] = [
            (&["198.51.100.7"], "198.51.100.7"),
            // A proxy that adds a line of its own leaves what the client sent in the first one.
            (&["10.1.2.3", "198.51.100.7"], "198.51.100.7"),
            (&["10.1.2.3, 198.51.100.7:4711"], "198.51.100.7"),
            (&["10.1.2.3", "unknown"], ""),
            (&[], "192.0.2.1"),
        ];
        for (lines, want) in from_proxy {
            let mut request = stranger.request(Method::GET, "/null/from").peer_addr((PROXY, 40_000).into());
            for line in lines {
                request = request.append_header(("x-forwarded-for", *line));
            }
            assert_eq!(stranger.send(request).await.text(), want, "{lines:?}");
        }
        for header in ["x-forwarded-for", "forwarded", "x-real-ip"] {
            let peer: SocketAddr = ([198, 51, 100, 7], 40_000).into();
            let request = stranger.request(Method::GET, "/null/from").peer_addr(peer);
            let reply = stranger.send(request.insert_header((header, "127.0.0.1"))).await;
            assert_eq!(reply.text(), "198.51.100.7", "{header} of somebody we do not trust");
        }
    });
}

#[test]
fn what_answers_get_answers_head_and_other_methods_are_told_which_there_are() {
    in_house(null, async |house: &TestHouse| {
        let person = house.visitor(Id::from_i64(1), "가", &[]);
        let head = person.send(person.request(Method::HEAD, "/null/signed-in")).await;
        assert_eq!(head.status, StatusCode::OK);
        assert_eq!(house.stranger().request_status(Method::HEAD, "/null/signed-in").await, 303);
        for (method, path, allow) in [
            (Method::POST, "/null/signed-in", "GET, HEAD"),
            (Method::GET, "/null/things", "POST"),
            (Method::HEAD, "/null/things", "POST"),
            (Method::PUT, "/null/things", "POST"),
        ] {
            let request =
                person.request(method.clone(), path).insert_header(("sec-fetch-site", "same-origin"));
            let reply = person.send(request).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(reply.header("allow"), Some(allow), "{method} {path}");
        }
    });
}

/// A head has no body over a real connection, and says how long it would be.
#[test]
fn a_head_comes_without_its_body() {
    use std::io::{Read, Write};
    in_house(null, async |house: &TestHouse| {
        let served = house.serve();
        let mut stream = TcpStream::connect(served.address).unwrap();
        let request = "HEAD /null/public HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("content-length: 12"), "{head}");
        assert_eq!(body, "");
    });
}

#[test]
fn an_address_nobody_answers_knows_who_is_signed_in() {
    in_house(null, async |house: &TestHouse| {
        let person = house.visitor(Id::from_i64(1), "가", &[]);
        let page = person.get("/nowhere").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text().contains("<html") && !page.text().contains("href=\"/sign-in"), "{}", page.text());
        assert!(page.text().contains("name=\"back\" value=\"/nowhere\""), "its forms lead back here");
        let stranger = house.stranger().get("/nowhere").await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        assert!(stranger.text().contains("href=\"/sign-in"));
    });
}

/// Brings a badge and a banner that fail, and counts how often it was asked.
#[derive(Default)]
struct Broken(Arc<AtomicUsize>);

impl Module for Broken {
    fn id(&self) -> &'static str {
        "broken"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "broken", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        let failure = || StoreError::Failed("cannot count".to_owned());
        let asked = Arc::clone(&self.0);
        to.navigation.push(NavEntry {
            key: "broken",
            label: |_| "broken",
            href: "/null/pending",
            icon: "file",
            permission: None,
            for_guests: true,
            order: 1,
            bottom: false,
            phone: false,
            badge: Some(Arc::new(move |_, _| {
                asked.fetch_add(1, Ordering::Relaxed);
                Err(failure())
            })),
        });
        to.banners.push(Arc::new(move |_, _, _| Err(failure())));
        to.unread = Some(Arc::new(move |_, _| Err(failure())));
    }
}

#[test]
fn what_a_module_cannot_count_takes_no_page_with_it_and_only_pages_count() {
    let asked = Arc::new(AtomicUsize::new(0));
    let modules = {
        let asked = Arc::clone(&asked);
        move |_: &Hub| -> Vec<Arc<dyn Module>> {
            vec![Arc::new(NullModule::new()), Arc::new(Broken(Arc::clone(&asked)))]
        }
    };
    in_house(modules, async |house: &TestHouse| {
        let person = house.visitor(Id::from_i64(1), "가", &[]);
        let before = asked.load(Ordering::Relaxed);
        let page = person.get("/ui/gallery").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains(">3<"), "the other badge stands");
        assert_eq!(asked.load(Ordering::Relaxed), before + 1);
        let picture =
            person.request(Method::GET, "/null/signed-in").insert_header(("accept", "image/avif,*/*"));
        assert_eq!(person.send(picture).await.status, StatusCode::OK);
        assert_eq!(asked.load(Ordering::Relaxed), before + 1, "nobody looks at the frame of a picture");
    });
}

/// Asks for a page over a connection of its own; the answer and how long it took.
fn fetched(at: SocketAddr, path: &str) -> (String, Duration) {
    let since = Instant::now();
    let mut text = String::new();
    if let Ok(mut tcp) = TcpStream::connect(at) {
        let _ = tcp.set_read_timeout(Some(Duration::from_secs(20)));
        let _ =
            write!(tcp, "GET {path} HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        let _ = tcp.read_to_string(&mut text);
    }
    (text, since.elapsed())
}

#[test]
fn s_407_s_208_a_slow_database_is_told_in_a_sentence_and_stops_nothing_else() {
    in_house(null, async |house: &TestHouse| {
        let served = house.serve();
        let (go_on, begun) = (AtomicBool::new(false), AtomicUsize::new(0));
        let (pages, alive) = std::thread::scope(|scope| {
            // Every connection is held by a query that does not come to an end.
            for _ in 0..8 {
                scope.spawn(|| {
                    let held: Result<(), StoreError> = house.db().read_blocking(|_| {
                        begun.fetch_add(1, Ordering::SeqCst);
                        while !go_on.load(Ordering::SeqCst) {
                            std::thread::sleep(Duration::from_millis(10));
                        }
                        Ok(())
                    });
                    held
                });
            }
            while begun.load(Ordering::SeqCst) < 8 {
                std::thread::sleep(Duration::from_millis(10));
            }
            // More than the server has threads for requests.
            let asking: Vec<_> =
                (0..20).map(|_| scope.spawn(|| fetched(served.address, "/null/from"))).collect();
            std::thread::sleep(Duration::from_millis(300));
            let alive: Vec<_> = (0..20).map(|_| fetched(served.address, "/healthz")).collect();
            let pages: Vec<_> = asking.into_iter().filter_map(|asked| asked.join().ok()).collect();
            go_on.store(true, Ordering::SeqCst);
            (pages, alive)
        });
        assert_eq!((pages.len(), alive.len()), (20, 20));
        for (text, took) in pages {
            assert!(text.starts_with("HTTP/1.1 503"), "{text}");
            assert!(text.contains("잠시 뒤 다시 시도해 주십시오."), "{text}");
            assert!((2..5).contains(&took.as_secs()), "{took:?}");
        }
        for (text, took) in alive {
            assert!(text.starts_with("HTTP/1.1 200") && took < Duration::from_secs(1), "{took:?}: {text}");
        }
        let (text, _) = fetched(served.address, "/null/from");
        assert!(text.starts_with("HTTP/1.1 200"), "and it goes on by itself: {text}");
    });
}
