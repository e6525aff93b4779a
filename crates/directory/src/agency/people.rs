//! Who works at the demo agency: seats filled with names, numbers and duties, always the same.

use super::data::{Data, Part, Unit};
use std::collections::{HashMap, HashSet};

/// One employee.
#[derive(Clone, Debug)]
pub struct Employee {
    pub uid: String,
    /// Employee number: year of hire and a running number.
    pub number: String,
    pub sn: String,
    pub given: String,
    pub en: String,
    pub hanja: Option<String>,
    pub unit: String,
    pub title: String,
    pub rank: String,
    pub duty: String,
    pub room: String,
    /// Field staff have neither desk telephone nor mail.
    pub phone: Option<String>,
    pub mail: Option<String>,
    pub mobile: String,
    pub leave: Option<String>,
    pub role: Option<String>,
    pub is_head: bool,
}

impl Employee {
    pub fn name(&self) -> String {
        format!("{}{}", self.sn, self.given)
    }

    pub fn dn(&self, data: &Data) -> String {
        format!("uid={},{}", self.uid, data.unit_dn(&self.unit))
    }
}

/// A place to be filled.
struct Seat<'d> {
    unit: &'d Unit,
    title: &'d str,
    /// Place within the unit, from 0.
    place: usize,
    /// Place among those with the same title in the unit, from 0.
    among: usize,
    in_field: bool,
}

/// Fills every seat.
pub fn hire(data: &Data) -> Vec<Employee> {
    let mut taken = Taken {
        uids: data.cast.iter().map(|part| part.uid.clone()).collect(),
        names: data.names.avoid.iter().cloned().collect(),
    };
    seats(data).iter().enumerate().map(|(n, seat)| fill(data, seat, n, &mut taken)).collect()
}

/// The same people some weeks earlier: a few have not been hired yet, a few still sit elsewhere, and so
/// does the employee of the story.
pub fn earlier(people: &[Employee]) -> Vec<Employee> {
    let ordinary = |p: &&Employee| p.role.is_none() && !p.is_head && p.mail.is_some() && p.leave.is_none();
    let desks: Vec<&Employee> = people.iter().filter(ordinary).collect();
    let newcomers: HashSet<&str> = desks.iter().skip(23).step_by(41).map(|p| p.uid.as_str()).collect();
    let employee = people.iter().filter(|p| p.role.as_deref() == Some("employee"));
    let movers = employee.chain(desks.iter().copied().skip(7).step_by(53)).map(|p| p.uid.as_str());
    let seats_before = desks.iter().skip(90).step_by(17).map(|p| p.unit.as_str());
    let before: HashMap<&str, &str> = movers.zip(seats_before).collect();
    let mut staff: Vec<Employee> =
        people.iter().filter(|p| !newcomers.contains(p.uid.as_str())).cloned().collect();
    for person in &mut staff {
        if let Some(unit) = before.get(person.uid.as_str()) {
            (*unit).clone_into(&mut person.unit);
        }
    }
    staff
}

/// What may not be given again.
struct Taken {
    uids: HashSet<String>,
    names: HashSet<String>,
}

fn seats(data: &Data) -> Vec<Seat<'_>> {
    let mut seats = Vec::new();
    for unit in &data.unit {
        for (in_field, ladder) in [(false, &unit.staff), (true, &unit.field)] {
            let mut place = 0;
            for (title, count) in ladder {
                for among in 0..*count {
                    seats.push(Seat { unit, title, place, among, in_field });
                    place += 1;
                }
            }
        }
    }
    seats
}

fn fill(data: &Data, seat: &Seat<'_>, n: usize, taken: &mut Taken) -> Employee {
    let first = seat.among == 0;
    let part = data.cast.iter().find(|p| first && p.unit == seat.unit.code && p.title == seat.title);
    let (sn, given, en) = part.map_or_else(|| invented_name(data, n, taken), told_name);
    let number = format!("{}{n:04}", hired_in(data, seat.title, n));
    let uid = match part {
        Some(part) => part.uid.clone(),
        None if seat.in_field => format!("g{number}"),
        None => free_uid(&en, &mut taken.uids),
    };
    let duties = if seat.in_field { &seat.unit.field_duties } else { &seat.unit.duties };
    let duty = duties.get(seat.place % duties.len().max(1)).cloned().unwrap_or_default();
    let leave = data.leave.iter().find(|l| first && l.unit == seat.unit.code && l.title == seat.title);
    Employee {
        mail: (!seat.in_field).then(|| format!("{uid}@{}", data.domain)),
        uid,
        number,
        sn,
        given,
        en,
        hanja: part.map(|p| p.hanja.clone()),
        unit: seat.unit.code.clone(),
        title: seat.title.to_owned(),
        rank: data.ranks.get(seat.title).cloned().unwrap_or_default(),
        duty: part.map_or(duty, |p| p.duty.clone()),
        room: format!("{} {}", seat.unit.place, seat.unit.room + seat.place / 12),
        phone: (!seat.in_field).then(|| format!("031-000-{:04}", seat.unit.tel + seat.place)),
        mobile: format!("010-0000-{:04}", 1000 + n),
        leave: leave.map(|l| l.reason.clone()),
        role: part.map(|p| p.role.clone()),
        is_head: seat.place == 0 && !seat.in_field,
    }
}

fn told_name(part: &Part) -> (String, String, String) {
    (part.sn.clone(), part.given.clone(), part.en.clone())
}

/// Surname, given name and both in Latin letters. Names of well-known people are passed over, and
/// names that are taken, but for a few: every large house has people of the same name.
fn invented_name(data: &Data, n: usize, taken: &mut Taken) -> (String, String, String) {
    let names = &data.names;
    let total: usize = names.surnames.iter().map(|s| s.2).sum();
    for attempt in 0_u64.. {
        let dice = mix((n as u64) << 8 | attempt);
        let mut at = pick(dice, total);
        let surname = names.surnames.iter().find(|s| {
            let hit = at < s.2;
            at = at.saturating_sub(s.2);
            hit
        });
        let given = names.given.get(pick(dice >> 32, names.given.len()));
        let (Some(surname), Some(given)) = (surname, given) else { break };
        let full = format!("{}{}", surname.0, given.0);
        let namesake = n % 90 == 89 && !names.avoid.contains(&full);
        if taken.names.insert(full) || namesake {
            return (surname.0.clone(), given.0.clone(), format!("{} {}", surname.1, given.1));
        }
    }
    (String::new(), String::new(), String::new())
}

fn hired_in(data: &Data, title: &str, n: usize) -> u64 {
    let (first, years) = data.hired.get(title).copied().unwrap_or((2020, 1));
    first + mix(n as u64 ^ 0x51ed) % years.max(1)
}

/// `Kim Seoyeon` becomes `seoyeon.kim`, or `seoyeon.kim2` when there is one already.
fn free_uid(en: &str, uids: &mut HashSet<String>) -> String {
    let (surname, given) = en.split_once(' ').unwrap_or((en, ""));
    let plain = format!("{given}.{surname}").to_lowercase();
    let mut uid = plain.clone();
    let mut again = 2;
    while !uids.insert(uid.clone()) {
        uid = format!("{plain}{again}");
        again += 1;
    }
    uid
}

fn pick(dice: u64, sides: usize) -> usize {
    usize::try_from(dice % (sides.max(1) as u64)).unwrap_or(0)
}

/// splitmix64 (Steele, Lea, Flood 2014): one well-mixed number out of another.
fn mix(n: u64) -> u64 {
    let n = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    n ^ (n >> 31)
}
