//! How browsers tell somebody of what is new.

/// What somebody has chosen; nothing until they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alerts {
    /// The desktop tells of what is new while nobody looks at a page.
    pub desktop: bool,
    /// With who wrote it and what it says.
    pub words: bool,
    /// With a sound.
    pub sound: bool,
}
