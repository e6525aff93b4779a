//! Entries of people.

use super::*;
use crate::mapping::config::Persons;
use maru_kernel::Lang;

#[derive(Clone, Debug)]
pub struct Fields {
    stable_id: Field,
    login: Field,
    name: Field,
    name_en: Field,
    hanja: Field,
    mail: Field,
    phone: Field,
    mobile: Field,
    employee_no: Field,
    rank: Field,
    title: Field,
    duty: Field,
    room: Field,
    leave: Field,
    lang: Field,
    codes: Field,
    photo: String,
    units: UnitsOfPerson,
    disabled: Vec<DisabledRule>,
}

impl Fields {
    pub fn new(config: &Persons) -> Result<Self, SourceError> {
        let map = &config.map;
        Ok(Fields {
            stable_id: Field::new(Some(&map.stable_id))?,
            login: Field::new(Some(&map.login))?,
            name: Field::new(Some(&map.name))?,
            name_en: Field::new(map.name_en.as_ref())?,
            hanja: Field::new(map.hanja.as_ref())?,
            mail: Field::new(map.mail.as_ref())?,
            phone: Field::new(map.phone.as_ref())?,
            mobile: Field::new(map.mobile.as_ref())?,
            employee_no: Field::new(map.employee_no.as_ref())?,
            rank: Field::new(map.rank.as_ref())?,
            title: Field::new(map.title.as_ref())?,
            duty: Field::new(map.duty.as_ref())?,
            room: Field::new(map.room.as_ref())?,
            leave: Field::new(map.leave.as_ref())?,
            lang: Field::new(map.lang.as_ref())?,
            codes: Field::new(map.codes.as_ref())?,
            photo: map.photo.clone(),
            units: config.units,
            disabled: config.disabled.clone(),
        })
    }

    pub fn stable_id(&self) -> &Field {
        &self.stable_id
    }

    pub fn attributes(&self) -> Vec<String> {
        let mut names = vec![self.photo.clone()];
        names.extend(self.disabled.iter().map(|rule| rule.attribute().to_owned()));
        let fields = [
            &self.stable_id,
            &self.login,
            &self.name,
            &self.name_en,
            &self.hanja,
            &self.mail,
            &self.phone,
            &self.mobile,
            &self.employee_no,
            &self.rank,
            &self.title,
            &self.duty,
            &self.room,
            &self.leave,
            &self.lang,
            &self.codes,
        ];
        fields.iter().for_each(|f| f.name_attributes(&mut names));
        names
    }

    pub fn stage(&self, entry: &Entry, now: Timestamp) -> Result<StagedPerson, Reason> {
        let mut notes = Vec::new();
        let photo = entry.first(&self.photo).map(|bytes| value::photo(bytes, &self.photo));
        let photo = photo.and_then(|p| p.map_err(|reason| notes.push(reason)).ok());
        let short = |field: &Field, name| Ok(field.text(entry, name)?.filter(|t| !t.is_empty()));
        let named = |field: &Field, name| {
            short(field, name)?.map(|text| value::within(text, value::NAME, name)).transpose()
        };
        Ok(StagedPerson {
            stable_id: self.stable_id.must(entry, "stable_id")?,
            dn: entry.dn().to_owned(),
            dn_key: dn::key(entry.dn()),
            login: korean::fold(&self.login.must(entry, "login")?),
            name: self.name.must(entry, "name")?,
            name_en: named(&self.name_en, "name_en")?,
            hanja: named(&self.hanja, "hanja")?,
            mail: short(&self.mail, "mail")?,
            phone: short(&self.phone, "phone")?,
            mobile: short(&self.mobile, "mobile")?,
            employee_no: short(&self.employee_no, "employee_no")?,
            rank: short(&self.rank, "rank")?,
            title: short(&self.title, "title")?,
            duty: short(&self.duty, "duty")?,
            room: short(&self.room, "room")?,
            photo,
            disabled: self.disabled.iter().any(|rule| rule.fires(entry, now)),
            leave: short(&self.leave, "leave")?,
            units: self.units_of(entry)?,
            lang: self.lang.first(entry)?.and_then(|tag| language(&tag)),
            notes,
        })
    }

    fn units_of(&self, entry: &Entry) -> Result<Vec<UnitRef>, Reason> {
        let mut units = Vec::new();
        if self.units != UnitsOfPerson::Codes {
            units.extend(dn::parent(entry.dn()).map(|above| UnitRef::Dn(dn::key(above))));
        }
        if self.units != UnitsOfPerson::Parent {
            for code in self.codes.all(entry)? {
                units.push(UnitRef::Code(value::within(code, value::NAME, "codes")?));
            }
        }
        Ok(units)
    }
}

/// `preferredLanguage` is written like an Accept-Language header (RFC 2798); only its first tag counts.
fn language(tag: &str) -> Option<Lang> {
    let primary = tag.split([',', ';', '-', '_']).next().unwrap_or_default().trim();
    primary.to_ascii_lowercase().parse().ok()
}
