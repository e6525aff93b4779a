//! Who may do what with cases. Every rule is a function that gives evidence or an error; nothing is done with a case, and nothing of it
//! is shown, without such evidence, so that a failed check cannot be passed over (S-349).

use crate::error::Error;
use crate::model::{
    Ask, Case, CaseHold, Deferral, End, Export, Keeper, LONGEST_DEFERRAL, Office, Stage, Standing, Switch,
    Switching, Telling,
};
use maru_contract::Reach;
use maru_kernel::{Id, PersonId, Timestamp, Viewer};

maru_kernel::evidence!();

/// Sees that there are cases: those who ask, and those who approve.
pub const SEE: &str = "cases.see";
/// Asks for cases, and reads those that were opened.
pub const ASK: &str = "cases.ask";
/// Approves as the privacy officer.
pub const AS_PRIVACY: &str = "cases.approve_as_privacy";
/// Approves as who answers for the law and for audits.
pub const AS_LEGAL: &str = "cases.approve_as_legal";
/// Approves as the auditor.
pub const AS_AUDITOR: &str = "cases.approve_as_auditor";
/// Opens the page on which cases are switched on.
pub const SWITCH: &str = "cases.switch";
/// Switches as the security administrator.
pub const SWITCH_SECURITY: &str = "cases.switch_as_security";
/// Switches as the auditor.
pub const SWITCH_AUDITOR: &str = "cases.switch_as_auditor";

/// The verb of wanting cases switched on or off.
#[derive(Debug)]
pub struct Turn;
/// The verb of confirming that.
#[derive(Debug)]
pub struct Confirm;
/// The verb of asking for a case.
#[derive(Debug)]
pub struct Begin;
/// The verb of looking at a case, not at what it is about.
#[derive(Debug)]
pub struct See;
/// The verb of approving.
#[derive(Debug)]
pub struct Approve;
/// The verb of saying no.
#[derive(Debug)]
pub struct Refuse;
/// The verb of asking to go on.
#[derive(Debug)]
pub struct Renew;
/// The verb of ending a case.
#[derive(Debug)]
pub struct Finish;
/// The verb of reading what a case is about.
#[derive(Debug)]
pub struct Read;
/// The verb of asking for a sealed copy of it.
#[derive(Debug)]
pub struct WantCopy;
/// The verb of granting one.
#[derive(Debug)]
pub struct Grant;
/// The verb of saying no to one.
#[derive(Debug)]
pub struct Deny;
/// The verb of making one and taking it away.
#[derive(Debug)]
pub struct Take;
/// The verb of placing a hold.
#[derive(Debug)]
pub struct Place;
/// The verb of wanting a hold lifted.
#[derive(Debug)]
pub struct WantLifted;
/// The verb of lifting a hold.
#[derive(Debug)]
pub struct Lift;
/// The verb of wanting subjects told later.
#[derive(Debug)]
pub struct Defer;
/// The verb of agreeing to that.
#[derive(Debug)]
pub struct Agree;
/// The verb of telling subjects.
#[derive(Debug)]
pub struct Tell;
/// The verb of hearing of a case that was about oneself.
#[derive(Debug)]
pub struct Hear;

/// What may be read, by whom, by right of which case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The case.
    pub case: Id,
    /// Its number.
    pub number: String,
    /// Who reads.
    pub reader: PersonId,
    /// What.
    pub reach: Reach,
    /// Of which modules.
    pub sources: Vec<String>,
    /// Until when.
    pub until: Timestamp,
}

/// The permission of an office.
pub const fn permission(office: Office) -> &'static str {
    match office {
        Office::Privacy => AS_PRIVACY,
        Office::Legal => AS_LEGAL,
        Office::Auditor => AS_AUDITOR,
    }
}

/// The permission of a keeper of the switch.
pub const fn keeper_permission(keeper: Keeper) -> &'static str {
    match keeper {
        Keeper::Security => SWITCH_SECURITY,
        Keeper::Auditor => SWITCH_AUDITOR,
    }
}

/// In which of the two roles somebody switches.
fn keeper(viewer: &Viewer) -> Result<Keeper, Error> {
    Keeper::ALL.into_iter().find(|keeper| viewer.may(keeper_permission(*keeper))).ok_or(Error::Missing)
}

/// Either of the two asks for the other state than the present one.
pub fn turn(viewer: &Viewer, switch: &Switch, on: bool) -> Result<Allowed<Turn, (PersonId, Keeper)>, Error> {
    let keeper = keeper(viewer)?;
    if switch.on_since.is_some() == on {
        return Err(Error::SwitchedAlready);
    }
    if switch.waiting.is_some() {
        return Err(Error::SwitchWaits);
    }
    Ok(Allowed::new((viewer.id, keeper)))
}

