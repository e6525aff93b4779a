//! Entries that give somebody a further post.

use super::*;

#[derive(Clone, Debug)]
pub struct Fields {
    stable_id: Field,
    holders: String,
    kind: Field,
    unit_code: Option<Field>,
    post: Field,
    from: Field,
    to: Field,
    kinds: Kinds,
}

impl Fields {
    pub fn new(config: &Appointments) -> Result<Self, SourceError> {
        let map: &AppointmentMap = &config.map;
        Ok(Fields {
            stable_id: Field::new(Some(&map.stable_id))?,
            holders: map.holders.clone(),
            kind: Field::new(Some(&map.kind))?,
            unit_code: map.unit_code.as_ref().map(|rule| Field::new(Some(rule))).transpose()?,
            post: Field::new(map.post.as_ref())?,
            from: Field::new(map.from.as_ref())?,
            to: Field::new(map.to.as_ref())?,
            kinds: config.kinds.clone(),
        })
    }

    pub fn attributes(&self) -> Vec<String> {
        let mut names = vec![self.holders.clone()];
        let fields = [&self.stable_id, &self.kind, &self.post, &self.from, &self.to];
        fields.into_iter().chain(&self.unit_code).for_each(|f| f.name_attributes(&mut names));
        names
    }

    /// One appointment for each holder; a post without a holder is vacant and gives none.
    pub fn stage(&self, entry: &Entry) -> Result<Vec<StagedAppointment>, Reason> {
        let unit = match &self.unit_code {
            Some(rule) => UnitRef::Code(rule.must(entry, "unit_code")?),
            None => UnitRef::Dn(dn::key(dn::parent(entry.dn()).unwrap_or_default())),
        };
        let one = |holder: String| -> Result<StagedAppointment, Reason> {
            Ok(StagedAppointment {
                stable_id: self.stable_id.must(entry, "stable_id")?,
                dn: entry.dn().to_owned(),
                person_dn_key: dn::key(&holder),
                unit: unit.clone(),
                kind: self.kind_of(&self.kind.first(entry)?.unwrap_or_default()),
                post_name: self.post.text(entry, "post")?,
                from: date(&self.from, entry, "from")?,
                to: date(&self.to, entry, "to")?,
            })
        };
        value::texts(entry, &self.holders)?.into_iter().map(one).collect()
    }

    fn kind_of(&self, text: &str) -> AppointmentKind {
        let says = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        match () {
            () if says(&self.kinds.acting) => AppointmentKind::Acting,
            () if says(&self.kinds.dispatched) => AppointmentKind::Dispatched,
            () => AppointmentKind::Concurrent,
        }
    }
}

/// A day written as `2026-03-01`, or as the beginning of `20260301000000Z`.
fn date(field: &Field, entry: &Entry, name: &str) -> Result<Option<Date>, Reason> {
    let Some(text) = field.first(entry)? else { return Ok(None) };
    let digits: String = text.chars().filter(char::is_ascii_digit).take(8).collect();
    Date::strptime("%Y%m%d", digits).map(Some).map_err(|_date| Trouble::Malformed.with(name))
}
