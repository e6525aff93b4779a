//! A file: a content under a name.

use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// What the scanner said of a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// It has not looked yet.
    Waiting,
    /// It found nothing, or there is none.
    Clean,
    /// It found something.
    Infected,
    /// It cannot look at this content.
    Unscannable,
}

impl Scan {
    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Scan::Waiting => "waiting",
            Scan::Clean => "clean",
            Scan::Infected => "infected",
            Scan::Unscannable => "unscannable",
        }
    }

    /// What that name means; anything unknown has not been looked at.
    pub fn from_name(name: &str) -> Scan {
        let known = [Scan::Clean, Scan::Infected, Scan::Unscannable];
        known.into_iter().find(|scan| scan.name() == name).unwrap_or(Scan::Waiting)
    }
}

/// A content under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its id.
    pub id: Id,
    /// The content: SHA-256 in hexadecimal digits.
    pub hash: String,
    /// What it belongs to; a draft belongs to nothing yet.
    pub owner: Option<Ref>,
    /// Its name.
    pub name: String,
    /// Who uploaded it.
    pub uploader: PersonId,
    /// When.
    pub at: Timestamp,
    /// Bytes.
    pub size: u64,
    /// Media type, which this name's ending and the content agree about.
    pub media_type: String,
    /// What the scanner said.
    pub scan: Scan,
    /// Whether it is a picture, with thumbnails.
    pub thumbnails: bool,
    /// Width and height of a picture, in pixels; nothing for what is none, or was never measured.
    pub picture: Option<(u32, u32)>,
}

impl File {
    /// Width and height of the thumbnail that is asked for by `size`, in pixels.
    pub fn thumbnail_sides(&self, size: u32) -> Option<(u32, u32)> {
        let (width, height) = self.picture.filter(|_| self.thumbnails)?;
        let longer = width.max(height).max(1);
        let side =
            |side: u32| (u64::from(side) * u64::from(size) + u64::from(longer) / 2) / u64::from(longer);
        let within = |side: u64| u32::try_from(side.max(1)).unwrap_or(size);
        Some(if longer <= size { (width, height) } else { (within(side(width)), within(side(height))) })
    }

    /// How others point at it.
    pub fn subject(&self) -> Ref {
        Ref::new("files", "file", self.id)
    }
}
