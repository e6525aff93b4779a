//! One directory entry: a name and its values, kept in a single buffer that is used again and again.

use std::ops::Range;

/// An entry as a directory or a file gave it. Values are bytes: whether they are text is for the
/// mapping to find out. Attribute names compare without regard to case (RFC 4512 section 2.5).
#[derive(Clone, Debug, Default)]
pub struct Entry {
    bytes: Vec<u8>,
    dn: String,
    fields: Vec<Field>,
    flaw: Option<Flaw>,
}

#[derive(Clone, Debug)]
struct Field {
    name: Range<usize>,
    value: Range<usize>,
}

/// Why an entry cannot be trusted as a whole; the mapping puts it into quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Its name is not UTF-8.
    DnNotText,
    /// A value of the named attribute is larger than [`Entry::MOST_VALUE_BYTES`] and was left out.
    ValueTooLarge(String),
}

impl Entry {
    /// The most bytes one value may have: 1 MiB.
    pub const MOST_VALUE_BYTES: usize = 1 << 20;

    /// An entry without values, called `dn`.
    pub fn new(dn: &str) -> Self {
        Entry { dn: dn.to_owned(), ..Entry::default() }
    }

    /// Forgets everything and takes the new name; the memory is kept.
    pub fn restart(&mut self, dn: &[u8]) {
        self.bytes.clear();
        self.fields.clear();
        self.dn.clear();
        self.dn.push_str(&String::from_utf8_lossy(dn));
        self.flaw = std::str::from_utf8(dn).is_err().then_some(Flaw::DnNotText);
    }

    /// Adds one value. A value that is too large is left out and marks the entry.
    pub fn push(&mut self, name: &str, value: &[u8]) {
        if value.len() > Self::MOST_VALUE_BYTES {
            self.mark(Flaw::ValueTooLarge(name.to_owned()));
            return;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(name.as_bytes());
        let middle = self.bytes.len();
        self.bytes.extend_from_slice(value);
        self.fields.push(Field { name: start..middle, value: middle..self.bytes.len() });
    }

    /// The same entry with one more value; for tests and generators.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.push(name, value.as_bytes());
        self
    }

    /// Marks the entry as not to be trusted. The first flaw stays.
    pub fn mark(&mut self, flaw: Flaw) {
        self.flaw.get_or_insert(flaw);
    }

    /// What is wrong with the entry as a whole.
    pub fn flaw(&self) -> Option<&Flaw> {
        self.flaw.as_ref()
    }

    /// How many bytes its names and values have.
    pub fn weight(&self) -> usize {
        self.bytes.len()
    }

    /// The distinguished name as the directory spells it.
    pub fn dn(&self) -> &str {
        &self.dn
    }

    /// The values of an attribute in the order they came.
    pub fn values<'e, 'n>(&'e self, name: &'n str) -> impl Iterator<Item = &'e [u8]> + use<'e, 'n> {
        let named = move |f: &&Field| f.name.len() == name.len() && self.is_named(f, name);
        self.fields.iter().filter(named).filter_map(|f| self.bytes.get(f.value.clone()))
    }

    /// The first value of an attribute.
    pub fn first(&self, name: &str) -> Option<&[u8]> {
        let field = self.fields.iter().find(|f| f.name.len() == name.len() && self.is_named(f, name))?;
        self.bytes.get(field.value.clone())
    }

    fn is_named(&self, field: &Field, name: &str) -> bool {
        self.bytes.get(field.name.clone()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// The first value of an attribute when it is text; for values that machines write.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.first(name).and_then(|v| std::str::from_utf8(v).ok())
    }

    /// Every name with every value.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.fields.iter().filter_map(|f| {
            let name = std::str::from_utf8(self.bytes.get(f.name.clone())?).ok()?;
            Some((name, self.bytes.get(f.value.clone())?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ignore_case_and_values_keep_their_order() {
        let e = Entry::new("uid=a").with("Mail", "1@a").with("cn", "x").with("MAIL", "2@a");
        assert_eq!(e.values("mail").collect::<Vec<_>>(), [b"1@a", b"2@a"]);
        assert_eq!(e.first("sn"), None);
        assert_eq!(e.first("cn;lang-en"), None, "options are part of the name");
    }

    #[test]
    fn s_414_large_values_and_strange_names_mark_the_entry() {
        let mut e = Entry::default();
        e.restart(b"uid=\xff");
        assert_eq!(e.flaw(), Some(&Flaw::DnNotText));
        e.restart(b"uid=a");
        e.push("photo", &vec![0; Entry::MOST_VALUE_BYTES]);
        assert_eq!(e.flaw(), None);
        e.push("photo", &vec![0; Entry::MOST_VALUE_BYTES + 1]);
        assert_eq!(e.flaw(), Some(&Flaw::ValueTooLarge("photo".into())));
        assert_eq!(e.values("photo").count(), 1);
    }
}
