//! Whom a role reaches through posts, units and groups, and whom it no longer reaches; on both databases.
#![cfg(test)]

mod cast;

use cast::{Someone, appoint, group, member, options, person, post, unit, write};
use diesel::prelude::*;
use jiff::SignedDuration;
use maru_contract::Role;
use maru_directory::model::AppointmentKind;
use maru_directory::model::proposal::Proposal;
use maru_directory::model::role_holder::{Holder, HolderKind};
use maru_directory::store::grants;
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_groups as groups, directory_persons as persons,
    directory_posts as posts, directory_units as units,
};
use maru_directory::{Directory, Error, Refusal, actions};
use maru_kernel::{Cause, Id, Viewer};
use maru_store::{Db, Tx, Utc};
use maru_testkit::on_both_databases;
use std::sync::Arc;

const REASON: &str = "for the test of the roles";

fn administrator(id: Id) -> Viewer {
    let permissions = ["directory.roles.manage", "directory.requests.decide"];
    Viewer { permissions: Arc::new(permissions.into()), ..cast::viewer(id) }
}

fn somebody(db: &Db, login: &'static str) -> Id {
    write(db, move |tx| Ok(person(tx, Someone { name: "김서연", login, ..Someone::default() })))
}

/// Keeps a grant without asking any rule, as if things had been otherwise when it was given.
fn given(db: &Db, role: Role, holder: Holder) -> Id {
    write(db, move |tx| grants::insert(tx, role, holder, REASON, None, None))
}

fn roles(db: &Db, who: Id) -> Vec<Role> {
    db.read_blocking(|conn| grants::roles_of(conn, who, db.now())).unwrap()
}

fn members(db: &Db, holder: Holder) -> Vec<Id> {
    db.read_blocking(|conn| grants::members_of(conn, holder, db.now())).unwrap()
}

fn propose(db: &Db, by: Id, proposal: Proposal) -> Result<Option<Id>, Error> {
    let work = move |tx: &mut Tx<'_>| actions::propose(tx, &options(), &administrator(by), proposal, REASON);
    db.write_blocking(&Cause::system("test"), work)
}

fn is<T>(outcome: Result<T, Error>, refusal: Refusal) -> bool {
    outcome.is_err_and(|error| matches!(error, Error::Refused(r) if r == refusal))
}

/// Somebody with an appointment at a post of a unit, which is in a group within a group.
struct Placed {
    who: Id,
    appointment: Id,
    post: Id,
    unit: Id,
    inner: Id,
    outer: Id,
}

fn placed(db: &Db) -> Placed {
    write(db, |tx| {
        let office = unit(tx, "정보화부", None, 1);
        let who = person(tx, Someone { name: "이도현", login: "who", ..Someone::default() });
        let place = post(tx, office, "보안담당");
        let appointment = appoint(tx, who, office, AppointmentKind::Acting, 1);
        diesel::update(appointments::table.find(appointment.as_i64()))
            .set(appointments::post_id.eq(Some(place.as_i64())))
            .execute(tx.conn())?;
        let (inner, outer) = (group(tx, "안"), group(tx, "밖"));
        member(tx, inner, "unit", office);
        member(tx, outer, "group", inner);
        Ok(Placed { who, appointment, post: place, unit: office, inner, outer })
    })
}

/// Every way by which `placed` holds something, with a role of its own.
fn ways(p: &Placed) -> [(Role, Holder); 4] {
    [
        (Role::Organisation, (HolderKind::Post, p.post)),
        (Role::Records, (HolderKind::Unit, p.unit)),
        (Role::Policy, (HolderKind::Group, p.inner)),
        (Role::System, (HolderKind::Group, p.outer)),
    ]
}

#[test]
fn s_506_an_appointment_counts_from_its_first_to_its_last_day_by_every_way() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let p = placed(db);
        let ways = ways(&p);
        for (role, holder) in ways {
            given(db, role, holder);
        }
        assert_eq!(roles(db, p.who).len(), 4);
        assert!(ways.iter().all(|(_, holder)| members(db, *holder) == [p.who]));
        let day = SignedDuration::from_hours(24);
        for (from, to) in [(None, Some(-day)), (Some(day), None)] {
            let appointment = p.appointment.as_i64();
            write(db, move |tx| {
                let at = |by: Option<SignedDuration>, tx: &Tx<'_>| by.map(|by| Utc(tx.now() + by));
                let dates = (appointments::starts_at.eq(at(from, tx)), appointments::ends_at.eq(at(to, tx)));
                diesel::update(appointments::table.find(appointment)).set(dates).execute(tx.conn())?;
                Ok(())
            });
            assert_eq!(roles(db, p.who), [], "{from:?} {to:?}");
            for (role, holder) in ways {
                assert_eq!(members(db, holder), [], "{role:?} {from:?} {to:?}");
            }
        }
        // Whoever will hold it is touched by a change today (S-503).
        let later = (HolderKind::Unit, p.unit);
        let touched =
            db.read_blocking(|conn| grants::members_sooner_or_later(conn, later, db.now())).unwrap();
        assert_eq!(touched, [p.who]);
    });
}

