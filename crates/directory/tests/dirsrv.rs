//! The presets for 389-ds and FreeIPA against a real 389 Directory Server. FreeIPA is that server with a tree,
//! classes and plug-ins of its own; its tree is laid out here as its installer does.
#![cfg(test)]

mod bench;
mod live_agency;

use bench::save;
use live_agency::{KIM, PASSWORD, PHOTO, Product, Someone, bytes, line};
use maru_directory::ldap::{Connection, Cut, Kind, Live, Secret, Source, SourceError, TlsProblem};
use maru_directory::{Directory, sync};
use maru_testkit::dirsrv::{Dirsrv, Setup};
use maru_testkit::on_both_databases;
use maru_testkit::tls::Authority;
use std::fmt::Write;

const BASE: &str = "dc=gaon,dc=example";
const READER: &str = "uid=reader,ou=services,dc=gaon,dc=example";
/// What an administrator lets the reading account see: no passwords, but the attributes servers keep themselves.
const RIGHTS: &str = "aci: (targetattr!=\"userPassword\")(version 3.0; acl \"Maru reads\"; allow (read, search, compare) userdn=\"ldap:///uid=reader,ou=services,dc=gaon,dc=example\";)\n";

fn top(more: &str) -> String {
    format!(
        "dn: {BASE}\nobjectClass: domain\ndc: gaon\n{RIGHTS}{more}\ndn: ou=services,{BASE}\n\
         objectClass: organizationalUnit\nou: services\n\n\
         dn: {READER}\nobjectClass: account\nobjectClass: simpleSecurityObject\nuid: reader\n\
         userPassword: {PASSWORD}\nnsSizeLimit: -1\nnsLookThroughLimit: -1\nnsIDListScanLimit: -1\n\n"
    )
}

fn unit(dn: &str, code: &str) -> String {
    format!("{}objectClass: organizationalUnit\nbusinessCategory: {code}\n\n", line("dn", dn))
}

fn group(classes: &str, dn: &str, members: &[String]) -> String {
    let members: String = members.iter().map(|dn| line("member", dn)).collect();
    format!("{}objectClass: groupOfNames\n{classes}{members}\n", line("dn", dn))
}

fn common(someone: &Someone<'_>) -> String {
    let Someone { login, name, title, rank, number, .. } = someone;
    format!(
        "uid: {login}\nmail: {login}@gaon.example\ntelephoneNumber: 02-120\nuserPassword: {PASSWORD}\n\
         employeeNumber: {number}\n{}{}{}{}",
        line("displayName", name),
        line("sn", name),
        line("title", title),
        line("employeeType", rank),
    )
}

/// By both ways of speaking TLS; to nobody else.
fn trust(server: &Dirsrv) {
    for address in [server.ldaps(), server.ldap()] {
        let how = Connection {
            ca_file: Some(server.authority_file().to_owned()),
            bind_dn: Some(READER.to_owned()),
            ..Connection::to(&address)
        };
        let probe = |how: Connection| Live::with_secret(how, Some(Secret::new(PASSWORD))).unwrap().probe();
        let found = probe(how.clone()).unwrap();
        assert_eq!((found.kind, found.pages, found.bases), (Kind::Ds389, true, vec![BASE.to_owned()]));
        let folder = server.folder().join("stranger");
        std::fs::create_dir_all(&folder).unwrap();
        let stranger = Authority::new("Somebody else").issue(&["localhost"], &folder);
        let wrong = Connection { ca_file: Some(stranger.authority), ..how };
        let Err(SourceError::Tls { problem, .. }) = probe(wrong) else { panic!("{address}") };
        assert!(matches!(problem, TlsProblem::Authority), "{problem:?}");
    }
}

const LOCK: (&str, &str) =
    ("modify\nreplace: nsAccountLock\nnsAccountLock: true", "modify\ndelete: nsAccountLock");

mod plain {
    use super::*;

    pub fn above(unit: &str) -> String {
        let name = if unit == "1100" { "감사실" } else { "총무부" };
        format!("ou={name},ou=가온공사,{BASE}")
    }

    /// Some as every LDAP server has them, some as the server's own tools (dsidm(8)) make them.
    pub fn entry(someone: &Someone<'_>) -> String {
        match someone.login {
            "choi" | "lee" => format!(
                "objectClass: nsPerson\nobjectClass: nsAccount\nobjectClass: nsOrgPerson\nobjectClass: extensibleObject\n{}",
                common(someone)
            ),
            _ => format!("objectClass: inetOrgPerson\n{}", common(someone)),
        }
    }

