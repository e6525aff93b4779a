//! Roles: exclusion, two persons, nobody's own rights, the last holder, tokens; on both databases.
#![cfg(test)]

mod cast;

use cast::{Someone, appoint, person, post, unit, write};
use maru_contract::Role;
use maru_directory::model::AppointmentKind;
use maru_directory::model::proposal::{PolicyChange, Proposal};
use maru_directory::model::role_holder::HolderKind;
use maru_directory::store::{grants, requests};
use maru_directory::{Directory, Error, Options, Refusal, actions};
use maru_kernel::{Cause, Id, Timestamp, Viewer};
use maru_store::Db;
use maru_testkit::on_both_databases;
use std::sync::Arc;

const REASON: &str = "for the test of the roles";

fn options(small_agency: bool) -> Options {
    Options { small_agency, ..cast::options() }
}

fn somebody(db: &Db, login: &'static str) -> Id {
    write(db, move |tx| Ok(person(tx, Someone { name: "김서연", login, ..Someone::default() })))
}

fn administrator(id: Id) -> Viewer {
    let permissions = ["directory.roles.manage", "directory.requests.decide", "directory.policies.manage"];
    Viewer { permissions: Arc::new(permissions.into()), ..cast::viewer(id) }
}

fn grant(db: &Db, who: Id, role: Role) -> Result<(), Error> {
    let work = move |tx: &mut maru_store::Tx<'_>| {
        actions::grant_role_directly(tx, &options(false), who, role, REASON)
    };
    db.write_blocking(&Cause::system("test"), work)
}

fn propose(db: &Db, by: Id, proposal: Proposal) -> Result<Option<Id>, Error> {
    let work = move |tx: &mut maru_store::Tx<'_>| {
        actions::propose(tx, &options(false), &administrator(by), proposal, REASON)
    };
    db.write_blocking(&Cause::system("test"), work)
}

fn decide(db: &Db, by: Id, request: Id) -> Result<(), Error> {
    let work = move |tx: &mut maru_store::Tx<'_>| {
        actions::decide(tx, &options(false), &administrator(by), request, true)
    };
    db.write_blocking(&Cause::system("test"), work)
}

fn roles(db: &Db, who: Id) -> Vec<Role> {
    db.read_blocking(|conn| grants::roles_of(conn, who, db.now())).unwrap()
}

fn is<T>(outcome: Result<T, Error>, refusal: Refusal) -> bool {
    outcome.is_err_and(|error| matches!(error, Error::Refused(r) if r == refusal))
}

#[test]
fn a_proposal_sent_twice_is_one_request() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, other) = (somebody(db, "asker"), somebody(db, "other"));
        let proposal = Proposal::grant(Role::Records, (HolderKind::Person, other), None);
        let first = propose(db, asker, proposal.clone()).unwrap().unwrap();
        assert_eq!(propose(db, asker, proposal).unwrap(), Some(first));
    });
}

#[test]
fn s_500_six_orders_of_granting_exclude_the_second_role() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let apart = [Role::System, Role::Security, Role::Auditor];
        for first in apart {
            for second in apart.into_iter().filter(|r| *r != first) {
                let who = write(db, |tx| Ok(person(tx, Someone { name: "이도현", ..Someone::default() })));
                grant(db, who, first).unwrap();
                assert!(is(grant(db, who, second), Refusal::Excluded), "{first:?} then {second:?}");
                grant(db, who, Role::Organisation).unwrap();
            }
        }
    });
}

#[test]
fn s_27_a_request_ends_with_the_rights_of_whoever_made_it() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, who, boss) = (somebody(db, "asker"), somebody(db, "who"), somebody(db, "boss"));
        for other in [asker, boss] {
            grant(db, other, Role::Security).unwrap();
        }
        let proposal = Proposal::grant(Role::Records, (HolderKind::Person, who), None);
        let request = propose(db, asker, proposal).unwrap().unwrap();
        let held = db.read_blocking(|conn| grants::in_force(conn, Timestamp::now())).unwrap();
        let own = held.iter().find(|g| g.holder == (HolderKind::Person, asker)).unwrap();
        let end = propose(db, boss, Proposal::revoke(own.id)).unwrap().unwrap();
        decide(db, somebody(db, "second"), end).unwrap();
        assert!(is(decide(db, somebody(db, "third"), request), Refusal::Decided));
        assert!(roles(db, who).is_empty());
    });
}

