//! Filter text to tree, by the grammar of RFC 4515 section 3.

use super::Filter;

/// The text is no filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no valid filter at byte {at}")]
pub struct FilterError {
    /// The byte where reading stopped, counted from 0.
    pub at: usize,
}

/// Nesting beyond this is a mistake or an attack.
const DEEPEST: usize = 32;

/// Reads the whole text as one filter; blanks around it are fine.
pub fn parse(text: &str) -> Result<Filter, FilterError> {
    let mut reader = Reader { text: text.trim_end(), at: text.len() - text.trim_start().len() };
    let filter = reader.filter(0)?;
    if reader.rest().is_empty() { Ok(filter) } else { reader.fail() }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fail<T>(&self) -> Result<T, FilterError> {
        Err(FilterError { at: self.at })
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn must(&mut self, sign: &str) -> Result<(), FilterError> {
        if self.take(sign) { Ok(()) } else { self.fail() }
    }

    fn filter(&mut self, depth: usize) -> Result<Filter, FilterError> {
        if depth > DEEPEST {
            return self.fail();
        }
        self.must("(")?;
        let filter = if self.take("&") {
            Filter::And(self.filters(depth)?)
        } else if self.take("|") {
            Filter::Or(self.filters(depth)?)
        } else if self.take("!") {
            Filter::Not(Box::new(self.filter(depth + 1)?))
        } else {
            self.item()?
        };
        self.must(")")?;
        Ok(filter)
    }

    fn filters(&mut self, depth: usize) -> Result<Vec<Filter>, FilterError> {
        let mut all = Vec::new();
        while self.rest().starts_with('(') {
            all.push(self.filter(depth + 1)?);
        }
        Ok(all)
    }

    fn item(&mut self) -> Result<Filter, FilterError> {
        let start = self.at;
        let Some(end) = self.rest().find(['=', '>', '<', '~', '(', ')', ' ']) else { return self.fail() };
        let attribute = self.rest().get(..end).unwrap_or_default().to_owned();
        self.at += end;
        let plain = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-;._:".contains(&b))
        };
        if !plain(&attribute) {
            return Err(FilterError { at: start });
        }
        if self.take(">=") {
            return Ok(Filter::AtLeast(attribute, self.value()?));
        }
        if self.take("<=") {
            return Ok(Filter::AtMost(attribute, self.value()?));
        }
        if !self.take("~=") {
            self.must("=")?;
        }
        if let Some(rule) = attribute.strip_suffix(':') {
            return Ok(Filter::Rule(rule.to_owned(), self.value()?));
        }
        self.equality(attribute)
    }

    /// What follows `attribute=`: one value, a lone star, or pieces between stars.
    fn equality(&mut self, attribute: String) -> Result<Filter, FilterError> {
        let mut pieces = vec![self.value()?];
        while self.take("*") {
            pieces.push(self.value()?);
        }
        match pieces.as_mut_slice() {
            [only] => Ok(Filter::Equal(attribute, std::mem::take(only))),
            [a, b] if a.is_empty() && b.is_empty() => Ok(Filter::Present(attribute)),
            _ => Ok(Filter::Pieces(attribute, pieces)),
        }
    }

    /// One value up to a star or bracket; `\2a` is the byte with that number.
    fn value(&mut self) -> Result<Vec<u8>, FilterError> {
        let mut out = Vec::new();
        while let Some(b) = self.text.as_bytes().get(self.at).copied() {
            match b {
                b'*' | b')' => break,
                b'(' | 0 => return self.fail(),
                b'\\' => {
                    let byte = self.text.get(self.at + 1..self.at + 3).map(|h| u8::from_str_radix(h, 16));
                    let Some(Ok(byte)) = byte else { return self.fail() };
                    out.push(byte);
                    self.at += 3;
                }
                other => {
                    out.push(other);
                    self.at += 1;
                }
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_filters_are_written_back_as_they_were() {
        for text in [
            "(uid=kim)",
            "(cn=김*연)",
            "(cn=*서*)",
            "(mail=*)",
            "(&(objectClass=inetOrgPerson)(!(employeeType=휴직))(|(uid=a)(uid=b)))",
            "(uSNChanged>=100)",
            "(userAccountControl:1.2.840.113556.1.4.803:=2)",
            r"(cn=a\2ab\28\29\5c)",
            "(cn;lang-en=Kim)",
            "(cn=)",
            "(&)",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
            assert!(ldap3::parse_filter(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn broken_filters_tell_where() {
        for (text, at) in [
            ("", 0),
            ("uid=a", 0),
            ("(uid=a", 6),
            ("(uid=a))", 7),
            ("(=a)", 1),
            ("(u d=a)", 2),
            ("(a=\\zz)", 3),
            ("(a=(b)", 3),
        ] {
            assert_eq!(parse(text), Err(FilterError { at }), "{text}");
        }
        let deep = format!("{}(a=b){}", "(!".repeat(100), ")".repeat(100));
        assert!(parse(&deep).is_err());
    }
}
