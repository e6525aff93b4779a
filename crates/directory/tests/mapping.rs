//! Entries through presets and configurations: the demo agency whole, and the hostile ones one by one.
#![cfg(test)]

use maru_directory::agency::Agency;
use maru_directory::ldap::{Entry, Kind, LdifFile, Source};
use maru_directory::mapping::{
    AppointmentKind, Mapper, MemberRef, Quarantined, SourceConfig, Staged, StagedPerson, Trouble, UnitRef,
};
use maru_kernel::Timestamp;

struct All {
    units: Vec<maru_directory::mapping::StagedUnit>,
    people: Vec<StagedPerson>,
    posts: Vec<maru_directory::mapping::StagedPost>,
    groups: Vec<maru_directory::mapping::StagedGroup>,
    aside: Vec<Quarantined>,
}

fn read(mapper: &Mapper, source: &dyn Source) -> All {
    let mut all = All { units: vec![], people: vec![], posts: vec![], groups: vec![], aside: vec![] };
    source
        .fetch(&mapper.queries(), &mut |query, entry| {
            match mapper.stage(query, entry, Timestamp::now()) {
                Ok(Staged::Unit(u)) => all.units.push(u),
                Ok(Staged::Person(p)) => all.people.push(*p),
                Ok(Staged::Post(p)) => all.posts.push(p),
                Ok(Staged::Group(g)) => all.groups.push(g),
                Err(q) => all.aside.push(q),
            }
            Ok(())
        })
        .unwrap();
    all
}

fn demo() -> (Agency, All) {
    let agency = Agency::load().unwrap();
    let folder = maru_testkit::TempFolder::new();
    let path = folder.path().join("agency.ldif");
    std::fs::write(&path, agency.ldif()).unwrap();
    let config = SourceConfig::from_toml(&Agency::source_toml(path.to_str().unwrap()), None).unwrap();
    let all = read(&Mapper::new(&config).unwrap(), &LdifFile::new(path));
    (agency, all)
}

#[test]
fn the_demo_agency_is_read_as_it_was_meant() {
    let (agency, all) = demo();
    assert_eq!(all.aside, []);
    assert_eq!(all.people.len(), agency.headcount());
    assert!((440..=460).contains(&all.people.len()));
    assert_eq!(all.units.len(), 36);
    let by_uid = |uid: &str| all.people.iter().find(|p| p.login == uid).unwrap();
    let kim = by_uid("seoyeon.kim");
    assert_eq!(
        (kim.name.as_str(), kim.title.as_deref(), kim.rank.as_deref()),
        ("김서연", Some("대리"), Some("6급"))
    );
    assert_eq!((kim.name_en.as_deref(), kim.hanja.as_deref()), (Some("Kim Seoyeon"), Some("金瑞姸")));
    assert_eq!(kim.units.len(), 2, "by place and by code");
    assert_eq!(kim.units[1], UnitRef::Code("4110".into()));
    let home = all.units.iter().find(|u| UnitRef::Dn(u.dn_key.clone()) == kim.units[0]).unwrap();
    assert_eq!((home.name.as_str(), home.code.as_deref(), home.order), ("인사부", Some("4110"), Some(4110)));
    assert_eq!(all.people.iter().filter(|p| p.leave.is_some()).count(), 2);
    assert!(all.people.iter().all(|p| !p.disabled && p.employee_no.as_ref() == Some(&p.stable_id)));
    assert!(all.people.iter().filter(|p| p.mail.is_none()).count() > 150, "field staff have no mail");
}

#[test]
fn posts_and_groups_point_to_people_that_are_there() {
    let (agency, all) = demo();
    let is_person = |key: &str| all.people.iter().any(|p| p.dn_key == key);
    assert!(all.posts.iter().all(|p| p.holders.len() == 1 && p.holders.iter().all(|h| is_person(h))));
    let acting = all.posts.iter().find(|a| a.kind == AppointmentKind::Acting).unwrap();
    assert_eq!(
        (acting.name.as_deref(), acting.from.is_some(), acting.to.is_some()),
        (Some("부장"), true, true)
    );
    assert_eq!(all.posts.iter().filter(|a| a.kind == AppointmentKind::Dispatched).count(), 2);
    assert_eq!(all.posts.iter().filter(|a| a.to.is_none()).count(), 5);
    for group in &all.groups {
        assert!(!group.members.is_empty(), "{}", group.name);
        let known = |m: &MemberRef| match m {
            MemberRef::Dn(key) => is_person(key) || all.groups.iter().any(|g| g.dn_key == *key),
            MemberRef::Login(_) => false,
        };
        assert!(group.members.iter().all(known), "{}", group.name);
    }
    let everybody = all.groups.iter().find(|g| g.name == "전 직원").unwrap();
    assert_eq!(everybody.members.len(), agency.headcount() + 2);
    assert_eq!(agency.cast().len(), 8);
    assert_eq!(agency.ldif(), Agency::load().unwrap().ldif(), "always the same");
}