#[test]
fn s_501_an_older_request_undoes_no_newer_policy() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, second) = (somebody(db, "asker"), somebody(db, "second"));
        let idle = |from: &str, to: &str| {
            let [key, from, to] = ["idle_minutes", from, to].map(str::to_owned);
            Proposal::Policies { changes: vec![PolicyChange { key, from, to }] }
        };
        let older = propose(db, asker, idle("30", "28")).unwrap().unwrap();
        let newer = propose(db, asker, idle("30", "29")).unwrap().unwrap();
        decide(db, second, newer).unwrap();
        assert!(is(decide(db, second, older), Refusal::PolicyChanged));
        assert_eq!(Refusal::PolicyChanged.code().status, 409);
        let kept = db.read_blocking(|conn| maru_store::setting(conn, "directory.policy.idle_minutes"));
        assert_eq!(kept.unwrap().as_deref(), Some("29"));
        assert!(is(propose(db, asker, idle("30", "27")), Refusal::PolicyChanged), "asked from what is over");
        // Nothing is lost: the older request waits and can be declined.
        assert!(db.read_blocking(|conn| requests::find_open(conn, db.now(), older)).unwrap().is_some());
    });
}

#[test]
fn s_27_a_request_ends_when_the_role_behind_it_expires() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, who, second) = (somebody(db, "asker"), somebody(db, "who"), somebody(db, "second"));
        let tomorrow = db.now() + jiff::SignedDuration::from_hours(2);
        write(db, move |tx| {
            grants::insert(tx, Role::Security, (HolderKind::Person, asker), REASON, None, Some(tomorrow))
        });
        let proposal = Proposal::grant(Role::Records, (HolderKind::Person, who), None);
        let request = propose(db, asker, proposal).unwrap().unwrap();
        let waiting = |at| db.read_blocking(|conn| requests::find_open(conn, at, request)).unwrap();
        assert!(waiting(db.now()).is_some());
        assert!(waiting(tomorrow).is_none());
        // As a synchronisation takes a post or group away: the grant is gone, not only over.
        write(db, move |tx| {
            use diesel::prelude::*;
            use maru_directory::store::schema_sign_in::directory_grants as rows;
            diesel::delete(rows::table.filter(rows::holder_id.eq(asker.as_i64()))).execute(tx.conn())?;
            Ok(())
        });
        assert!(waiting(db.now()).is_none());
        assert!(is(decide(db, second, request), Refusal::Decided));
        let listed = db.read_blocking(|conn| requests::open(conn, db.now(), Id::from_i64(0), 10)).unwrap();
        assert!(listed.0.is_empty() && roles(db, who).is_empty());
    });
}

#[test]
fn s_198_requests_are_read_in_parts() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let asker = somebody(db, "asker");
        for n in 0..5 {
            let who = write(db, move |tx| {
                Ok(person(tx, Someone { name: "박", login: &format!("p{n}"), ..Someone::default() }))
            });
            propose(db, asker, Proposal::grant(Role::Records, (HolderKind::Person, who), None)).unwrap();
        }
        let part = |after| db.read_blocking(|conn| requests::open(conn, db.now(), after, 3)).unwrap();
        let (first, next) = part(Id::from_i64(0));
        let (rest, end) = part(next.unwrap());
        assert_eq!((first.len(), rest.len(), end), (3, 2, None));
    });
}

