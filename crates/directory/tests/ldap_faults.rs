//! Answers no well-kept server gives on demand: parts of long attributes, referrals, refusals,
//! silence and nonsense. A little server speaks them byte by byte (RFC 4511 section 4).
#![cfg(test)]

use maru_directory::ldap::{Connection, Cut, Filter, Live, Query, Scope, Source, SourceError};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

/// One value in BER: tag, length, content.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match u16::try_from(content.len()).unwrap() {
        short @ 0..128 => out.push(u8::try_from(short).unwrap()),
        long => {
            out.push(0x82);
            out.extend(long.to_be_bytes());
        }
    }
    out.extend(content);
    out
}

fn octets(text: &str) -> Vec<u8> {
    tlv(4, text.as_bytes())
}

/// A message with the request's number around an operation.
fn message(id: &[u8], operation: &[u8], controls: &[u8]) -> Vec<u8> {
    tlv(0x30, &[tlv(2, id).as_slice(), operation, controls].concat())
}

fn entry(dn: &str, attribute: &str, values: &[&str]) -> Vec<u8> {
    let values = tlv(0x31, &values.iter().flat_map(|v| octets(v)).collect::<Vec<_>>());
    let attributes = tlv(0x30, &tlv(0x30, &[octets(attribute), values].concat()));
    tlv(0x64, &[octets(dn), attributes].concat())
}

fn done(code: u8) -> Vec<u8> {
    tlv(0x65, &[tlv(10, &[code]), octets(""), octets("words of the server")].concat())
}

/// The paged results control with this cookie.
fn page_control(cookie: &str) -> Vec<u8> {
    let value = tlv(0x30, &[tlv(2, &[0]), octets(cookie)].concat());
    tlv(0xa0, &tlv(0x30, &[octets("1.2.840.113556.1.4.319"), tlv(4, &value)].concat()))
}

/// What the server does with the search numbered from 0; `None` ends the connection.
type Script = fn(search: usize, id: &[u8], request: &[u8]) -> Option<Vec<u8>>;

/// Serves every connection by the script and returns the address.
fn serve(script: Script) -> Live {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("ldap://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || converse(stream.unwrap(), script));
        }
    });
    let mut how = Connection { insecure_lab: true, ..Connection::to(&address) };
    how.limits.answer_seconds = 1;
    Live::new(how).unwrap()
}

fn converse(mut stream: TcpStream, script: Script) {
    let (mut searches, mut buffer) = (0, [0; 4096]);
    // Requests are short and come one at a time: one read takes one whole request.
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        let request = buffer.get(..length).unwrap();
        let header = if request.get(1).is_some_and(|l| *l < 0x80) {
            2
        } else {
            2 + usize::from(request.get(1).unwrap() & 0x7f)
        };
        let id_length = usize::from(*request.get(header + 1).unwrap());
        let id = request.get(header + 2..header + 2 + id_length).unwrap();
        let operation = *request.get(header + 2 + id_length).unwrap();
        if operation != 0x63 {
            return;
        }
        let Some(answer) = script(searches, id, request) else { return };
        if stream.write_all(&answer).is_err() {
            return;
        }
        searches += 1;
    }
}

fn contains(request: &[u8], text: &str) -> bool {
    request.windows(text.len()).any(|w| w == text.as_bytes())
}

fn groups() -> Query {
    Query {
        base: "dc=x".to_owned(),
        scope: Scope::Subtree,
        filter: Filter::parse("(objectClass=group)").unwrap(),
        attributes: vec!["member".to_owned()],
    }
}

/// The members that were read of all entries, and how the run ended.
fn read(script: Script) -> (Vec<String>, Result<u64, SourceError>) {
    let mut members = Vec::new();
    let outcome = serve(script).fetch(&[groups()], &mut |_, entry| {
        members.extend(entry.values("member").map(|v| String::from_utf8_lossy(v).into_owned()));
        Ok(())
    });
    (members, outcome.map(|summaries| summaries.iter().map(|s| s.entries).sum()))
}

