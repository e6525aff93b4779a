//! People and the posts they hold.

use super::digest::{Digests, Mark, key};
use super::intake::Intake;
use super::units::UnitIndex;
use crate::Error;
use crate::mapping::{AppointmentKind, StagedPerson, StagedPost, Trouble};
use crate::model::{Findable, Noun, initials};
use crate::store::pieces::Pieces;
use crate::store::sync::rows::{AppointmentRow, PersonRow, PhotoRow, PostRow};
use crate::store::sync::{known, names};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::hex;
use maru_kernel::korean::choseong;
use maru_store::{StoreResult, Utc};
use std::collections::{BTreeMap, HashSet};

/// Person and unit of the posts that role entries tell of.
pub type Told = HashSet<(i64, i64)>;

/// What is remembered of people while the rest of the entries comes in.
#[derive(Default)]
pub struct PersonIndex {
    /// Row by the name of the entry, for groups and role entries.
    pub by_dn: Digests<i64>,
    /// Row by sign-in name, for `memberUid` and to find duplicates.
    pub by_login: Digests<i64>,
    /// Row by employee number, where several entries are one person.
    by_number: Digests<i64>,
    /// Row by mail address.
    by_mail: Digests<i64>,
    /// New rows whose sign-in name another entry of this run claims as well, with that entry.
    pub contested: BTreeMap<i64, String>,
    /// Second and further units of people, until role entries have told more about them.
    further: Vec<Further>,
}

struct Further {
    person: i64,
    stable_id: String,
    unit: i64,
    title: String,
    ord: i32,
}

impl PersonIndex {
    /// Knows which sign-in names are taken by others.
    pub fn load(intake: &Intake<'_>) -> StoreResult<PersonIndex> {
        let taken = intake.db.read_blocking(|conn| names::of_others(conn, intake.source))?;
        let by_login = taken.iter().map(|login| (key(login), 0)).collect();
        Ok(PersonIndex { by_login, ..PersonIndex::default() })
    }

    /// Knows the people of earlier runs, for a run that reads changes only.
    pub fn load_names(&mut self, intake: &Intake<'_>) -> StoreResult<()> {
        let by_dn = &mut self.by_dn;
        intake.db.read_blocking(|conn| {
            known::each_name(conn, Noun::Person, intake.source, |id, dn, _| {
                by_dn.entry(key(&crate::ldap::dn::key(dn))).or_insert(id);
            })
        })
    }

    /// Knows whose sign-in names those of earlier runs are, for groups that name their members so.
    pub fn load_logins(&mut self, intake: &Intake<'_>) -> StoreResult<()> {
        let (own, met) = (
            intake.db.read_blocking(|conn| names::of_source(conn, intake.source))?,
            intake.met(Noun::Person),
        );
        for (login, id) in own.into_iter().filter(|(_, id)| !met.contains(id)) {
            self.by_login.insert(key(&login), id);
        }
        Ok(())
    }

    /// Knows the people whose entries were put aside by this run: posts and groups still name them.
    pub fn load_put_aside(&mut self, intake: &Intake<'_>) -> StoreResult<()> {
        for spared in intake.spared(Noun::Person)? {
            self.by_dn.entry(spared.name).or_insert(spared.id);
        }
        Ok(())
    }

    /// Compares and stages one person.
    pub fn take(
        &mut self,
        intake: &mut Intake<'_>,
        units: &UnitIndex,
        person: &StagedPerson,
        join_by_number: bool,
    ) -> Result<(), Error> {
        intake.counts.people += 1;
        if join_by_number && self.join(intake, units, person) {
            return Ok(());
        }
        if intake.has_met(Noun::Person, &person.stable_id) {
            intake.put_aside(Noun::Person, &person.dn, None, &Trouble::Duplicate.with("stable_id"));
            return Ok(());
        }
        let own = intake.people.get(&key(&person.stable_id)).map(|known| known.id);
        if self.by_login.get(&key(&person.login)).is_some_and(|id| own != Some(*id)) {
            // Whoever stands first in the source is not the right one for that.
            if let Some(first) = self.by_login.get(&key(&person.login)).filter(|first| **first != 0) {
                self.contested.insert(*first, person.dn.clone());
            }
            intake.flush()?;
            let other = intake.db.read_blocking(|conn| names::entry_of(conn, &person.login))?;
            let reason = Trouble::Duplicate.with(&format!("login ({})", other.unwrap_or_default()));
            intake.put_aside(Noun::Person, &person.dn, Some(&person.stable_id), &reason);
            return Ok(());
        }
        person.notes.iter().for_each(|note| intake.list(&person.dn, note));
        let id = stage_person(intake, person);
        if let Some(mail) = person.mail.as_deref().map(str::to_lowercase).filter(|mail| !mail.is_empty())
            && self.by_mail.insert(key(&mail), id).is_some_and(|other| other != id)
        {
            intake.remark(&person.dn, &Trouble::SharedMail.with(&mail));
        }
        self.by_dn.insert(key(&person.dn_key), id);
        self.by_login.insert(key(&person.login), id);
        if let Some(number) = person.employee_no.as_deref().filter(|_| join_by_number) {
            self.by_number.insert(key(number), id);
        }
        self.take_units(intake, units, person, id, true);
        intake.relieve()
    }