#[test]
fn s_500_a_post_cannot_smuggle_a_second_role_in() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (who, place) = write(db, |tx| {
            let office = unit(tx, "정보화부", None, 1);
            let who = person(tx, Someone { name: "김서연", login: "kim", ..Someone::default() });
            let place = post(tx, office, "보안담당");
            let appointment = appoint(tx, who, office, AppointmentKind::Main, 1);
            use diesel::prelude::*;
            use maru_directory::store::schema::directory_appointments as appointments;
            diesel::update(appointments::table.find(appointment.as_i64()))
                .set(appointments::post_id.eq(Some(place.as_i64())))
                .execute(tx.conn())?;
            Ok((who, place))
        });
        grant(db, who, Role::Auditor).unwrap();
        let boss = somebody(db, "boss");
        let proposal = Proposal::grant(Role::Security, (HolderKind::Post, place), None);
        assert!(is(propose(db, boss, proposal.clone()), Refusal::Excluded));
        // Fine for a post without that holder; should it be filled so later, neither role counts.
        let other = Proposal::grant(Role::Privacy, (HolderKind::Post, place), None);
        let request = propose(db, boss, other).unwrap().unwrap();
        decide(db, somebody(db, "second"), request).unwrap();
        assert_eq!(roles(db, who), [Role::Auditor, Role::Privacy]);
    });
}

#[test]
fn s_177_s_501_another_person_has_to_approve_and_only_once() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, second, who) = (somebody(db, "asker"), somebody(db, "second"), somebody(db, "who"));
        let proposal = Proposal::grant(Role::Organisation, (HolderKind::Person, who), None);
        let request = propose(db, asker, proposal).unwrap().unwrap();
        assert!(roles(db, who).is_empty());
        assert!(is(decide(db, asker, request), Refusal::SamePerson));
        assert!(is(decide(db, who, request), Refusal::OwnRights));
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8).map(|_| scope.spawn(|| decide(db, second, request))).collect();
            tries.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(roles(db, who), [Role::Organisation]);
    });
}

#[test]
fn s_502_in_a_small_agency_one_person_may() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, who) = (somebody(db, "asker"), somebody(db, "who"));
        let done = db.write_blocking(&Cause::system("test"), move |tx| {
            let proposal = Proposal::grant(Role::System, (HolderKind::Person, who), None);
            actions::propose(tx, &options(true), &administrator(asker), proposal, REASON)
        });
        assert_eq!(done.unwrap(), None);
        assert_eq!(roles(db, who), [Role::System]);
    });
}

#[test]
fn s_177_s_503_nobody_changes_their_own_rights_and_the_last_one_stays() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, second) = (somebody(db, "asker"), somebody(db, "second"));
        let own = Proposal::grant(Role::Auditor, (HolderKind::Person, asker), None);
        assert!(is(propose(db, asker, own), Refusal::OwnRights));
        let (one, two) = (somebody(db, "one"), somebody(db, "two"));
        grant(db, one, Role::Auditor).unwrap();
        let held = db.read_blocking(|conn| grants::in_force(conn, db.now())).unwrap();
        assert!(is(propose(db, asker, Proposal::revoke(held[0].id)), Refusal::LastHolder));
        grant(db, two, Role::Auditor).unwrap();
        let held = db.read_blocking(|conn| grants::in_force(conn, db.now())).unwrap();
        // Two requests that each look fine: carried out together they would leave nobody.
        let requests: Vec<_> =
            held.iter().map(|g| propose(db, asker, Proposal::revoke(g.id)).unwrap().unwrap()).collect();
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let tries: Vec<_> = requests.iter().map(|r| scope.spawn(|| decide(db, second, *r))).collect();
            tries.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(db.read_blocking(|conn| grants::in_force(conn, db.now())).unwrap().len(), 1);
    });
}

#[test]
fn s_121_s_177_a_token_works_once_however_many_come_with_it() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (who, other) = (somebody(db, "who"), somebody(db, "other"));
        let token = db
            .write_blocking(&Cause::system("test"), move |tx| {
                actions::issue_token(tx, &options(false), who, &[Role::Security])
            })
            .unwrap();
        let take = |viewer: Id| {
            let token = token.clone();
            db.write_blocking(&Cause::system("test"), move |tx| {
                actions::use_token(tx, &options(false), &cast::viewer(viewer), &token, REASON)
            })
        };
        assert!(is(take(other), Refusal::Token), "made for somebody else");
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..50).map(|_| scope.spawn(|| take(who))).collect();
            tries.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1);
        assert_eq!(roles(db, who), [Role::Security]);
    });
}
