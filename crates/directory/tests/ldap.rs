//! Live directories: a real OpenLDAP with the demo agency, well-behaved, misused and broken.
#![cfg(test)]

use maru_directory::agency::Agency;
use maru_directory::ldap::{
    Connection, Cut, Filter, Kind, Live, Query, Scope, Secret, Source, SourceError, Summary, TlsProblem,
};
use maru_directory::mapping::{Mapper, SourceConfig, Staged};
use maru_kernel::Timestamp;
use maru_testkit::slapd::{Setup, Slapd, free_port};
use maru_testkit::tls::Authority;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::time::{Duration, Instant};

const BASE: &str = "dc=gaon,dc=example";
const READER: &str = "cn=reader,dc=gaon,dc=example";

/// The agency with passwords for two people and an account that reads.
fn agency() -> String {
    let mut ldif = Agency::load().unwrap().ldif();
    for uid in ["seoyeon.kim", "dohyun.lee"] {
        ldif = ldif.replace(&format!("uid: {uid}\n"), &format!("uid: {uid}\nuserPassword: pw-{uid}\n"));
    }
    ldif + &format!(
        "\ndn: {READER}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\n\
         userPassword: reader-secret\n"
    )
}

fn server(global: &str) -> Slapd {
    Slapd::start(&Setup { suffix: BASE, ldif: &agency(), global, ..Setup::default() })
}

fn how(slapd: &Slapd, address: &str) -> Connection {
    Connection {
        ca_file: Some(slapd.authority_file().to_owned()),
        bind_dn: Some(READER.to_owned()),
        ..Connection::to(address)
    }
}

fn live(how: Connection) -> Live {
    Live::with_secret(how, Some(Secret::new("reader-secret"))).unwrap()
}

fn people() -> Query {
    Query {
        base: BASE.to_owned(),
        scope: Scope::Subtree,
        filter: Filter::parse("(objectClass=inetOrgPerson)").unwrap(),
        attributes: vec!["uid".into(), "cn".into(), "entryUUID".into()],
    }
}

fn count(source: &dyn Source, query: Query) -> Result<Summary, SourceError> {
    let mut seen = 0;
    let summary = source.fetch(&[query], &mut |_, entry| {
        assert!(entry.first("entryUUID").is_some());
        seen += 1;
        Ok(())
    })?;
    let summary = summary.into_iter().next().unwrap();
    assert_eq!(summary.entries, seen);
    Ok(summary)
}

#[test]
fn s_125_ldaps_and_starttls_read_everybody_in_pages() {
    let slapd = server("");
    for address in [slapd.ldaps(), slapd.ldap()] {
        let mut how = how(&slapd, &address);
        how.limits.page_size = 100;
        let source = live(how);
        let summary = count(&source, people()).unwrap();
        assert_eq!((summary.entries, summary.pages, summary.from), (450, 5, address));
        let probe = source.probe().unwrap();
        assert_eq!((probe.kind, probe.pages, probe.bases), (Kind::Openldap, true, vec![BASE.to_owned()]));
        assert!(probe.certificate_expires.unwrap() > Timestamp::now());
    }
}

