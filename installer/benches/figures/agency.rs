//! A made-up agency of any size: which units it has, who works there, what they are called.
//!
//! Everything follows from numbers, so the same size gives the same agency on every machine, and
//! nothing but the units is kept in memory.

use crate::Outcome;
use serde::Deserialize;

/// The top of the tree.
pub const BASE: &str = "dc=figures,dc=example";
/// How many units each unit has below it, level by level.
const BELOW: [usize; 4] = [4, 3, 4, 3];
/// Units in one of the agencies the tree is made of: 1 + 4 + 12 + 48 + 144.
pub const UNITS_OF_ONE: usize = 209;
/// Those among them that have none below: the teams, where most people work.
const TEAMS_OF_ONE: u64 = 144;
/// People in every other unit: its head and one more.
const SEATS_ABOVE: u64 = 2;

/// Words to combine.
#[derive(Deserialize)]
pub struct Words {
    surnames: Vec<(String, String)>,
    first: Vec<(String, String)>,
    second: Vec<(String, String)>,
    regions: Vec<String>,
    fields: Vec<String>,
    agency: String,
    units: Vec<Vec<String>>,
    heads: Vec<String>,
    staff: Vec<String>,
    pub posts: Vec<String>,
    pub everybody: String,
    pub everybody_of: String,
    pub across: String,
}

/// One unit of the tree.
pub struct Unit {
    pub name: String,
    pub dn: String,
    pub level: usize,
    pub above: Option<usize>,
    pub below: Vec<usize>,
    /// Its people have the numbers from here on; the first of them leads it.
    pub first: u64,
    pub size: u64,
}

/// One person.
pub struct Person {
    pub surname: String,
    pub given: String,
    pub uid: String,
    pub title: String,
    pub dn: String,
    /// Bits to make up the rest from.
    pub luck: u64,
}

/// The agency.
pub struct Agency {
    pub words: Words,
    pub units: Vec<Unit>,
    pub people: u64,
}

impl Agency {
    /// An agency of so many people in about so many units.
    pub fn new(people: u64, units: usize) -> Outcome<Agency> {
        let words = toml::from_str(include_str!("names.toml"))?;
        let mut agency = Agency { words, units: Vec::new(), people };
        let ones = (units / UNITS_OF_ONE).max(1);
        for number in 0..ones {
            agency.grow(None, 0, agency.name_of_one(number));
        }
        agency.seat(ones as u64);
        Ok(agency)
    }

    fn name_of_one(&self, number: usize) -> String {
        let Words { regions, fields, agency, .. } = &self.words;
        let (region, round) = (number / fields.len(), number / fields.len() / regions.len());
        let name = format!("{}{}{agency}", pick(regions, region as u64), pick(fields, number as u64));
        if round == 0 { name } else { format!("{name} {}", round + 1) }
    }

    fn grow(&mut self, above: Option<usize>, level: usize, name: String) {
        let index = self.units.len();
        let parent = above.and_then(|above| self.units.get(above));
        let dn = format!("ou={name},{}", parent.map_or(BASE, |unit| unit.dn.as_str()));
        self.units.push(Unit { name, dn, level, above, below: Vec::new(), first: 0, size: 0 });
        if let Some(parent) = above.and_then(|above| self.units.get_mut(above)) {
            parent.below.push(index);
        }
        for n in 0..BELOW.get(level).copied().unwrap_or(0) {
            let name =
                self.words.units.get(level).map(|names| pick(names, mix(index as u64) % 97 + n as u64));
            self.grow(Some(index), level + 1, name.unwrap_or_default());
        }
    }

    /// Gives every number a seat: teams differ in size by a few people.
    fn seat(&mut self, ones: u64) {
        let teams = ones * TEAMS_OF_ONE;
        let in_teams = self.people.saturating_sub(ones * (UNITS_OF_ONE as u64 - TEAMS_OF_ONE) * SEATS_ABOVE);
        let until = |team: u64| match team {
            0 => 0,
            team if team == teams => in_teams,
            team => (in_teams * team / teams + mix(team) % 4).min(in_teams),
        };
        let (mut next, mut team) = (0, 0);
        for unit in &mut self.units {
            unit.first = next;
            unit.size = if unit.below.is_empty() {
                team += 1;
                until(team).saturating_sub(until(team - 1))
            } else {
                SEATS_ABOVE
            };
            next += unit.size;
        }
    }

    /// The person with this number, who sits in this unit.
    pub fn person(&self, number: u64, unit: &Unit) -> Person {
        let luck = mix(number);
        let (surname, family) = pick(&self.words.surnames, luck);
        let (one, one_roman) = pick(&self.words.first, luck >> 12);
        let (two, two_roman) = pick(&self.words.second, luck >> 24);
        let uid = format!("{one_roman}{two_roman}.{family}{number:07}");
        let title = if number == unit.first {
            pick(&self.words.heads, unit.level as u64)
        } else {
            pick(&self.words.staff, luck >> 36)
        };
        Person {
            surname,
            given: format!("{one}{two}"),
            dn: format!("uid={uid},{}", unit.dn),
            uid,
            title,
            luck,
        }
    }

    /// The unit a random number falls on, with somebody of it.
    pub fn anybody(&self, luck: u64) -> Option<(&Unit, Person)> {
        let unit = self.units.get(usize::try_from(luck).ok()? % self.units.len())?;
        let number = unit.first + (luck >> 32) % unit.size.max(1);
        Some((unit, self.person(number, unit)))
    }

    /// The number by which codes name a unit.
    pub fn code(index: usize) -> usize {
        1_000_000 + index
    }
}

/// A telephone number made of these bits, in exchanges that are not assigned.
pub fn telephone(luck: u64) -> String {
    format!("031-0{:03}-{:04}", luck % 1_000, (luck >> 10) % 10_000)
}

/// A mobile number made of these bits, in an exchange that is not assigned.
pub fn mobile(luck: u64) -> String {
    format!("010-0{:03}-{:04}", luck % 1_000, (luck >> 10) % 10_000)
}

/// The entry of a list that a number falls on.
pub fn pick<T: Clone + Default>(list: &[T], number: u64) -> T {
    let at = number.checked_rem(list.len() as u64).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| list.get(at)).cloned().unwrap_or_default()
}

/// One well-mixed number out of another (splitmix64, S. Vigna).
pub fn mix(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