#[test]
fn s_128_what_is_gone_carries_no_role() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let p = placed(db);
        let ways = ways(&p);
        for (role, holder) in ways {
            given(db, role, holder);
        }
        let (inner, place, office) = (p.inner.as_i64(), p.post.as_i64(), p.unit.as_i64());
        // A group deleted at its source keeps its rows of members, and so do groups around it.
        write(db, move |tx| {
            diesel::update(groups::table.find(inner)).set(groups::active.eq(false)).execute(tx.conn())?;
            Ok(())
        });
        assert_eq!(roles(db, p.who), [Role::Organisation, Role::Records]);
        assert_eq!(members(db, (HolderKind::Group, p.outer)), []);
        assert_eq!(members(db, (HolderKind::Group, p.inner)), []);
        write(db, move |tx| {
            diesel::update(groups::table.find(inner)).set(groups::active.eq(true)).execute(tx.conn())?;
            diesel::update(posts::table.find(place)).set(posts::active.eq(false)).execute(tx.conn())?;
            diesel::update(units::table.find(office)).set(units::closed.eq(true)).execute(tx.conn())?;
            Ok(())
        });
        assert_eq!(roles(db, p.who), []);
        assert!(ways.iter().all(|(_, holder)| members(db, *holder).is_empty()));
    });
}

#[test]
fn s_503_only_somebody_who_can_use_the_role_lets_the_other_go() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (asker, held, other) = (somebody(db, "asker"), somebody(db, "held"), somebody(db, "other"));
        let ending = given(db, Role::Security, (HolderKind::Person, held));
        let last = |db: &Db| is(propose(db, asker, Proposal::revoke(ending)), Refusal::LastHolder);
        // The same person by a second way is nobody else.
        let team = write(db, move |tx| {
            let team = group(tx, "보안팀");
            member(tx, team, "person", held);
            Ok(team)
        });
        given(db, Role::Security, (HolderKind::Group, team));
        assert!(last(db), "nobody else");
        // Somebody who has left.
        write(db, move |tx| {
            member(tx, team, "person", other);
            diesel::update(persons::table.find(other.as_i64()))
                .set(persons::active.eq(false))
                .execute(tx.conn())?;
            Ok(())
        });
        assert!(last(db), "who has left");
        // Somebody who may not use it, because another role excludes it (S-500).
        write(db, move |tx| {
            diesel::update(persons::table.find(other.as_i64()))
                .set(persons::active.eq(true))
                .execute(tx.conn())?;
            Ok(())
        });
        let torn = given(db, Role::Auditor, (HolderKind::Person, other));
        assert!(last(db), "torn between two roles");
        write(db, move |tx| grants::end(tx, torn, None));
        assert!(propose(db, asker, Proposal::revoke(ending)).is_ok());
    });
}

#[test]
fn s_131_no_group_unit_or_post_of_a_source_carries_the_roles_that_watch() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (p, asker) = (placed(db), somebody(db, "asker"));
        let holders = [(HolderKind::Post, p.post), (HolderKind::Unit, p.unit), (HolderKind::Group, p.inner)];
        let refused = |role, holder| {
            is(propose(db, asker, Proposal::grant(role, holder, None)), Refusal::ForeignHolder)
        };
        let watching = [Role::Security, Role::Auditor, Role::Privacy, Role::Legal];
        for holder in holders {
            assert!(watching.into_iter().all(|role| !refused(role, holder)), "kept here: {holder:?}");
        }
        let (place, office, team) = (p.post.as_i64(), p.unit.as_i64(), p.inner.as_i64());
        write(db, move |tx| {
            let source = Some("agency");
            diesel::update(posts::table.find(place)).set(posts::source.eq(source)).execute(tx.conn())?;
            diesel::update(units::table.find(office)).set(units::source.eq(source)).execute(tx.conn())?;
            diesel::update(groups::table.find(team)).set(groups::source.eq(source)).execute(tx.conn())?;
            Ok(())
        });
        for holder in holders {
            assert!(watching.into_iter().all(|role| refused(role, holder)), "{holder:?}");
            assert!(!refused(Role::Organisation, holder), "{holder:?}");
        }
    });
}
