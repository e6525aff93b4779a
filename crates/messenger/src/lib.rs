//! The agency's messenger: rooms, the messages in them, who has read them, and what is told while a page is open.

mod access;
// Public for the tests of this crate, for the demonstration and for measuring; not an interface.
#[doc(hidden)]
pub mod actions;
mod custody;
mod error;
mod evidence;
mod faces;
mod live;
#[doc(hidden)]
pub mod model;
mod offers;
mod pages;
mod retention;
#[doc(hidden)]
pub mod store;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;

use faces::Faces;
use live::{Lists, ReadMarks, Teller, Typing, Watch};
use maru_contract::{Contributions, Module, Offers};
use maru_files::Files;
use maru_store::{ModuleMigrations, migrations};
use maru_web::live::Hub;
use maru_web::{Queue, Route};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Archives made at once: they need little memory, but read and write the disk.
const BUNDLES: usize = 2;
/// The longest somebody waits for their turn to have one made.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Messenger(Arc<Desk>);

/// What the pages of this module share.
pub(crate) struct Desk {
    pub(crate) offers: Offers,
    /// The open sockets.
    pub(crate) hub: Hub,
    /// What was sent with messages.
    pub(crate) files: Files,
    /// Archives that are made to be taken away.
    pub(crate) bundles: Queue,
    /// What those who write are called.
    pub(crate) faces: Faces,
    /// Tells what changed.
    pub(crate) teller: Teller,
    /// Tells how far people read.
    pub(crate) read_marks: ReadMarks,
    /// Tells the lists of rooms what was said.
    pub(crate) lists: Lists,
    /// Tells who is writing.
    pub(crate) typing: Typing,
    /// Looks at what was said, and at what other processes changed.
    pub(crate) watch: Watch,
    /// The address of the house, once somebody asked for a page.
    home: OnceLock<String>,
}

impl Desk {
    /// The address of the house, by which its own are told from others; empty before anybody asked for a page.
    pub(crate) fn home(&self) -> &str {
        self.home.get().map(String::as_str).unwrap_or_default()
    }

    /// Learns the address of the house.
    pub(crate) fn learn_home(&self, address: &str) {
        self.home.get_or_init(|| address.to_owned());
    }
}

impl Messenger {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "messenger",
        steps: migrations![
            "20261123100000_create_messenger",
            "20261123140000_find_by_age",
            "20261124000000_find_by_exact_initials",
            "20261124002000_ask_anew",
            "20261124020000_pictures_of_rooms",
            "20261124030000_heads_of_units",
            "20261124031000_arrange_and_end_rooms",
            "20261124032000_rooms_of_several_units",
            "20261124040000_calls_in_threads"
        ],
    };

    /// The module; it reads what the other modules offer once the house is built, and speaks to the pages open at
    /// `hub`.
    pub fn new(hub: Hub, files: Files) -> Self {
        let (offers, faces) = (Offers::default(), Faces::default());
        let (teller, read_marks) = (Teller::default(), ReadMarks::default());
        let (lists, typing, watch) = (Lists::default(), Typing::default(), Watch::default());
        let home = OnceLock::new();
        let bundles = Queue::new(BUNDLES, LONGEST_WAIT);
        Messenger(Arc::new(Desk {
            offers,
            hub,
            files,
            bundles,
            faces,
            teller,
            read_marks,
            lists,
            typing,
            watch,
            home,
        }))
    }
}

impl Module for Messenger {
    fn id(&self) -> &'static str {
        "messenger"
    }

    fn migrations(&self) -> ModuleMigrations {
        Messenger::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0, to);
    }
}