/// The other of the two confirms, within a day: another person in another role (S-524).
pub fn confirm(viewer: &Viewer, switch: Switch, id: Id) -> Result<Allowed<Confirm, Switching>, Error> {
    let keepers = Keeper::ALL.into_iter().filter(|keeper| viewer.may(keeper_permission(*keeper)));
    let keepers: Vec<Keeper> = keepers.collect();
    if keepers.is_empty() {
        return Err(Error::Missing);
    }
    let waiting = switch.waiting.filter(|waiting| waiting.id == id).ok_or(Error::Missing)?;
    if waiting.asked.by == viewer.id || keepers.iter().all(|keeper| *keeper == waiting.asked_as) {
        return Err(Error::SecondPerson);
    }
    Ok(Allowed::new(waiting))
}

/// Whether cases are possible at all; what nobody switched on does not exist.
fn switched_on(switch: &Switch) -> Result<(), Error> {
    if switch.on_since.is_some() { Ok(()) } else { Err(Error::Off) }
}

/// Who asks is none of those it is about (S-520).
pub fn begin(
    viewer: &Viewer,
    switch: &Switch,
    subjects: Vec<PersonId>,
) -> Result<Allowed<Begin, (PersonId, Vec<PersonId>)>, Error> {
    if !viewer.may(ASK) {
        return Err(Error::Missing);
    }
    switched_on(switch)?;
    if subjects.contains(&viewer.id) {
        return Err(Error::OwnCase);
    }
    Ok(Allowed::new((viewer.id, subjects)))
}

/// The offices somebody holds.
pub fn offices(viewer: &Viewer) -> Vec<Office> {
    Office::ALL.into_iter().filter(|office| viewer.may(permission(*office))).collect()
}

/// A case exists for who asked for it and for the offices, and for nobody whom it is about: they hear of it when it is over.
pub fn see(viewer: &Viewer, case: Option<Case>) -> Result<Allowed<See, Case>, Error> {
    let case = case.ok_or(Error::Missing)?;
    let asker = viewer.may(ASK) && case.asked_by == viewer.id;
    let stranger = !asker && offices(viewer).is_empty();
    if case.is_about(viewer.id) || !viewer.may(SEE) || stranger {
        return Err(Error::Missing);
    }
    Ok(Allowed::new(case))
}

/// An office approves what waits: no subject, not who asked, no person and no office twice.
pub fn approve(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
    office: Office,
) -> Result<Allowed<Approve, (Case, Ask, Office)>, Error> {
    let (case, ask) = decides(viewer, switch, seen)?;
    if !viewer.may(permission(office)) {
        return Err(Error::Office);
    }
    let first = case.stage.waiting().and_then(|(_, first)| first.cloned());
    if let Some(first) = first {
        if first.person == viewer.id {
            return Err(Error::SecondPerson);
        }
        if first.office == office {
            return Err(Error::Office);
        }
    }
    Ok(Allowed::new((case, ask, office)))
}

/// An office says no to what waits.
pub fn refuse(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
) -> Result<Allowed<Refuse, (Case, Ask)>, Error> {
    let (case, ask) = decides(viewer, switch, seen)?;
    if offices(viewer).is_empty() {
        return Err(Error::Office);
    }
    Ok(Allowed::new((case, ask)))
}

/// What waits for a word of this viewer.
fn decides(viewer: &Viewer, switch: &Switch, seen: Allowed<See, Case>) -> Result<(Case, Ask), Error> {
    let case = seen.noun;
    switched_on(switch)?;
    if case.asked_by == viewer.id {
        return Err(Error::SecondPerson);
    }
    let ask = case.stage.waiting().map(|(ask, _)| ask.clone()).ok_or(Error::NotWaiting)?;
    Ok((case, ask))
}

/// Who asked goes on asking while the case is open and nothing waits.
pub fn renew(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
) -> Result<Allowed<Renew, Case>, Error> {
    let case = asked_by(viewer, seen)?;
    switched_on(switch)?;
    match case.stage {
        Stage::Open { renewal: None, .. } => Ok(Allowed::new(case)),
        Stage::Open { renewal: Some(_), .. } => Err(Error::RenewalWaits),
        Stage::Asked { .. } | Stage::Over { .. } => Err(Error::NotOpen),
    }
}

fn asked_by(viewer: &Viewer, seen: Allowed<See, Case>) -> Result<Case, Error> {
    let case = seen.noun;
    if case.asked_by == viewer.id && viewer.may(ASK) { Ok(case) } else { Err(Error::NotYours) }
}

