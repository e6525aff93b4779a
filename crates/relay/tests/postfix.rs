//! Against Postfix as the agency's relay: what it takes, what it refuses, and whether we tell its reasons apart.
#![cfg(test)]

use maru_kernel::{Fault, Lang};
use maru_relay::{Error, Letter, Protection, Relay, TlsProblem};
use maru_testkit::postfix::{Manner, Postfix};
use maru_testkit::tls::Authority;
use maru_testkit::{TempFolder, slapd::free_port};
use std::net::TcpListener;
use std::path::Path;

const HOUSE: &str = "maru.agency.example";
const FROM: &str = "마루 <maru@agency.example>";
const TO: &str = "it@agency.example";
/// Somebody of the world outside, to whom only those who sign in may write.
const OUTSIDE: &str = "someone@else.example";

fn at(host: &str, port: u16, protection: Protection) -> Relay {
    Relay::parse(&format!("{host}:{port}"), protection, HOUSE, false).unwrap()
}

fn trusted(postfix: &Postfix, port: u16, protection: Protection) -> Relay {
    at("localhost", port, protection).trusting(&postfix.certificate.authority).unwrap()
}

fn signed_in(relay: Relay, password: &str) -> Relay {
    relay.signing_in(Postfix::USER, password).unwrap()
}

fn tls_problem(result: Result<(), Error>) -> TlsProblem {
    match result {
        Err(Error::Tls { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_letter_arrives_over_either_kind_of_tls_whatever_it_says() {
    let postfix = Postfix::start(Manner::default());
    for (port, protection) in [(postfix.port, Protection::Starttls), (postfix.tls_port, Protection::Tls)] {
        let relay = signed_in(trusted(&postfix, port, protection), Postfix::PASSWORD);
        relay.look(FROM, Some(OUTSIDE)).unwrap();
        let text = "안녕하십니까.\n.\n마루입니다.\n".to_owned();
        let letter = Letter {
            from: FROM.to_owned(),
            to: TO.to_owned(),
            subject: "시험".to_owned(),
            text,
            number: "b2".to_owned(),
        };
        relay.deliver(&letter).unwrap();
    }
    let came = postfix.delivered();
    assert!(came.contains("Auto-Submitted: auto-generated\n") && came.contains("with ESMTPSA"), "{came}");
    assert!(came.contains(&format!("from {HOUSE} (")), "it says who it is: {came}");
}

#[test]
fn what_the_relay_refuses_is_told_apart() {
    let postfix = Postfix::start(Manner::default());
    let relay = || trusted(&postfix, postfix.port, Protection::Starttls);
    relay().look(FROM, Some(TO)).unwrap();
    assert!(
        matches!(relay().look(FROM, Some(OUTSIDE)), Err(Error::Recipient { said, .. }) if said.contains("554"))
    );
    assert!(
        matches!(relay().look("bad@agency.example", None), Err(Error::Recipient { said, .. }) if said.contains("Sender address"))
    );
    let wrong = signed_in(relay(), "something else").look(FROM, None);
    assert!(matches!(&wrong, Err(Error::Password(user)) if user == Postfix::USER), "{wrong:?}");
    let told = wrong.unwrap_err().text(Lang::Ko);
    assert!(!told.contains("something else") && told.contains(Postfix::USER), "{told}");
}

#[test]
fn s_10_a_certificate_nobody_here_trusts_is_refused() {
    let (postfix, folder) = (Postfix::start(Manner::default()), TempFolder::new());
    let starttls = |host: &str, authority: &Path| {
        at(host, postfix.port, Protection::Starttls).trusting(authority).unwrap().look(FROM, None)
    };
    let stranger = Authority::new("Another").issue(&["localhost"], folder.path()).authority;
    assert_eq!(tls_problem(starttls("localhost", &stranger)), TlsProblem::Authority);
    assert_eq!(tls_problem(starttls("127.0.0.1", &postfix.certificate.authority)), TlsProblem::Name);
    let of_system = at("localhost", postfix.tls_port, Protection::Tls).look(FROM, None);
    assert_eq!(tls_problem(of_system), TlsProblem::Authority);
    let expired = Postfix::start(Manner { expired: true, ..Manner::default() });
    let found = trusted(&expired, expired.port, Protection::Starttls).look(FROM, None);
    assert_eq!(tls_problem(found), TlsProblem::Expired);
    std::fs::write(folder.path().join("empty.pem"), "").unwrap();
    let none = at("localhost", 25, Protection::Tls).trusting(&folder.path().join("empty.pem"));
    assert!(matches!(none.err(), Some(Error::NoCertificate(_))));
    let gone = at("localhost", 25, Protection::Tls).trusting(Path::new("/nowhere.pem"));
    assert!(matches!(gone.err(), Some(Error::Authority { .. })));
}

#[test]
fn s_10_starttls_is_demanded_and_no_password_is_said_without_it() {
    let plain = Postfix::start(Manner { without_tls: true, ..Manner::default() });
    let relay = signed_in(at("localhost", plain.port, Protection::Starttls), Postfix::PASSWORD);
    assert_eq!(tls_problem(relay.look(FROM, None)), TlsProblem::NoStartTls);
    // On this machine nothing has to be protected.
    signed_in(at("127.0.0.1", plain.port, Protection::None), Postfix::PASSWORD)
        .look(FROM, Some(OUTSIDE))
        .unwrap();
    let postfix = Postfix::start(Manner::default());
    let unprotected = signed_in(at("127.0.0.1", postfix.port, Protection::None), Postfix::PASSWORD);
    assert!(matches!(unprotected.look(FROM, None), Err(Error::NoSignIn(_))), "it takes none in the clear");
}

#[test]
fn s_407_a_relay_that_is_away_or_says_nothing_is_given_up() {
    let gone = at("127.0.0.1", free_port(), Protection::None).look(FROM, None);
    assert!(matches!(gone, Err(Error::Unreachable { .. })), "{gone:?}");
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let kept = at("127.0.0.1", port, Protection::None).look(FROM, None);
    assert!(matches!(kept, Err(Error::Silent(_))), "{kept:?}");
}