fn mapper(extra: &str, kind: Kind) -> Mapper {
    let text = format!("name = 'x'\nbase = 'dc=x'\nldif = 'x'\n{extra}");
    Mapper::new(&SourceConfig::from_toml(&text, Some(kind)).unwrap()).unwrap()
}

fn person(mapper: &Mapper, entry: &Entry) -> Result<StagedPerson, (Trouble, String)> {
    mapper.person(entry, Timestamp::now()).map_err(|q| (q.reason.trouble, q.reason.subject))
}

fn plain() -> Entry {
    Entry::new("uid=kim,ou=인사부,dc=x").with("entryUUID", "e-1").with("uid", "Kim").with("cn", "김서연")
}

#[test]
fn s_126_logins_fold_to_one_spelling() {
    let mapper = mapper("", Kind::Openldap);
    for spelling in ["kim", "Kim ", "ＫＩＭ", "KIM"] {
        let entry = Entry::new("uid=kim,dc=x").with("entryUUID", "e").with("cn", "x").with("uid", spelling);
        assert_eq!(person(&mapper, &entry).unwrap().login, "kim");
    }
}

#[test]
fn s_131_s_414_garbage_goes_to_quarantine_and_names_no_value() {
    let mapper = mapper("", Kind::Openldap);
    let with = |name: &str, value: &[u8]| {
        let mut entry = plain();
        entry.push(name, value);
        entry
    };
    let long = "가".repeat(501);
    for (entry, want) in [
        (Entry::new("uid=a,dc=x").with("uid", "a").with("cn", "b"), (Trouble::Missing, "stable_id")),
        (Entry::new("uid=a,dc=x").with("entryUUID", "a").with("cn", "b"), (Trouble::Missing, "login")),
        (Entry::new("uid=a,dc=x").with("entryUUID", "a").with("uid", "b"), (Trouble::Missing, "name")),
        (with("title", b"\xff\xfe"), (Trouble::NotText, "title")),
        (with("mail", b"a\0b"), (Trouble::NotText, "mail")),
        (with("description", long.as_bytes()), (Trouble::TooLong, "duty")),
        (with("jpegPhoto", &vec![0; (1 << 20) + 1]), (Trouble::TooLarge, "jpegPhoto")),
    ] {
        assert_eq!(person(&mapper, &entry), Err((want.0, want.1.to_owned())));
    }
    let mut many = plain();
    (0..10_000).for_each(|n| many.push("mail", format!("a{n}@x").as_bytes()));
    assert_eq!(person(&mapper, &many), Err((Trouble::TooMany, "mail".into())));
    let mut bytes = Entry::default();
    bytes.restart(b"uid=\xff,dc=x");
    assert_eq!(person(&mapper, &bytes), Err((Trouble::NotText, "dn".into())));
}

#[test]
fn s_131_markup_is_text_and_overrides_vanish() {
    let mapper = mapper("", Kind::Openldap);
    let entry =
        plain().with("title", "<script>\r\nalert(1)</script>").with("description", "담당\u{202E}업무");
    let got = person(&mapper, &entry).unwrap();
    assert_eq!(got.title.as_deref(), Some("<script> alert(1)</script>"));
    assert_eq!(got.duty.as_deref(), Some("담당업무"));
}

#[test]
fn a_bad_photo_costs_the_photo_only() {
    let mapper = mapper("", Kind::Openldap);
    let got = person(&mapper, &plain().with("jpegPhoto", "<svg/>")).unwrap();
    assert_eq!(got.photo, None);
    assert_eq!(got.notes, [Trouble::PhotoUnknown.with("jpegPhoto")]);
}

