//! Entries of posts that are held beside the main one.

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

    pub fn stable_id(&self) -> &Field {
        &self.stable_id
    }

    pub fn attributes(&self) -> Vec<String> {
        let mut names = vec![self.holders.clone()];
        let fields = [&self.stable_id, &self.kind, &self.post, &self.from, &self.to];
        fields.into_iter().chain(&self.unit_code).for_each(|f| f.name_attributes(&mut names));
        names
    }

    /// The post with its holders; one without any is vacant, and still a post.
    pub fn stage(&self, entry: &Entry) -> Result<StagedPost, Reason> {
        let unit = match &self.unit_code {
            Some(rule) => UnitRef::Code(rule.must(entry, "unit_code")?),
            None => UnitRef::Dn(dn::key(dn::parent(entry.dn()).unwrap_or_default())),
        };
        Ok(StagedPost {
            stable_id: self.stable_id.must(entry, "stable_id")?,
            dn: entry.dn().to_owned(),
            holders: value::texts(entry, &self.holders)?.iter().map(|holder| dn::key(holder)).collect(),
            unit,
            kind: self.kind_of(&self.kind.first(entry)?.unwrap_or_default()),
            name: self.post.text(entry, "post")?,
            from: date(&self.from, entry, "from")?,
            to: date(&self.to, entry, "to")?,
        })
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
