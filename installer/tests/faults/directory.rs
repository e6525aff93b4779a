//! What can be wrong with the agency's directory.

use super::{Agency, BASE, Fault, Undo, ldif, nothing, setup};
use maru::checks::Around;
use maru::config::Config;
use maru_testkit::slapd::{Setup, Slapd, free_port};
use maru_testkit::tls::Authority;
use std::os::unix::fs::PermissionsExt;

/// Writes another text in the configuration of the source.
fn instead(around: &mut Around, from: &str, to: &str) -> Undo {
    replace(around, from, to);
    nothing()
}

fn replace(around: &mut Around, from: &str, to: &str) {
    let text = around.directories.pop().unwrap();
    assert!(text.contains(from), "{from} in {text}");
    around.directories.push(text.replacen(from, to, 1));
}

/// Another server in the place of the agency's.
fn other_server(agency: &Agency, around: &mut Around, setup: &Setup<'_>, plain: bool) -> Undo {
    let server = Slapd::start(setup);
    let address = if plain { server.ldap() } else { server.ldaps() };
    replace(around, &agency.slapd.ldaps(), &address);
    let (ours, theirs) = (agency.slapd.authority_file(), server.authority_file());
    replace(around, &ours.display().to_string(), &theirs.display().to_string());
    Box::new(move |_| drop(server))
}

fn other_authority(agency: &Agency, _: &mut Config, around: &mut Around) -> Undo {
    let file = agency.folder.path().join("other-ldap-ca.pem");
    std::fs::write(&file, Authority::new("Somebody").pem()).unwrap();
    let ours = agency.slapd.authority_file().display().to_string();
    instead(around, &ours, &file.display().to_string())
}

fn open_secret(agency: &Agency, _: &mut Config, _: &mut Around) -> Undo {
    let set = |agency: &Agency, mode| {
        std::fs::set_permissions(agency.secret(), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(agency, 0o644);
    Box::new(move |agency| set(agency, 0o600))
}

fn wrong_password(agency: &Agency, _: &mut Config, around: &mut Around) -> Undo {
    let file = agency.folder.path().join("wrong.secret");
    std::fs::write(&file, "not-it").unwrap();
    super::private(&file);
    instead(around, &agency.secret().display().to_string(), &file.display().to_string())
}

fn in_the_clear(agency: &Agency, _: &mut Config, around: &mut Around) -> Undo {
    replace(around, &agency.slapd.ldaps(), "ldap://ldap.agency.example");
    instead(around, "[connection]", "[connection]\ninsecure_lab = true")
}

pub const FAULTS: &[Fault] = &[
    Fault {
        what: "server down",
        code: "directory.reach",
        seed: |a, _, r| instead(r, &a.slapd.ldaps(), &format!("ldaps://localhost:{}", free_port())),
    },
    Fault {
        what: "unknown host",
        code: "dns.name",
        seed: |a, _, r| instead(r, &a.slapd.ldaps(), "ldaps://ldap.agency.invalid"),
    },
    Fault { what: "wrong authority", code: "directory.authority", seed: other_authority },
    Fault {
        what: "name not in the certificate",
        code: "directory.certificate_name",
        seed: |a, _, r| instead(r, &a.slapd.ldaps(), &a.slapd.ldaps_by_number()),
    },
    Fault {
        what: "expired certificate",
        code: "directory.certificate_dates",
        seed: |a, _, r| other_server(a, r, &Setup { expired: true, ..setup(&ldif()) }, false),
    },
    Fault {
        what: "no StartTLS",
        code: "directory.tls",
        seed: |a, _, r| other_server(a, r, &Setup { without_tls: true, ..setup(&ldif()) }, true),
    },
    Fault { what: "plain text to another host", code: "directory.plaintext", seed: in_the_clear },
    Fault { what: "wrong password", code: "directory.password", seed: wrong_password },
    Fault {
        what: "locked account",
        code: "directory.password",
        seed: |_, _, r| instead(r, "cn=reader", "cn=locked"),
    },
    Fault { what: "open password file", code: "directory.secret_file", seed: open_secret },
    Fault {
        what: "wrong base",
        code: "directory.base",
        seed: |_, _, r| instead(r, &format!("base = '{BASE}'"), &format!("base = 'ou=moru,{BASE}'")),
    },
    Fault {
        what: "nobody there",
        code: "directory.empty",
        seed: |_, _, r| instead(r, "[connection]", "[persons]\nfilter = '(uid=nobody)'\n\n[connection]"),
    },
    Fault {
        what: "a size limit",
        code: "directory.limit",
        seed: |_, _, r| instead(r, "cn=reader", "cn=hurried"),
    },
    Fault {
        what: "an unknown key",
        code: "directory.config",
        seed: |_, _, r| instead(r, "ca_file", "ca_fiel"),
    },
];