#[test]
fn active_directory_people_have_guids_and_strict_states() {
    let mapper = mapper("", Kind::ActiveDirectory);
    let mut entry = Entry::new("CN=Kim\\, Seoyeon,OU=인사부,DC=x")
        .with("sAMAccountName", "S.Kim")
        .with("displayName", "김서연")
        .with("userAccountControl", "512");
    entry.push("objectGUID", &(0..16).collect::<Vec<u8>>());
    let got = person(&mapper, &entry).unwrap();
    assert_eq!(got.stable_id, "03020100-0504-0706-0809-0a0b0c0d0e0f");
    assert_eq!(got.units, [UnitRef::Dn("ou=인사부,dc=x".into())]);
    assert!(!got.disabled);
    let mut broken = entry.clone();
    broken.restart(b"cn=a,dc=x");
    for (name, value) in [("sAMAccountName", &b"a"[..]), ("displayName", b"a"), ("objectGUID", b"short")] {
        broken.push(name, value);
    }
    assert_eq!(person(&mapper, &broken), Err((Trouble::Malformed, "objectGUID".into())));
}

#[test]
fn units_may_be_told_by_codes_alone() {
    let text = "[persons]\nunits = 'codes'\n[units.map]\ncode = 'ou'\nname = 'description'\nparent_code = 'destinationIndicator'\nclosed = { from = 'description', regex = '폐지' }";
    let mapper = mapper(text, Kind::Openldap);
    let got =
        person(&mapper, &plain().with("departmentNumber", "100").with("departmentNumber", "200")).unwrap();
    assert_eq!(got.units, [UnitRef::Code("100".into()), UnitRef::Code("200".into())]);
    let unit = Entry::new("ou=110,ou=flat,dc=x")
        .with("entryUUID", "u")
        .with("ou", "110")
        .with("description", "옛 인사과 (폐지)")
        .with("destinationIndicator", "100");
    let Ok(Staged::Unit(unit)) = mapper.stage(0, &unit, Timestamp::now()) else { panic!("no unit") };
    assert_eq!(
        (unit.code.as_deref(), unit.parent, unit.closed),
        (Some("110"), Some(UnitRef::Code("100".into())), true)
    );
}

#[test]
fn s_124_what_is_typed_at_sign_in_stays_a_value() {
    let mapper = mapper("", Kind::Openldap);
    let query = mapper.login_query("*)(uid=*").unwrap();
    assert!(!query.filter.matches(&plain().with("objectClass", "inetOrgPerson")));
    assert!(query.filter.to_string().contains(r"\2a\29\28uid=\2a"));
    let text = "name = 'x'\nbase = 'dc=x'\nldif = 'x'\n[persons]\nlogin_filter = '(uid=admin)'";
    let config = SourceConfig::from_toml(text, None).unwrap();
    assert!(Mapper::new(&config).is_err(), "a login filter that ignores what is typed is refused");
}

#[test]
fn changes_are_asked_for_by_cursor() {
    let changed = mapper("", Kind::ActiveDirectory).queries_since("1234").unwrap();
    assert!(changed.iter().all(|q| q.filter.to_string().contains("(uSNChanged>=1234)")));
    assert!(changed.iter().all(|q| q.attributes.iter().any(|a| a == "uSNChanged")));
    assert_eq!(mapper("cursor = 'none'", Kind::Openldap).queries_since("1").map(|_| ()), None);
}

#[test]
fn s_412_a_file_that_is_replaced_while_it_is_read_is_a_failure() {
    let folder = maru_testkit::TempFolder::new();
    let path = folder.path().join("house.ldif");
    let entry = |name: &str| format!("dn: uid={name},dc=x\nobjectClass: inetOrgPerson\nuid: {name}\n");
    std::fs::write(&path, entry("kim")).unwrap();
    let (mapper, file) = (mapper("", Kind::Openldap), LdifFile::new(&path));
    let read = || file.fetch(&mapper.queries(), &mut |_, _| Ok(()));
    assert!(read().is_ok() && read().is_ok(), "any number of times");
    std::fs::write(folder.path().join("new.ldif"), entry("lee")).unwrap();
    std::fs::rename(folder.path().join("new.ldif"), &path).unwrap();
    assert!(matches!(read(), Err(maru_directory::ldap::SourceError::File { .. })));
    assert!(LdifFile::new(&path).fetch(&mapper.queries(), &mut |_, _| Ok(())).is_ok(), "the next run");
}