    pub fn agency() -> String {
        let mut out = top("");
        for name in ["people", "groups", "permissions"] {
            let _ = write!(out, "dn: ou={name},{BASE}\nobjectClass: organizationalUnit\nou: {name}\n\n");
        }
        for (dn, code) in
            [(format!("ou=가온공사,{BASE}"), "1000"), (above("1100"), "1100"), (above("1200"), "1200")]
        {
            out += &unit(&dn, code);
        }
        out += &live_agency::people(above, entry, [&bytes("jpegPhoto", PHOTO), "nsAccountLock: TRUE", ""]);
        let (team, all) = (group_dn("감사팀"), group_dn("전체"));
        let person = |login: &str, unit: &str| format!("cn={login},{}", above(unit));
        out += &group("", &team, &[person("kim", "1100"), person("lee", "1100")]);
        out += &group("", &all, &[team, person("other00", "1200")]);
        out
    }

    pub fn group_dn(name: &str) -> String {
        format!("cn={name},ou=groups,{BASE}")
    }
}

#[test]
fn s_125_s_127_the_preset_for_389_ds_holds_what_it_promises() {
    let server = Dirsrv::start(&Setup {
        suffix: BASE,
        ldif: &plain::agency(),
        plugins: &["USN", "MemberOf Plugin"],
        ..Setup::default()
    });
    let product = Product {
        source: live_agency::source("389ds", BASE, &server.ldaps(), server.authority_file(), READER, ""),
        modify: &|changes| server.modify(changes),
        above: plain::above,
        entry: plain::entry,
        lock: LOCK,
        group: plain::group_dn("감사팀"),
    };
    trust(&server);
    live_agency::pages(&product);
    live_agency::sign_in(&product, &["kim", "KIM", "kim@gaon.example", "choi"], &["lee"]);
    live_agency::everyday(&product, &["lee"]);
    a_cut_answer_is_a_failure(&server, &product);
}

/// The limits of the reading account are the server's own unless they are lifted (S-412).
fn a_cut_answer_is_a_failure(server: &Dirsrv, product: &Product<'_>) {
    let (live, mapper) = live_agency::live(&product.source);
    for (attribute, cut) in [("nsSizeLimit", Cut::SizeLimit), ("nsLookThroughLimit", Cut::TimeLimit)] {
        server.modify(&live_agency::change(READER, &format!("modify\nreplace: {attribute}\n{attribute}: 5")));
        let outcome = live.fetch(&[mapper.queries().remove(1)], &mut |_, _| Ok(()));
        assert!(
            matches!(&outcome, Err(SourceError::Incomplete(why)) if *why == cut),
            "{attribute}: {outcome:?}"
        );
        server
            .modify(&live_agency::change(READER, &format!("modify\nreplace: {attribute}\n{attribute}: -1")));
    }
    assert!(live.fetch(&mapper.queries(), &mut |_, _| Ok(())).is_ok());
}

mod ipa {
    use super::*;

