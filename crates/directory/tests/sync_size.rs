//! More people than one statement, one batch or one portion carries.
#![cfg(test)]

mod bench;

use bench::{cause, count, save};
use maru_directory::Directory;
use maru_directory::store::people_search::find;
use maru_directory::sync::{self, Kind};
use maru_kernel::{Id, Lang, Viewer};
use maru_testkit::{TempFolder, on_both_databases};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

const PEOPLE: usize = 4_500;

fn ldif(people: usize) -> String {
    let mut out = String::from(
        "dn: ou=One,dc=big,dc=example\nobjectClass: organizationalUnit\nou: One\nbusinessCategory: 1\n\n",
    );
    for n in 0..people {
        let _ = writeln!(
            out,
            "dn: uid=p{n},ou=One,dc=big,dc=example\nobjectClass: inetOrgPerson\nuid: p{n}\ncn: Person {n}\nsn: P\n\
             employeeNumber: {}\ntelephoneNumber: {}\n",
            50_000 + n,
            phone(n)
        );
    }
    out
}

fn phone(n: usize) -> String {
    format!("031-0{:03}-{n:04}", n % 1_000)
}

/// Whose numbers hold these digits, by looking at every one of them.
fn with_digits(digits: &str) -> BTreeSet<String> {
    let holds =
        |n: &usize| phone(*n).replace('-', "").contains(digits) || (50_000 + n).to_string().contains(digits);
    (0..PEOPLE).filter(holds).map(|n| format!("p{n}")).collect()
}

#[test]
fn everybody_of_a_large_source_comes_and_leaves() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let file = folder.path().join("big.ldif");
        save(
            db,
            "big",
            &format!(
                "name = 'big'\npreset = 'openldap'\nbase = 'dc=big,dc=example'\nldif = '{}'\n[persons.map]\n\
             stable_id = 'employeeNumber'\n[units.map]\nstable_id = 'businessCategory'\n",
                file.display()
            ),
        );
        std::fs::write(&file, ldif(PEOPLE)).unwrap();
        let first = sync::apply_now(db, &cause(), "big", Kind::Full).unwrap();
        assert_eq!((first.counts.created, first.counts.quarantined), (PEOPLE as u64, 0));
        assert_eq!(count(db, "directory_appointments WHERE kind = 'main'"), PEOPLE as i64);

        let (name, title, unit) = (String::new(), String::new(), String::new());
        let permissions = Arc::new(BTreeSet::new());
        let nobody =
            Viewer { id: Id::from_i64(0), name, title, unit, lang: Lang::Ko, permissions, guest: false };
        let found = |typed: &str| -> Vec<String> {
            db.read_blocking(|conn| find(conn, &nobody, typed, 5))
                .unwrap()
                .into_iter()
                .map(|p| p.login)
                .collect()
        };
        assert_eq!(found("0321-4321"), ["p4321"]);
        assert_eq!(found("54321"), ["p4321"]);
        // Four people: the digits also stand across the parts of a number.
        assert_eq!(with_digits("4321").len(), 4);
        assert_eq!(found("4321").into_iter().collect::<BTreeSet<_>>(), with_digits("4321"));
        assert_eq!(found("432").len(), 5);

        let again = sync::apply_now(db, &cause(), "big", Kind::Full).unwrap();
        assert_eq!(again.counts.changes(), 0);
        std::fs::write(&file, ldif(PEOPLE - 10)).unwrap();
        let fewer = sync::apply_now(db, &cause(), "big", Kind::Full).unwrap();
        assert_eq!((fewer.counts.deactivated, fewer.brakes.len()), (10, 0));
    });
}
