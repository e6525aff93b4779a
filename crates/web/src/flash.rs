//! One message carried from a form to the page after it.

/// How a message looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// It worked.
    Ok,
    /// It worked, but look.
    Warn,
    /// It did not work.
    Error,
}

impl FlashKind {
    /// The style's name.
    pub const fn name(self) -> &'static str {
        match self {
            FlashKind::Ok => "ok",
            FlashKind::Warn => "warn",
            FlashKind::Error => "error",
        }
    }
}

/// A message for the next page. It is shown as text, whatever it contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// How it looks.
    pub kind: FlashKind,
    /// What it says.
    pub text: String,
}

impl Flash {
    /// The cookie it travels in.
    pub const COOKIE: &'static str = "flash";

    /// Percent-encoded, as cookies hold ASCII only.
    pub fn to_cookie(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).append_pair(self.kind.name(), &self.text).finish()
    }

    /// Reads the cookie's value; nonsense is no message.
    pub fn from_cookie(value: &str) -> Option<Flash> {
        let (name, text) = form_urlencoded::parse(value.as_bytes()).next()?;
        let kind =
            [FlashKind::Ok, FlashKind::Warn, FlashKind::Error].into_iter().find(|k| k.name() == name)?;
        Some(Flash { kind, text: text.chars().take(300).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_the_cookie() {
        let flash = Flash { kind: FlashKind::Warn, text: "저장했습니다; \"확인\" & 끝".to_owned() };
        assert!(flash.to_cookie().is_ascii());
        assert_eq!(Flash::from_cookie(&flash.to_cookie()), Some(flash));
        assert_eq!(Flash::from_cookie("evil=x"), None);
    }
}