    /// A further entry of a person we have: only its units count.
    fn join(&mut self, intake: &mut Intake<'_>, units: &UnitIndex, person: &StagedPerson) -> bool {
        let number = person.employee_no.as_deref().map(key);
        let Some(id) = number.and_then(|n| self.by_number.get(&n).copied()) else { return false };
        self.by_dn.insert(key(&person.dn_key), id);
        self.take_units(intake, units, person, id, false);
        true
    }

    fn take_units(
        &mut self,
        intake: &mut Intake<'_>,
        units: &UnitIndex,
        person: &StagedPerson,
        id: i64,
        has_main: bool,
    ) {
        let mut seen = Vec::new();
        for unit in person.units.iter().filter_map(|named| units.find(named)) {
            if !seen.contains(&unit) {
                seen.push(unit);
            }
        }
        for (place, unit) in (0_i32..).zip(seen) {
            let title = person.title.clone().unwrap_or_default();
            let stable_id = format!("{}@{unit}", person.stable_id);
            let further = Further { person: id, stable_id, unit, title, ord: place };
            if place == 0 && has_main {
                stage_further(intake, further, AppointmentKind::Main);
            } else {
                self.further.push(further);
            }
        }
    }

    /// A role entry tells how the post is held, so it wins over the bare mention of the unit. The post is
    /// there whether anybody holds it or not; an entry without holders, unit or name is no post at all.
    pub fn take_post(
        &mut self,
        intake: &mut Intake<'_>,
        units: &UnitIndex,
        post: &StagedPost,
        told: &mut Told,
    ) -> Result<(), Error> {
        let is_post = !post.holders.is_empty() || intake.knows(Noun::Post, &post.stable_id);
        let Some(unit) = units.find(&post.unit) else {
            if is_post {
                let reason = Trouble::Missing.with("unit");
                intake.put_aside(Noun::Post, &post.dn, Some(&post.stable_id), &reason);
            }
            return Ok(());
        };
        if !is_post && post.name.is_none() {
            return Ok(());
        }
        if intake.has_met(Noun::Post, &post.stable_id) {
            intake.list(&post.dn, &Trouble::Duplicate.with("stable_id"));
            return Ok(());
        }
        let id = stage_post(intake, post, unit);
        for holder in &post.holders {
            if let Some(person) = self.by_dn.get(&key(holder)).copied() {
                told.insert((person, unit));
                stage_holder(intake, post, id, person, unit);
            }
        }
        intake.relieve()
    }

    /// Units that no role entry spoke of are concurrent posts.
    pub fn take_further(&mut self, intake: &mut Intake<'_>, told: &Told) -> Result<(), Error> {
        for further in std::mem::take(&mut self.further) {
            if !told.contains(&(further.person, further.unit)) {
                stage_further(intake, further, AppointmentKind::Concurrent);
                intake.relieve()?;
            }
        }
        Ok(())
    }
}

fn stage_person(intake: &mut Intake<'_>, p: &StagedPerson) -> i64 {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let photo_hash = p.photo.as_ref().map(|photo| photo_digest(photo)).unwrap_or_default();
    let lang = p.lang.map(|l| l.tag().to_owned()).unwrap_or_default();
    let fields = [
        &p.name_en,
        &p.hanja,
        &p.mail,
        &p.phone,
        &p.mobile,
        &p.employee_no,
        &p.rank,
        &p.title,
        &p.duty,
        &p.room,
    ];
    let mark = fields
        .iter()
        .fold(Mark::default(), |mark, field| mark.text(field.as_deref().unwrap_or_default()))
        .text(&p.login)
        .text(&p.name)
        .text(&lang)
        .text(&photo_hash)
        .text(&p.dn)
        .number(i64::from(p.disabled))
        .number(i64::from(p.leave.is_some()))
        .finish();
    let met = intake.meet(Noun::Person, &p.stable_id, mark);
    let Some(fresh) = met.fresh() else { return met.id() };
    let row = PersonRow {
        id: met.id(),
        fresh,
        source: intake.source.to_owned(),
        stable_id: p.stable_id.clone(),
        login: Some(p.login.clone()),
        name: p.name.clone(),
        name_en: text(&p.name_en),
        name_hanja: text(&p.hanja),
        choseong: choseong(&p.name),
        mail: text(&p.mail),
        phone: text(&p.phone),
        mobile: text(&p.mobile),
        employee_number: text(&p.employee_no),
        rank: text(&p.rank),
        title: text(&p.title),
        duty: text(&p.duty),
        room: text(&p.room),
        lang,
        photo_hash,
        active: !p.disabled,
        on_leave: p.leave.is_some(),
        dn: p.dn.clone(),
        mark,
        grams: Pieces(grams(p)),
    };
    intake.batch.persons.push(row);
    if let Some(image) = &p.photo {
        intake.batch.photos.push(PhotoRow { person_id: met.id(), image: image.clone() });
    }
    met.id()
}

