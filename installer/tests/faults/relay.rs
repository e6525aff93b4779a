//! What can be wrong with the agency's mail relay.

use super::{Agency, Fault, nothing, private};
use maru::config::{Config, Relay};
use maru_relay::Protection;
use maru_testkit::postfix::Postfix;
use maru_testkit::slapd::free_port;
use std::net::TcpListener;
use std::path::Path;

/// A relay that takes mail from us.
fn sound(agency: &Agency, config: &mut Config, password: &str) {
    let secret = agency.folder.path().join("etc/credentials/relay");
    std::fs::create_dir_all(secret.parent().unwrap()).unwrap();
    std::fs::write(&secret, password).unwrap();
    private(&secret);
    let text = format!(
        "address = \"localhost:{}\"\nauthority = \"{}\"\nuser = \"{}\"\npassword = \"credential:relay\"\n\
         from = \"maru@agency.example\"\n",
        agency.relay().port,
        agency.relay().certificate.authority.display(),
        Postfix::USER
    );
    let mut relay: Relay = toml::from_str(&text).unwrap();
    relay.belongs_to(&agency.folder.path().join("etc/maru.toml"));
    config.relay = Some(relay);
}

/// The same with one thing that is not as it should be.
fn with(agency: &Agency, config: &mut Config, change: impl FnOnce(&mut Relay)) -> super::Undo {
    sound(agency, config, Postfix::PASSWORD);
    change(config.relay.as_mut().unwrap());
    nothing()
}

/// The same under another name.
fn called(agency: &Agency, config: &mut Config, host: &str) -> super::Undo {
    with(agency, config, |relay| relay.address = format!("{host}:{}", agency.relay().port))
}

pub const FAULTS: &[Fault] = &[
    Fault {
        what: "nobody is there",
        code: "relay.reach",
        seed: |a, c, _| with(a, c, |relay| relay.address = format!("localhost:{}", free_port())),
    },
    Fault {
        what: "somebody who says nothing",
        code: "relay.reach",
        seed: |a, c, _| {
            let silent = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = silent.local_addr().unwrap().to_string();
            drop(with(a, c, |relay| relay.address = address));
            Box::new(move |_| drop(silent))
        },
    },
    Fault {
        what: "STARTTLS where TLS begins at once",
        code: "relay.reach",
        seed: |a, c, _| with(a, c, |relay| relay.address = format!("localhost:{}", a.relay().tls_port)),
    },
    Fault {
        what: "no account where one is demanded",
        code: "relay.sender",
        seed: |a, c, _| {
            with(a, c, |relay| {
                (relay.user, relay.password) = (None, None);
                relay.from = "maru@else.example".to_owned();
            })
        },
    },
    Fault {
        what: "a name that leads nowhere",
        code: "dns.name",
        seed: |a, c, _| called(a, c, "relay.nowhere.invalid"),
    },
    Fault {
        what: "another authority",
        code: "relay.authority",
        seed: |a, c, _| {
            let other = a.certificate.authority.clone();
            with(a, c, |relay| relay.authority = Some(other))
        },
    },
    Fault {
        what: "an authority that is no certificate",
        code: "relay.authority",
        seed: |a, c, _| with(a, c, |relay| relay.authority = Some(Path::new("/etc/hostname").to_owned())),
    },
    Fault {
        what: "a certificate for another name",
        code: "relay.certificate_name",
        seed: |a, c, _| called(a, c, "127.0.0.1"),
    },
    Fault {
        what: "TLS from the first byte where STARTTLS is spoken",
        code: "relay.tls",
        seed: |a, c, _| with(a, c, |relay| relay.protection = Protection::Tls),
    },
    Fault {
        what: "a wrong password",
        code: "relay.password",
        seed: |a, c, _| {
            sound(a, c, "something else");
            nothing()
        },
    },
    Fault {
        what: "a password that is not there",
        code: "relay.secret",
        seed: |a, c, _| {
            let undo = with(a, c, |_| {});
            std::fs::remove_file(a.folder.path().join("etc/credentials/relay")).unwrap();
            undo
        },
    },
    Fault {
        what: "an address it takes no mail from",
        code: "relay.sender",
        seed: |a, c, _| with(a, c, |relay| relay.from = "bad@agency.example".to_owned()),
    },
];
