//! The window somebody writes in, by which what one person writes in several is told apart.

use maru_kernel::Timestamp;

/// A window with a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The id its form was shown with; empty for what comes without one.
    pub form: String,
    /// When the draft it began with was kept, if it began with one.
    pub shown: Option<Timestamp>,
}

impl Window {
    /// The window a form came from; `shown` is what [`Window::shown`] wrote into it.
    pub fn of(form: String, shown: &str) -> Window {
        let shown = shown.parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
        Window { form, shown }
    }

    /// The moment of the draft it began with, for its form; empty without one.
    pub fn shown(&self) -> String {
        self.shown.map(|at| at.as_microsecond().to_string()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_known_again_by_its_form() {
        let at = Timestamp::from_microsecond(1_700_000_000_123_456).unwrap();
        for shown in [None, Some(at)] {
            let window = Window { form: "a".to_owned(), shown };
            assert_eq!(Window::of("a".to_owned(), &window.shown()), window);
        }
        assert_eq!(Window::of(String::new(), "x"), Window::default());
    }
}