fn grams(p: &StagedPerson) -> String {
    let text = |value: &'_ Option<String>| value.as_deref().unwrap_or_default().to_owned();
    let (name_en, number, rank) = (text(&p.name_en), text(&p.employee_no), text(&p.rank));
    let (title, duty, phone, mobile) = (text(&p.title), text(&p.duty), text(&p.phone), text(&p.mobile));
    Findable {
        name: &p.name,
        name_en: &name_en,
        login: &p.login,
        employee_number: &number,
        rank: &rank,
        title: &title,
        duty: &duty,
        phone: &phone,
        mobile: &mobile,
    }
    .text()
}

fn photo_digest(photo: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(photo)).chars().take(16).collect()
}

fn stage_further(intake: &mut Intake<'_>, further: Further, kind: AppointmentKind) {
    stage_appointment(
        intake,
        AppointmentRow {
            id: 0,
            fresh: false,
            source: intake.source.to_owned(),
            stable_id: further.stable_id,
            person_id: further.person,
            unit_id: further.unit,
            post_id: None,
            kind: kind.word().to_owned(),
            title: further.title,
            ord: further.ord,
            starts_at: None,
            ends_at: None,
            mark: 0,
        },
    );
}

fn stage_post(intake: &mut Intake<'_>, post: &StagedPost, unit: i64) -> i64 {
    let name = post.name.clone().unwrap_or_default();
    let mark = Mark::default().number(unit).text(&name).finish();
    let met = intake.meet(Noun::Post, &post.stable_id, mark);
    if let Some(fresh) = met.fresh() {
        intake.batch.posts.push(PostRow {
            id: met.id(),
            fresh,
            source: intake.source.to_owned(),
            stable_id: post.stable_id.clone(),
            unit_id: unit,
            choseong: initials(&name),
            name,
            active: true,
            mark,
        });
    }
    met.id()
}

fn stage_holder(intake: &mut Intake<'_>, post: &StagedPost, id: i64, person: i64, unit: i64) {
    stage_appointment(
        intake,
        AppointmentRow {
            id: 0,
            fresh: false,
            source: intake.source.to_owned(),
            // Several holders of one entry share its stable id.
            stable_id: format!("{}#{person}", post.stable_id),
            person_id: person,
            unit_id: unit,
            post_id: Some(id),
            kind: post.kind.word().to_owned(),
            title: post.name.clone().unwrap_or_default(),
            ord: 100,
            starts_at: post.from.and_then(|day| midnight(day, 0)),
            ends_at: post.to.and_then(|day| midnight(day, 1)),
            mark: 0,
        },
    );
}

/// Midnight in Korea at the beginning of the day that is `later` days after `day`.
fn midnight(day: Date, later: i32) -> Option<Utc> {
    let day = day.checked_add(jiff::Span::new().days(later)).ok()?;
    let seoul = TimeZone::get("Asia/Seoul").ok()?;
    Some(Utc(day.to_zoned(seoul).ok()?.timestamp()))
}

/// Completes the row with id and digest, and stages it if it is new or changed.
fn stage_appointment(intake: &mut Intake<'_>, row: AppointmentRow) {
    let instant = |at: Option<Utc>| at.map_or(0, |at| at.0.as_second());
    let mark = Mark::default()
        .number(row.person_id)
        .number(row.unit_id)
        .number(row.post_id.unwrap_or(0))
        .text(&row.kind)
        .text(&row.title)
        .number(i64::from(row.ord))
        .number(instant(row.starts_at))
        .number(instant(row.ends_at))
        .finish();
    let met = intake.meet(Noun::Appointment, &row.stable_id, mark);
    if let Some(fresh) = met.fresh() {
        intake.batch.appointments.push(AppointmentRow { id: met.id(), fresh, mark, ..row });
    }
}
