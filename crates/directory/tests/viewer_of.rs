//! How the house sees people who are not asking, on both databases.
#![cfg(test)]

mod cast;
mod people_house;

use cast::{Someone, options, person, write};
use maru_contract::Role;
use maru_directory::actions;
use maru_directory::store::preferences;
use maru_kernel::{Cause, Lang, Viewer};
use maru_testkit::{TestHouse, in_house};
use maru_web::Preferences;

fn viewer_of(house: &TestHouse, who: maru_kernel::Id) -> Option<Viewer> {
    let offers = std::sync::Arc::clone(&house.house.offers);
    house.db().read_blocking(move |conn| offers.viewer_of.as_ref().unwrap()(conn, who)).unwrap()
}

#[test]
fn somebody_is_seen_in_their_language_with_the_permissions_of_their_roles() {
    in_house(people_house::modules(), async |house| {
        let kim = Someone { name: "김서연", login: "kim", title: "주무관", ..Someone::default() };
        let id = write(house.db(), move |tx| Ok(person(tx, kim)));
        let seen = viewer_of(house, id).unwrap();
        assert_eq!((seen.id, seen.name.as_str(), seen.title.as_str()), (id, "김서연", "주무관"));
        assert_eq!(seen.lang, Lang::Ko);
        assert!(!seen.may("directory.roles.manage"));
        house
            .db()
            .write_blocking(&Cause::system("test"), move |tx| {
                preferences::keep(tx, id, &Preferences { lang: Some(Lang::En), ..Preferences::default() })?;
                actions::grant_role_directly(tx, &options(), id, Role::Security, "for the test of notices")
            })
            .unwrap();
        let seen = viewer_of(house, id).unwrap();
        assert_eq!(seen.lang, Lang::En);
        assert!(seen.may("directory.roles.manage") && !seen.may("directory.sync.manage"));
    });
}

#[test]
fn who_has_left_is_not_seen() {
    in_house(people_house::modules(), async |house| {
        let gone = Someone { name: "최지아", login: "choi", gone: true, ..Someone::default() };
        let id = write(house.db(), move |tx| Ok(person(tx, gone)));
        assert!(viewer_of(house, id).is_none());
        assert!(viewer_of(house, maru_kernel::Id::from_i64(1)).is_none());
    });
}
