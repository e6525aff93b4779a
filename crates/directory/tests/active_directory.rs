//! The preset for Active Directory against a real domain controller (Samba's).
#![cfg(test)]

mod bench;
mod live_agency;

use live_agency::{KIM, PARK, PASSWORD, PHOTO, Product, Someone, bytes, line};
use maru_directory::ldap::{Connection, Kind, Live, Secret, SourceError, TlsProblem};
use maru_testkit::active_directory::ActiveDirectory;
use maru_testkit::tls::Authority;
use std::fmt::Write;

const READER: &str = "reader@gaon.example";
/// More than a controller gives of one attribute at a time.
const MANY: usize = 1_600;

fn above(unit: &str) -> String {
    let name = if unit == "1100" { "감사실" } else { "총무부" };
    format!("OU={name},OU=가온공사,{}", ActiveDirectory::BASE)
}

fn password() -> String {
    let quoted: Vec<u8> = format!("\"{PASSWORD}\"").encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes("unicodePwd", &quoted)
}

fn entry(someone: &Someone<'_>) -> String {
    let Someone { login, name, title, rank, number, .. } = someone;
    let state = match *login {
        "lee" => "userAccountControl: 514\n",
        "park" => "userAccountControl: 512\naccountExpires: 132000000000000000\n",
        _ => "userAccountControl: 512\n",
    };
    format!(
        "objectClass: user\nsAMAccountName: {login}\nuserPrincipalName: {login}@gaon.example\n{state}\
         mail: {login}@gaon.example\ntelephoneNumber: 02-120\nemployeeID: {number}\n{}{}{}{}",
        line("displayName", name),
        line("title", title),
        line("employeeType", rank),
        password()
    )
}

fn agency() -> String {
    let top = format!("OU=가온공사,{}", ActiveDirectory::BASE);
    let mut out = String::new();
    for (dn, code) in [(top.clone(), "1000"), (above("1100"), "1100"), (above("1200"), "1200")] {
        let _ =
            write!(out, "{}objectClass: organizationalUnit\nbusinessCategory: {code}\n\n", line("dn", &dn));
    }
    out += &live_agency::people(above, entry, [&bytes("thumbnailPhoto", PHOTO), "", ""]);
    // The reading account is a user like all others.
    let reader = Someone { login: "reader", name: "읽기", number: "9", ..PARK };
    let _ = write!(out, "dn: CN=reader,CN=Users,{}\ncn: reader\n{}\n", ActiveDirectory::BASE, entry(&reader));
    let group = |name: &str, account: &str, members: &[String]| {
        let members: String = members.iter().map(|dn| line("member", dn)).collect();
        format!("{}objectClass: group\nsAMAccountName: {account}\n{members}\n", line("dn", &group_dn(name)))
    };
    let person = |login: &str, unit: &str| format!("CN={login},{}", above(unit));
    out += &group("감사팀", "audit", &[person("kim", "1100"), person("lee", "1100")]);
    out += &group("전체", "all", &[group_dn("감사팀"), person("other00", "1200")]);
    out
}

fn group_dn(name: &str) -> String {
    format!("CN={name},OU=가온공사,{}", ActiveDirectory::BASE)
}

/// A group of people from elsewhere, as many as a controller does not give at once.
fn many() -> String {
    let person = |n: usize| format!("CN=m{n},CN=Users,{}", ActiveDirectory::BASE);
    let mut out = String::new();
    for n in 0..MANY {
        let _ = write!(out, "dn: {}\nobjectClass: contact\n\n", person(n));
    }
    let _ = write!(
        out,
        "dn: CN=many,CN=Users,{}\nobjectClass: group\nsAMAccountName: many\n",
        ActiveDirectory::BASE
    );
    (0..MANY).for_each(|n| out += &format!("member: {}\n", person(n)));
    out
}

#[test]
fn s_125_s_127_the_preset_holds_what_it_promises() {
    let server = ActiveDirectory::start(&format!("{}{}", agency(), many()));
    // From the top of the domain, where every search meets a reference to the configuration of the forest.
    let source = live_agency::source(
        "active-directory",
        ActiveDirectory::BASE,
        &server.ldaps(),
        server.authority_file(),
        READER,
        "",
    );
    let product = Product {
        modify: &|changes| server.modify(changes),
        above,
        entry,
        lock: (
            "modify\nreplace: userAccountControl\nuserAccountControl: 514",
            "modify\nreplace: userAccountControl\nuserAccountControl: 512",
        ),
        group: group_dn("감사팀"),
        source,
    };
    trust(&server);
    live_agency::pages(&product);
    live_agency::sign_in(&product, &["kim", "KIM", "kim@gaon.example"], &["lee", "park"]);
    let many = format!("CN=many,CN=Users,{}", ActiveDirectory::BASE);
    for attribute in ["member", "member;range=0-1499", "member;range=0-99"] {
        let mut members = live_agency::read(&product.source, &many, attribute);
        members.sort();
        members.dedup();
        assert_eq!(members.len(), MANY, "{attribute}");
    }
    live_agency::everyday(&product, &["lee", "park"]);
}

/// By both ways of speaking TLS, and by both kinds of names; to nobody else.
fn trust(server: &ActiveDirectory) {
    let how = |address: &str, name: &str| Connection {
        ca_file: Some(server.authority_file().to_owned()),
        bind_dn: Some(name.to_owned()),
        ..Connection::to(address)
    };
    let probe =
        |how: Connection, password| Live::with_secret(how, Some(Secret::new(password))).unwrap().probe();
    let kim = format!("CN=kim,{}", above(KIM.unit));
    for address in [server.ldaps(), server.ldap()] {
        for name in [READER, kim.as_str(), "GAON\\reader"] {
            let found = probe(how(&address, name), PASSWORD).unwrap();
            assert_eq!((found.kind, found.pages), (Kind::ActiveDirectory, true), "{name}");
            let apart = found.clock.unwrap().duration_since(maru_kernel::Timestamp::now()).abs();
            assert!(apart < jiff::SignedDuration::from_secs(10), "its clock is told: {apart:?}");
            assert!(matches!(probe(how(&address, name), "wrong"), Err(SourceError::Credentials)), "{name}");
        }
        let folder = server.folder().join("stranger");
        std::fs::create_dir_all(&folder).unwrap();
        let stranger = Authority::new("Somebody else").issue(&["localhost"], &folder);
        let wrong = Connection { ca_file: Some(stranger.authority), ..how(&address, READER) };
        let Err(SourceError::Tls { problem, .. }) = probe(wrong, PASSWORD) else { panic!("{address}") };
        assert!(matches!(problem, TlsProblem::Authority), "{problem:?}");
    }
    // Without protection the server itself refuses a password.
    let open = Connection { insecure_lab: true, ..how(&server.ldap(), READER) };
    assert!(matches!(probe(open, PASSWORD), Err(SourceError::Refused { code: 8, .. })));
}