/// Who asked takes back what nobody opened; who asked and every office close what is open.
pub fn finish(viewer: &Viewer, seen: Allowed<See, Case>) -> Result<Allowed<Finish, (Case, End)>, Error> {
    match seen.noun.stage {
        Stage::Asked { .. } => Ok(Allowed::new((asked_by(viewer, seen)?, End::Withdrawn))),
        Stage::Open { .. } => Ok(Allowed::new((seen.noun, End::Closed))),
        Stage::Over { .. } => Err(Error::NotOpen),
    }
}

/// A refused first asking is the end of its case; a refused renewal is not.
pub fn finish_refused(refused: Allowed<Refuse, (Case, Ask)>) -> Option<Allowed<Finish, (Case, End)>> {
    let (case, _) = refused.noun;
    matches!(case.stage, Stage::Asked { .. }).then(|| Allowed::new((case, End::Refused)))
}

/// The end of a case, and since when it is over.
pub type Ended = (Allowed<Finish, (Case, End)>, Timestamp);

/// What the time ended is over.
pub fn finish_by_time(case: Case) -> Option<Ended> {
    match case.stage {
        Stage::Over { how: how @ (End::Expired | End::Lapsed), at } => Some((Allowed::new((case, how)), at)),
        Stage::Over { .. } | Stage::Asked { .. } | Stage::Open { .. } => None,
    }
}

/// Who asked reads while the case is open, and nobody else ever.
pub fn read(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
) -> Result<Allowed<Read, Reading>, Error> {
    let case = asked_by(viewer, seen)?;
    switched_on(switch)?;
    let Stage::Open { until, .. } = case.stage else { return Err(Error::NotOpen) };
    Ok(Allowed::new(Reading {
        case: case.id,
        number: case.number,
        reader: viewer.id,
        reach: case.scope.reach(),
        sources: case.scope.sources,
        until,
    }))
}

/// Who reads an open case asks for a sealed copy of it, while no other one waits or can be taken.
pub fn want_copy(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
    known: &[Export],
    now: Timestamp,
) -> Result<Allowed<WantCopy, Reading>, Error> {
    let reading = read(viewer, switch, seen)?.noun;
    let stands = |export: &Export| matches!(export.standing(now), Standing::Waiting | Standing::Granted(_));
    if known.iter().any(stands) { Err(Error::CopyWaits) } else { Ok(Allowed::new(reading)) }
}

/// A second person in an office grants it while the case is open: not who asked (S-521).
pub fn grant_copy(
    viewer: &Viewer,
    switch: &Switch,
    seen: &Allowed<See, Case>,
    export: Option<Export>,
    office: Office,
    now: Timestamp,
) -> Result<Allowed<Grant, (Export, Office)>, Error> {
    let export = copy_waits(viewer, switch, seen, export, now)?;
    if viewer.may(permission(office)) { Ok(Allowed::new((export, office))) } else { Err(Error::Office) }
}

/// Or says no to it.
pub fn deny_copy(
    viewer: &Viewer,
    switch: &Switch,
    seen: &Allowed<See, Case>,
    export: Option<Export>,
    now: Timestamp,
) -> Result<Allowed<Deny, Export>, Error> {
    let export = copy_waits(viewer, switch, seen, export, now)?;
    if offices(viewer).is_empty() { Err(Error::Office) } else { Ok(Allowed::new(export)) }
}

/// The copy that waits for a word of this viewer.
fn copy_waits(
    viewer: &Viewer,
    switch: &Switch,
    seen: &Allowed<See, Case>,
    export: Option<Export>,
    now: Timestamp,
) -> Result<Export, Error> {
    let export = export.filter(|export| export.case == seen.noun.id).ok_or(Error::Missing)?;
    switched_on(switch)?;
    if !matches!(seen.noun.stage, Stage::Open { .. }) {
        return Err(Error::NotOpen);
    }
    if export.asked.by == viewer.id || seen.noun.asked_by == viewer.id {
        return Err(Error::SecondPerson);
    }
    if export.standing(now) == Standing::Waiting { Ok(export) } else { Err(Error::NotWaiting) }
}