fn cut(script: Script) -> Cut {
    match read(script).1 {
        Err(SourceError::Incomplete(cut)) => cut,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn long_attributes_are_read_to_their_end() {
    let (members, outcome) = read(|_, id, request| {
        let part = if contains(request, "range=4-") {
            entry("cn=g", "member;range=4-*", &["e"])
        } else if contains(request, "range=2-") {
            entry("cn=g", "member;range=2-3", &["c", "d"])
        } else {
            entry("cn=g", "member;range=0-1", &["a", "b"])
        };
        Some([message(id, &part, &[]), message(id, &done(0), &[])].concat())
    });
    assert_eq!((members.concat().as_str(), outcome.unwrap()), ("abcde", 1));
}

#[test]
fn s_412_a_long_attribute_without_its_end_is_a_failure() {
    let endless: Script = |_, id, _| {
        let part = entry("cn=g", "member;range=0-1", &["a", "b"]);
        Some([message(id, &part, &[]), message(id, &done(0), &[])].concat())
    };
    assert_eq!(cut(endless), Cut::Protocol);
}

#[test]
fn pages_are_followed_by_their_cookies_and_servers_without_pages_are_fine() {
    let (members, outcome) = read(|search, id, request| {
        assert_eq!(search > 0, contains(request, "cookie-1"));
        let control = page_control(if search == 0 { "cookie-1" } else { "" });
        let item = entry("cn=g", "member", &[if search == 0 { "a" } else { "b" }]);
        Some([message(id, &item, &[]), message(id, &done(0), &control)].concat())
    });
    assert_eq!((members.concat().as_str(), outcome.unwrap()), ("ab", 2));
    let (members, _) = read(|_, id, _| {
        Some([message(id, &entry("cn=g", "member", &["a"]), &[]), message(id, &done(0), &[])].concat())
    });
    assert_eq!(members, ["a"]);
}

#[test]
fn s_412_every_end_but_success_is_a_failure() {
    fn ends_with(code: u8) -> impl Fn(&[u8]) -> Vec<u8> {
        move |id| [message(id, &entry("cn=g", "member", &["a"]), &[]), message(id, &done(code), &[])].concat()
    }
    let cases: [(Script, Cut); 7] = [
        (|_, id, _| Some(ends_with(3)(id)), Cut::TimeLimit),
        (|_, id, _| Some(ends_with(4)(id)), Cut::SizeLimit),
        (|_, id, _| Some(ends_with(10)(id)), Cut::Referral),
        (|_, id, _| Some(ends_with(11)(id)), Cut::TimeLimit),
        (|_, id, _| Some(ends_with(51)(id)), Cut::Busy),
        (|_, id, _| Some(ends_with(52)(id)), Cut::Busy),
        (|search, id, _| if search == 0 { Some(ends_with(4)(id)) } else { None }, Cut::SizeLimit),
    ];
    for (script, want) in cases {
        assert_eq!(cut(script), want);
    }
    let refused = read(|_, id, _| Some(ends_with(50)(id))).1;
    assert!(matches!(refused, Err(SourceError::Refused { code: 50, .. })), "{refused:?}");
}

#[test]
fn s_412_references_lost_pages_silence_and_nonsense_are_failures() {
    let reference: Script = |_, id, _| {
        let elsewhere = tlv(0x73, &octets("ldap://elsewhere/dc=x"));
        Some([message(id, &elsewhere, &[]), message(id, &done(0), &[])].concat())
    };
    let lost: Script = |search, id, _| {
        let first = [
            message(id, &entry("cn=g", "member", &["a"]), &[]),
            message(id, &done(0), &page_control("more")),
        ];
        (search == 0).then(|| first.concat())
    };
    let half: Script = |_, id, _| Some(message(id, &entry("cn=g", "member", &["a"]), &[]));
    let nonsense: Script =
        |_, id, _| Some([message(id, &tlv(0x64, &octets("cn=g")), &[]), message(id, &done(0), &[])].concat());
    let circle: Script = |_, id, _| Some(message(id, &done(0), &page_control("again")));
    for (script, want) in [
        (reference, Cut::Referral),
        (lost, Cut::Lost),
        (half, Cut::Silence),
        (nonsense, Cut::Protocol),
        (circle, Cut::Protocol),
    ] {
        assert_eq!(cut(script), want);
    }
}

#[test]
fn s_414_a_name_that_is_no_text_marks_its_entry_only() {
    let mut flaws = Vec::new();
    let script: Script = |_, id, _| {
        let name = tlv(4, b"cn=\xff");
        let broken = tlv(0x64, &[name, tlv(0x30, &[])].concat());
        let sound = entry("cn=b", "member", &["a"]);
        Some([message(id, &broken, &[]), message(id, &sound, &[]), message(id, &done(0), &[])].concat())
    };
    let outcome = serve(script).fetch(&[groups()], &mut |_, entry| {
        flaws.push(entry.flaw().is_some());
        Ok(())
    });
    assert!(outcome.is_ok());
    assert_eq!(flaws, [true, false]);
}

#[test]
fn the_receiver_may_stop_the_run() {
    let script: Script = |_, id, _| {
        Some([message(id, &entry("cn=g", "member", &["a"]), &[]), message(id, &done(0), &[])].concat())
    };
    let outcome = serve(script).fetch(&[groups()], &mut |_, _| Err("disk full".into()));
    assert!(matches!(outcome, Err(SourceError::Stopped(why)) if why.to_string() == "disk full"));
}
