//! Writes the agency as LDIF (RFC 2849), entry by entry, parents first.

use crate::agency::{Agency, BASE, Person, Unit, mix, mobile, pick, telephone};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{BufWriter, Result, Write};
use std::path::Path;

/// One group across units for so many people.
const PEOPLE_PER_GROUP: u64 = 150;
/// People with a second post, among a thousand.
const SECOND_POSTS: u64 = 10;

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Written {
    pub entries: u64,
    pub posts: u64,
    pub groups: u64,
}

/// Writes the whole tree to `file`; with groups, or units and people only.
pub fn write(agency: &Agency, file: &Path, groups: bool) -> Result<Written> {
    let out = BufWriter::with_capacity(1 << 20, std::fs::File::create(file)?);
    let mut ldif = Ldif { out, kind: 0, written: Written::default() };
    ldif.top()?;
    for (index, unit) in agency.units.iter().enumerate() {
        ldif.unit(index, unit)?;
    }
    for (index, unit) in agency.units.iter().enumerate() {
        for number in unit.first..unit.first + unit.size {
            ldif.person(agency, index, unit, number)?;
        }
    }
    if groups {
        ldif.groups(agency)?;
    }
    ldif.out.flush()?;
    Ok(ldif.written)
}

struct Ldif<W> {
    out: W,
    kind: u32,
    written: Written,
}

impl<W: Write> Ldif<W> {
    /// Text that is not plain ASCII travels in base64.
    fn line(&mut self, name: &str, value: &str) -> Result<()> {
        let plain = value.is_ascii() && !value.starts_with([' ', ':', '<']) && !value.is_empty();
        if plain {
            writeln!(self.out, "{name}: {value}")
        } else {
            writeln!(self.out, "{name}:: {}", STANDARD.encode(value))
        }
    }

    /// The beginning of an entry; its id follows from its place in the file.
    fn begin(&mut self, dn: &str, classes: &[&str]) -> Result<()> {
        self.written.entries += 1;
        self.line("dn", dn)?;
        classes.iter().try_for_each(|class| self.line("objectClass", class))?;
        writeln!(self.out, "entryUUID: {:08x}-0000-4000-8000-{:012x}", self.kind, self.written.entries)
    }

    fn end(&mut self) -> Result<()> {
        writeln!(self.out)
    }

    fn top(&mut self) -> Result<()> {
        self.begin(BASE, &["organization", "dcObject"])?;
        self.line("o", "Figures")?;
        self.line("dc", "figures")?;
        self.end()?;
        self.begin(&format!("ou=groups,{BASE}"), &["organizationalUnit"])?;
        self.line("ou", "groups")?;
        self.end()
    }

    fn unit(&mut self, index: usize, unit: &Unit) -> Result<()> {
        self.kind = 1;
        self.begin(&unit.dn, &["organizationalUnit"])?;
        self.line("ou", &unit.name)?;
        self.line("businessCategory", &Agency::code(index).to_string())?;
        self.line("telephoneNumber", &telephone(mix(index as u64)))?;
        self.end()
    }

    fn person(&mut self, agency: &Agency, index: usize, unit: &Unit, number: u64) -> Result<()> {
        let person = agency.person(number, unit);
        let name = format!("{}{}", person.surname, person.given);
        let second = second_post(agency, index, &person);
        self.kind = 2;
        self.begin(&person.dn, &["inetOrgPerson"])?;
        self.line("uid", &person.uid)?;
        self.line("cn", &name)?;
        self.line("sn", &person.surname)?;
        self.line("givenName", &person.given)?;
        self.line("displayName", &format!("{name} {}", person.title))?;
        self.line("mail", &format!("{}@figures.example", person.uid))?;
        self.line("title", &person.title)?;
        self.line("ou", &unit.name)?;
        self.line("departmentNumber", &Agency::code(index).to_string())?;
        if let Some((other, _)) = &second {
            self.line("departmentNumber", &Agency::code(*other).to_string())?;
        }
        self.line("employeeNumber", &(20_000_000 + number).to_string())?;
        self.line("telephoneNumber", &telephone(person.luck >> 3))?;
        if !person.luck.is_multiple_of(4) {
            self.line("mobile", &mobile(person.luck >> 7))?;
        }
        if let Some(head) = head_of(agency, unit, number) {
            self.line("manager", &head)?;
        }
        self.end()?;
        match second.as_ref().and_then(|(other, post)| agency.units.get(*other).zip(Some(post))) {
            Some((other, post)) => self.post(other, post, &person, number),
            None => Ok(()),
        }
    }