#[test]
fn the_openldap_preset_maps_a_live_server() {
    let slapd = server("");
    let text = format!(
        "name = 'live'\nbase = '{BASE}'\n[connection]\nservers = ['{}']\nca_file = '{}'",
        slapd.ldaps(),
        slapd.authority_file().display()
    );
    let kind = live(how(&slapd, &slapd.ldaps())).probe().unwrap().kind;
    let config = SourceConfig::from_toml(&text, Some(kind)).unwrap();
    let mapper = Mapper::new(&config).unwrap();
    let source = Live::new(config.connection.unwrap()).unwrap();
    let mut found = [0; 4];
    source
        .fetch(&mapper.queries(), &mut |query, entry| {
            match mapper.stage(query, entry, Timestamp::now()).unwrap() {
                Staged::Unit(_) => found[0] += 1,
                Staged::Person(p) => {
                    assert_eq!(p.stable_id.len(), 36, "entryUUID");
                    found[1] += 1;
                }
                Staged::Post(_) => found[2] += 1,
                Staged::Group(_) => found[3] += 1,
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(found, [36, 450, 8, 11]);
}

#[test]
fn s_125_strangers_are_not_trusted() {
    let slapd = server("");
    let stranger = Authority::new("Test Authority").issue(&["localhost"], &{
        let folder = slapd.folder().join("stranger");
        std::fs::create_dir(&folder).unwrap();
        folder
    });
    let problem = |how: Connection| match live(how).probe() {
        Err(SourceError::Tls { problem, .. }) => Some(problem),
        _ => None,
    };
    for address in [slapd.ldaps(), slapd.ldap()] {
        let wrong = Connection { ca_file: Some(stranger.authority.clone()), ..how(&slapd, &address) };
        assert!(matches!(problem(wrong), Some(TlsProblem::Authority)), "{address}");
    }
    assert_eq!(problem(how(&slapd, &slapd.ldaps_by_number())), Some(TlsProblem::Name));
    let pin = |key: &[u8]| {
        Sha256::digest(key).iter().fold(String::new(), |mut s, b| {
            let _ = write!(s, "{b:02x}");
            s
        })
    };
    let pinned = |pin: String| Connection { pins: vec![pin], ..how(&slapd, &slapd.ldaps()) };
    assert_eq!(problem(pinned(pin(b"another key"))), Some(TlsProblem::Pin));
    assert!(live(pinned(pin(slapd.authority.spki()))).probe().is_ok());
}

#[test]
fn s_125_no_tls_means_no_connection_unless_in_a_laboratory() {
    let slapd = Slapd::start(&Setup { suffix: BASE, ldif: &agency(), without_tls: true, ..Setup::default() });
    let refused = live(how(&slapd, &slapd.ldap())).probe().unwrap_err();
    assert!(matches!(refused, SourceError::Tls { problem: TlsProblem::NoStartTls, .. }), "{refused}");
    let open = Connection { insecure_lab: true, ..how(&slapd, &slapd.ldap()) };
    assert!(live(open).probe().unwrap().certificate_expires.is_none());
}

#[test]
fn s_123_s_200_empty_passwords_are_refused_before_the_server_can_say_yes() {
    let slapd = server("allow bind_anon_dn bind_anon_cred");
    let source = live(how(&slapd, &slapd.ldaps()));
    let dn = source.find_one(&who("seoyeon.kim")).unwrap().unwrap().dn().to_owned();
    for void in ["", " ", "\t", "\0", "pw\0"] {
        let answer = source.bind_as(&dn, &Secret::new(void));
        assert!(matches!(answer, Err(SourceError::EmptyPassword)), "{void:?}");
        let service = Live::with_secret(how(&slapd, &slapd.ldaps()), Some(Secret::new(void))).unwrap();
        assert!(matches!(service.probe(), Err(SourceError::EmptyPassword)), "{void:?}");
    }
    assert!(matches!(source.bind_as("", &Secret::new("x")), Err(SourceError::EmptyPassword)));
    assert!(source.bind_as(&dn, &Secret::new("pw-seoyeon.kim")).is_ok());
    let wrong = source.bind_as(&dn, &Secret::new("pw-dohyun.lee"));
    assert!(matches!(wrong, Err(SourceError::Credentials)));
    let nobody = source.bind_as("uid=nobody,dc=gaon,dc=example", &Secret::new("x"));
    assert!(matches!(nobody, Err(SourceError::Credentials)));
}

fn who(login: &str) -> Query {
    let text = format!("name = 'x'\nbase = '{BASE}'\nldif = 'x'");
    Mapper::new(&SourceConfig::from_toml(&text, None).unwrap()).unwrap().login_query(login).unwrap()
}

#[test]
fn s_124_hostile_logins_find_nobody_and_names_find_one() {
    let slapd = server("");
    let source = live(how(&slapd, &slapd.ldaps()));
    let long = "a".repeat(4096);
    for hostile in [
        "*",
        ")(uid=*",
        "*)(objectClass=*",
        "\\2a",
        "\\00",
        "\0",
        ",ou=",
        "seoyeon.kim)(uid=*",
        "한글*",
        long.as_str(),
    ] {
        assert!(source.find_one(&who(hostile)).unwrap().is_none(), "{hostile:?}");
    }
    for login in ["seoyeon.kim", "SEOYEON.KIM", "seoyeon.kim@gaon.example"] {
        assert_eq!(source.find_one(&who(login)).unwrap().unwrap().word("uid"), Some("seoyeon.kim"));
    }
    assert!(matches!(source.find_one(&people()), Err(SourceError::Ambiguous)));
}

#[test]
fn s_412_size_limit_and_missing_base_are_failures() {
    let slapd = server("sizelimit 120");
    let source = live(how(&slapd, &slapd.ldaps()));
    let cut = count(&source, people()).unwrap_err();
    assert!(matches!(cut, SourceError::Incomplete(Cut::SizeLimit)), "{cut}");
    let lost = count(&source, Query { base: "ou=gone,dc=gaon,dc=example".into(), ..people() }).unwrap_err();
    assert!(matches!(lost, SourceError::NoBase(_)), "{lost}");
    let outside = count(&source, Query { base: "dc=elsewhere".into(), ..people() });
    assert!(outside.is_err(), "a base on no server of ours is no empty answer");
    let nobody = Query { filter: Filter::equal("uid", "nobody"), ..people() };
    assert!(count(&source, nobody).unwrap().is_empty());
}

#[test]
fn s_412_a_server_that_dies_or_hangs_in_the_middle_is_a_failure() {
    for freeze in [false, true] {
        let mut slapd = server("");
        let mut how = how(&slapd, &slapd.ldaps());
        how.limits.page_size = 50;
        how.limits.answer_seconds = 1;
        let source = live(how);
        let mut seen = 0;
        let outcome = source.fetch(&[people()], &mut |_, _| {
            seen += 1;
            if seen == 60 {
                if freeze { slapd.freeze() } else { slapd.kill() }
            }
            Ok(())
        });
        let Err(SourceError::Incomplete(cut)) = outcome else { unreachable!("{outcome:?}") };
        assert_eq!(cut, if freeze { Cut::Silence } else { Cut::Lost });
        assert!(seen < 450);
    }
}

#[test]
fn s_411_the_next_server_answers_when_the_first_is_gone_or_hangs() {
    let (hanging, good) = (server(""), server(""));
    hanging.freeze();
    let gone = format!("ldaps://localhost:{}", free_port());
    for bad in [gone, hanging.ldaps()] {
        let mut how = how(&good, &bad);
        how.servers.push(good.ldaps());
        let source = live(how);
        let before = Instant::now();
        assert_eq!(source.probe().unwrap().server, good.ldaps());
        assert!(before.elapsed() < Duration::from_secs(5), "{:?}", before.elapsed());
        let again = Instant::now();
        assert_eq!(source.probe().unwrap().server, good.ldaps());
        assert!(again.elapsed() < Duration::from_secs(1), "the bad one is asked last now");
        assert_eq!(source.servers()[0].failures, 1);
    }
}

#[test]
fn s_411_after_five_failures_nobody_waits_any_more() {
    let how =
        Connection { insecure_lab: true, ..Connection::to(&format!("ldap://127.0.0.1:{}", free_port())) };
    let source = Live::new(how).unwrap();
    for _ in 0..5 {
        assert!(matches!(source.probe(), Err(SourceError::Unreachable { .. })));
    }
    assert!(matches!(source.probe(), Err(SourceError::Resting { .. })));
}

#[test]
fn s_129_passwords_come_from_private_files_and_show_up_nowhere() {
    use std::os::unix::fs::PermissionsExt;
    let slapd = server("");
    let file = slapd.folder().join("password");
    std::fs::write(&file, "reader-secret\n").unwrap();
    let how = Connection { password_file: Some(file.clone()), ..how(&slapd, &slapd.ldaps()) };
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    assert!(matches!(Live::new(how.clone()), Err(SourceError::SecretFile { .. })));
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
    let source = Live::new(how).unwrap();
    assert!(source.probe().is_ok());
    assert!(!format!("{source:?}").contains("reader-secret"));
}