    /// What FreeIPA adds to the schema, as far as people and groups need it.
    pub const SCHEMA: &str = "dn: cn=schema
attributeTypes: ( 2.16.840.1.113730.3.8.3.1 NAME 'ipaUniqueID' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
objectClasses: ( 2.16.840.1.113730.3.8.4.8 NAME 'ipaObject' SUP top AUXILIARY MUST ipaUniqueID )
objectClasses: ( 2.16.840.1.113730.3.8.4.14 NAME 'nestedGroup' SUP groupOfNames STRUCTURAL MAY memberOf )
objectClasses: ( 2.16.840.1.113730.3.8.4.15 NAME 'ipaUserGroup' SUP nestedGroup STRUCTURAL )
";

    pub fn above(_unit: &str) -> String {
        format!("cn=users,cn=accounts,{BASE}")
    }

    /// A different number for everything.
    fn unique(name: &str) -> String {
        let digits: String = name.bytes().map(|b| format!("{b:02x}")).collect();
        format!("ipaUniqueID: 00000000-0000-11f1-{digits:0>24}\n")
    }

    pub fn entry(someone: &Someone<'_>) -> String {
        let (login, end) = (someone.login, if someone.login == "park" { "2020" } else { "2099" });
        format!(
            "objectClass: inetOrgPerson\nobjectClass: inetUser\nobjectClass: posixAccount\nobjectClass: ipaObject\n\
             objectClass: krbPrincipalAux\nkrbPrincipalName: {login}@GAON.EXAMPLE\n\
             krbPrincipalExpiration: {end}0101000000Z\nuidNumber: 1000\ngidNumber: 1000\n\
             homeDirectory: /home/{login}\ndepartmentNumber: {}\n{}{}",
            someone.unit,
            unique(login),
            common(someone)
        )
    }

    pub fn group_dn(name: &str) -> String {
        format!("cn={name},cn=groups,cn=accounts,{BASE}")
    }

    pub fn agency() -> String {
        let mut out = top("");
        for dn in [
            "cn=accounts",
            "cn=users,cn=accounts",
            "cn=groups,cn=accounts",
            "cn=compat",
            "cn=users,cn=compat",
        ] {
            let _ = write!(out, "dn: {dn},{BASE}\nobjectClass: nsContainer\n\n");
        }
        for (name, above, code) in
            [("가온공사", "", "1000"), ("감사실", "ou=가온공사,", "1100"), ("총무부", "ou=가온공사,", "1200")]
        {
            out += &unit(&format!("ou={name},{above}cn=accounts,{BASE}"), code);
        }
        out += &live_agency::people(above, entry, [&bytes("jpegPhoto", PHOTO), "nsAccountLock: TRUE", ""]);
        // The administrator of FreeIPA itself is no employee, and the compatible tree shows people again.
        let _ = write!(
            out,
            "dn: uid=admin,{}\nobjectClass: account\nobjectClass: posixAccount\nobjectClass: ipaObject\ncn: admin\n\
             uidNumber: 1\ngidNumber: 1\nhomeDirectory: /root\n{}\n\
             dn: uid=kim,cn=users,cn=compat,{BASE}\nobjectClass: account\nobjectClass: posixAccount\ncn: kim\n\
             uidNumber: 1\ngidNumber: 1\nhomeDirectory: /home/kim\n\n",
            above(""),
            unique("admin")
        );
        let person = |login: &str| format!("cn={login},{}", above(""));
        let classes = |name| format!("objectClass: ipaUserGroup\nobjectClass: ipaObject\n{}", unique(name));
        let team = group_dn("감사팀");
        out += &group(&classes("team"), &team, &[person("kim"), person("lee")]);
        out += &group(&classes("all"), &group_dn("전체"), &[team, person("other00")]);
        out
    }
}

#[test]
fn s_125_s_127_the_preset_for_freeipa_holds_what_it_promises() {
    let kerberos = std::fs::read_to_string("/usr/share/dirsrv/data/60kerberos.ldif").unwrap();
    let server = Dirsrv::start(&Setup {
        suffix: BASE,
        ldif: &ipa::agency(),
        schema: &[&kerberos, ipa::SCHEMA],
        plugins: &["USN", "MemberOf Plugin"],
    });
    let base = format!("cn=accounts,{BASE}");
    let product = Product {
        source: live_agency::source("freeipa", &base, &server.ldaps(), server.authority_file(), READER, ""),
        modify: &|changes| server.modify(changes),
        above: ipa::above,
        entry: ipa::entry,
        lock: LOCK,
        group: ipa::group_dn("감사팀"),
    };
    live_agency::pages(&product);
    live_agency::sign_in(&product, &["kim", "kim@gaon.example"], &["lee"]);
    let kim = product.dn(&KIM);
    // The plug-in that FreeIPA relies on works; groups are read by their members all the same.
    assert_eq!(live_agency::read(&product.source, &kim, "memberOf").len(), 2);
    live_agency::everyday(&product, &["lee", "park"]);
}

#[test]
fn without_the_plug_in_that_counts_changes_every_run_reads_everything() {
    let server = Dirsrv::start(&Setup { suffix: BASE, ldif: &plain::agency(), ..Setup::default() });
    let source = live_agency::source("389ds", BASE, &server.ldaps(), server.authority_file(), READER, "");
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        save(db, "live", &source);
        for kind in [sync::Kind::Full, sync::Kind::Delta, sync::Kind::Delta] {
            live_agency::run(db, kind);
            assert_eq!(live_agency::last_kind(db), "full");
        }
    });
}