    fn post(&mut self, other: &Unit, post: &str, person: &Person, number: u64) -> Result<()> {
        let cn = format!("{post}-{number}");
        self.kind = 3;
        self.written.posts += 1;
        self.begin(&format!("cn={cn},{}", other.dn), &["organizationalRole"])?;
        self.line("cn", &cn)?;
        self.line("roleOccupant", &person.dn)?;
        self.line("description", &format!("{} {} {post}", other.name, person.title))?;
        self.end()
    }

    fn groups(&mut self, agency: &Agency) -> Result<()> {
        self.kind = 4;
        for (index, unit) in agency.units.iter().enumerate() {
            let people = (unit.first..unit.first + unit.size).map(|number| agency.person(number, unit).dn);
            let below = unit.below.iter().map(|below| group(&unit_group(*below)));
            let about = format!("{} {}", unit.name, agency.words.everybody_of);
            self.group(&unit_group(index), &about, people.chain(below))?;
        }
        let tops = agency.units.iter().enumerate().filter(|(_, unit)| unit.above.is_none());
        self.group("all-staff", &agency.words.everybody, tops.map(|(index, _)| group(&unit_group(index))))?;
        for number in 0..agency.people / PEOPLE_PER_GROUP {
            let luck = mix(number << 20);
            let people =
                (0..3 + luck % 40).filter_map(|n| agency.anybody(mix(luck + n))).map(|(_, person)| person.dn);
            // Most groups hold earlier ones; now and then two hold each other, as in real directories.
            let earlier = (0..(luck >> 8) % 3).filter_map(|n| mix(luck ^ n).checked_rem(number));
            let circle = (number % 500 == 20).then_some(number + 1).into_iter();
            let back = (number % 500 == 21).then(|| number - 1).into_iter();
            let held: std::collections::BTreeSet<u64> = earlier.chain(circle).chain(back).collect();
            let members: std::collections::BTreeSet<String> =
                people.chain(held.into_iter().map(|n| group(&format!("across-{n}")))).collect();
            let about = format!("{} {number}", agency.words.across);
            self.group(&format!("across-{number}"), &about, members.into_iter())?;
        }
        Ok(())
    }

    fn group(&mut self, name: &str, about: &str, members: impl Iterator<Item = String>) -> Result<()> {
        self.written.groups += 1;
        self.begin(&group(name), &["groupOfNames"])?;
        self.line("cn", name)?;
        self.line("description", about)?;
        for member in members {
            self.line("member", &member)?;
        }
        self.end()
    }
}

fn unit_group(index: usize) -> String {
    format!("unit-{}", Agency::code(index))
}

fn group(name: &str) -> String {
    format!("cn={name},ou=groups,{BASE}")
}

/// The other unit and the word for the post, for those who have one: a unit of the same agency.
fn second_post(agency: &Agency, index: usize, person: &Person) -> Option<(usize, String)> {
    if (person.luck >> 44) % 1_000 >= SECOND_POSTS {
        return None;
    }
    let start = index - index % crate::agency::UNITS_OF_ONE;
    let other = start + usize::try_from(mix(person.luck)).ok()? % crate::agency::UNITS_OF_ONE;
    (other != index).then(|| (other, pick(&agency.words.posts, person.luck >> 54)))
}

/// Whom a person reports to: the head of the unit, and heads to the head above.
fn head_of(agency: &Agency, unit: &Unit, number: u64) -> Option<String> {
    let unit = if number == unit.first { agency.units.get(unit.above?)? } else { unit };
    Some(agency.person(unit.first, unit).dn)
}