/// Who reads the case takes the copy that was granted, while it is open: what is over gives out nothing.
pub fn take_copy(
    viewer: &Viewer,
    switch: &Switch,
    seen: Allowed<See, Case>,
    export: Option<Export>,
    now: Timestamp,
) -> Result<Allowed<Take, (Reading, Export)>, Error> {
    let reading = read(viewer, switch, seen)?.noun;
    let export = export.filter(|export| export.case == reading.case).ok_or(Error::Missing)?;
    match export.standing(now) {
        Standing::Granted(_) if export.asked.by == viewer.id => Ok(Allowed::new((reading, export))),
        Standing::Granted(_) | Standing::Waiting | Standing::Refused | Standing::Over => {
            Err(Error::NotGranted)
        }
    }
}

/// Whoever sees a case has its scope held, unless somebody said no to it.
pub fn place(seen: Allowed<See, Case>, held: Option<&CaseHold>) -> Result<Allowed<Place, Case>, Error> {
    let case = seen.noun;
    if held.is_some() {
        return Err(Error::HeldAlready);
    }
    match case.stage {
        Stage::Over { how: End::Refused | End::Withdrawn | End::Lapsed, .. } => Err(Error::NotOpen),
        Stage::Asked { .. } | Stage::Open { .. } | Stage::Over { .. } => Ok(Allowed::new(case)),
    }
}

/// The hold that whoever asks for a case places with it.
pub fn place_at_once(seen: Allowed<See, Case>) -> Allowed<Place, Case> {
    Allowed::new(seen.noun)
}

/// One who sees the case wants its hold lifted, another lifts it within a day (S-523).
pub fn lift(
    viewer: &Viewer,
    _: &Allowed<See, Case>,
    held: Option<CaseHold>,
    now: Timestamp,
) -> Result<Lifting, Error> {
    let held = held.ok_or(Error::Missing)?;
    match held.lift_asked.as_ref().filter(|asked| asked.is_alive(now)) {
        Some(asked) if asked.by == viewer.id => Err(Error::SecondPerson),
        Some(_) => Ok(Lifting::Now(Allowed::new(held))),
        None => Ok(Lifting::Wanted(Allowed::new(held))),
    }
}

/// What becomes of a hold that somebody wants lifted.
#[derive(Debug)]
pub enum Lifting {
    /// Another person has to want it, too.
    Wanted(Allowed<WantLifted, CaseHold>),
    /// It is lifted.
    Now(Allowed<Lift, CaseHold>),
}

/// Whoever sees a case that is over may want its subjects told later, within a year of its end (S-522).
pub fn defer(
    seen: Allowed<See, Case>,
    waiting: Option<&Deferral>,
    until: Timestamp,
    now: Timestamp,
) -> Result<Allowed<Defer, Case>, Error> {
    let case = seen.noun;
    let (Telling::Due(due), Stage::Over { at, .. }) = (case.telling, &case.stage) else {
        return Err(Error::NotDue);
    };
    if waiting.is_some() {
        return Err(Error::DeferralWaits);
    }
    if until <= due || until <= now || until > *at + LONGEST_DEFERRAL {
        return Err(Error::DeferralTime);
    }
    Ok(Allowed::new(case))
}

/// What was asked for a day ago at most and nobody agreed to yet.
pub fn waits(deferral: &Deferral, now: Timestamp) -> bool {
    deferral.agreed.is_none() && deferral.asked.is_alive(now)
}

/// Another person, in an office, agrees while the subjects were not told.
pub fn agree(
    viewer: &Viewer,
    seen: &Allowed<See, Case>,
    deferral: Option<Deferral>,
    now: Timestamp,
) -> Result<Allowed<Agree, Deferral>, Error> {
    let deferral = deferral.filter(|deferral| waits(deferral, now)).ok_or(Error::Missing)?;
    if deferral.asked.by == viewer.id || offices(viewer).is_empty() {
        return Err(Error::SecondPerson);
    }
    match seen.noun.telling {
        Telling::Due(_) => Ok(Allowed::new(deferral)),
        Telling::NotYet | Telling::Told(_) => Err(Error::NotDue),
    }
}

/// Subjects are told of a case when it is due.
pub fn tell(case: Case, now: Timestamp) -> Option<Allowed<Tell, Case>> {
    match case.telling {
        Telling::Due(due) if due <= now => Some(Allowed::new(case)),
        Telling::Due(_) | Telling::NotYet | Telling::Told(_) => None,
    }
}

/// Subjects see a case that was about them once they were told of it.
pub fn hear(viewer: &Viewer, case: Option<Case>) -> Result<Allowed<Hear, Case>, Error> {
    let case = case.ok_or(Error::Missing)?;
    match case.telling {
        Telling::Told(_) if case.is_about(viewer.id) => Ok(Allowed::new(case)),
        Telling::Told(_) | Telling::Due(_) | Telling::NotYet => Err(Error::Missing),
    }
}
