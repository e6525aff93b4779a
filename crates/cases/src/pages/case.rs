//! `/admin/cases/{id}`: a case with its approvals, its hold and what was read in it; nothing of what it is about.

use super::names::Names;
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::model::{Case, Export, Office, Switch};
use crate::store::{deferral, export, hold, reading, switch};
use crate::views::{CasePage, ExportWays, Known, Ways};
use actix_web::HttpRequest;
use maru_contract::Offers;
use maru_kernel::{PersonId, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Cx};

/// Lines of what was read.
const LINES: i64 = 50;
/// Copies that were asked for, with their receipts.
const EXPORTS: i64 = 20;

pub async fn show(cx: Cx, request: HttpRequest, offers: Offers) -> Answer {
    let (id, now, viewer) = (cx.id_in(&request, "id")?, cx.now(), cx.viewer()?.clone());
    let (known, ways, names) = cx
        .read(move |conn| {
            let seen = actions::seen(conn, &viewer, id, now)?;
            let place = place(conn, &offers, &viewer, seen.noun())?;
            let deferrals = deferral::of_case(conn, id)?;
            let known = Known {
                place,
                sources: labels(&offers, &viewer, seen.noun()),
                hold: hold::of_case(conn, id)?,
                readings: reading::latest(conn, id, LINES)?,
                read: reading::count(conn, id)?,
                deferrals,
                exports: export::of_case(conn, id, EXPORTS)?,
                case: seen.noun().clone(),
            };
            let ways = ways(conn, &viewer, &known, now)?;
            let names = Names::of(conn, people(&known), now)?;
            Ok::<_, Error>((known, ways, names))
        })
        .await?;
    cx.html(&CasePage::new(&cx, &known, ways, &names))
}

/// What the viewer may do, by the rules themselves.
fn ways(conn: &mut DbConn, viewer: &Viewer, known: &Known, now: Timestamp) -> Result<Ways, Error> {
    let state = switch::read(conn, now)?;
    let seen = || access::see(viewer, Some(known.case.clone()));
    let mut offices = Vec::new();
    for office in Office::ALL {
        if access::approve(viewer, &state, seen()?, office).is_ok() {
            offices.push(office);
        }
    }
    let waiting = known.deferrals.iter().find(|deferral| access::waits(deferral, now)).cloned();
    let mut exports = Vec::new();
    for one in &known.exports {
        exports.push(export_ways(viewer, &state, known, one, now)?);
    }
    let due = matches!(known.case.telling, crate::model::Telling::Due(_));
    Ok(Ways {
        offices,
        refuse: access::refuse(viewer, &state, seen()?).is_ok(),
        renew: access::renew(viewer, &state, seen()?).is_ok(),
        finish: access::finish(viewer, seen()?).is_ok(),
        read: access::read(viewer, &state, seen()?).is_ok(),
        want: access::want_copy(viewer, &state, seen()?, &known.exports, now).is_ok(),
        exports,
        place: access::place(seen()?, known.hold.as_ref()).is_ok(),
        lift: access::lift(viewer, &seen()?, known.hold.clone(), now).is_ok(),
        defer: due && waiting.is_none(),
        agree: access::agree(viewer, &seen()?, waiting, now).is_ok(),
    })
}

fn export_ways(
    viewer: &Viewer,
    state: &Switch,
    known: &Known,
    one: &Export,
    now: Timestamp,
) -> Result<ExportWays, Error> {
    let seen = access::see(viewer, Some(known.case.clone()))?;
    let may =
        |office: &Office| access::grant_copy(viewer, state, &seen, Some(one.clone()), *office, now).is_ok();
    Ok(ExportWays {
        offices: Office::ALL.into_iter().filter(may).collect(),
        deny: access::deny_copy(viewer, state, &seen, Some(one.clone()), now).is_ok(),
        take: access::take_copy(viewer, state, seen, Some(one.clone()), now).is_ok(),
    })
}

fn place(conn: &mut DbConn, offers: &Offers, viewer: &Viewer, case: &Case) -> Result<String, Error> {
    let Some(place) = &case.scope.place else { return Ok(String::new()) };
    for source in &offers.all().evidence {
        if let Some(known) = source.place(conn, viewer, place)? {
            return Ok(known.name);
        }
    }
    Ok(place.to_string())
}

fn labels(offers: &Offers, viewer: &Viewer, case: &Case) -> String {
    let all = offers.all();
    let label = |module: &String| {
        let source = all.evidence.iter().find(|source| source.module() == module);
        source.map_or_else(|| module.clone(), |source| source.label(viewer.lang).to_owned())
    };
    case.scope.sources.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// Everybody the page names.
fn people(known: &Known) -> Vec<PersonId> {
    let case = &known.case;
    let mut all = vec![case.asked_by];
    all.extend(&case.scope.people);
    all.extend(case.rounds.iter().flat_map(|round| round.approvals.iter().map(|approval| approval.person)));
    all.extend(known.hold.iter().map(|hold| hold.placed_by));
    all.extend(known.readings.iter().map(|line| line.person));
    for one in &known.exports {
        all.push(one.asked.by);
        all.extend(one.decided.iter().map(|decision| decision.by));
        all.extend(one.receipts.iter().map(|receipt| receipt.person));
    }
    all.extend(known.deferrals.iter().map(|one| one.asked.by));
    all.extend(known.deferrals.iter().filter_map(|one| one.agreed.map(|(by, _)| by)));
    all
}
