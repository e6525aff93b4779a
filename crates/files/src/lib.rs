//! Files of all modules: taken in by streaming, kept once by content, given out to those who see what they
//! belong to.

mod access;
mod actions;
mod disk;
mod error;
mod keeps;
mod model;
mod offers;
mod options;
mod pages;
mod picture;
mod recent;
mod scanner;
mod store;
mod uploads;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use actions::attach::{attach, attach_copy, attach_some};
pub use actions::check::LookedOver;
pub use actions::remove::{detach, detach_all};
pub use actions::upload::Draft;
pub use disk::{Incoming, Received};
pub use error::Error;
pub use model::{File, Scan};
pub use options::{Options, Scanner};
pub use store::links::{draft_of, ever_of_owner, of_owner};

use disk::Folder;
use maru_contract::{Contributions, Module, Offers};
use maru_kernel::{Cause, PersonId};
use maru_store::{Db, ModuleMigrations, migrations};
use maru_web::Route;
use recent::Recent;
use std::sync::Arc;
use std::time::Duration;
use uploads::Uploads;

/// Whether a file of this name whose content begins so is taken at all.
pub fn accepts(name: &str, head: &[u8]) -> bool {
    model::kind::kind(&model::name::tidy(name), head).is_ok()
}

/// The module.
#[derive(Clone)]
pub struct Files(Arc<Desk>);

/// What pages and jobs of this module work with.
pub(crate) struct Desk {
    pub(crate) options: Options,
    pub(crate) folder: Folder,
    pub(crate) offers: Offers,
    pub(crate) uploads: Uploads,
    pub(crate) recent: Recent,
}

impl Files {
    /// The tables of this module.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "files",
        steps: migrations![
            "20261121000600_create_files",
            "20261123090000_picture_sizes",
            "20261123130000_arriving",
            "20261123140000_copies",
        ],
    };

    /// Makes the folder for contents if need be.
    ///
    /// # Errors
    /// [`Error::Disk`] when it cannot be made.
    pub fn new(options: Options) -> Result<Files, Error> {
        let folder = Folder::open(&options.folder)?;
        Ok(Files(Arc::new(Desk {
            options,
            folder,
            offers: Offers::default(),
            uploads: Uploads::default(),
            recent: Recent::default(),
        })))
    }

    /// Begins to take in a content; hand it to [`Files::keep`] when it is whole.
    ///
    /// # Errors
    /// As the file system.
    pub async fn begin(&self) -> Result<Incoming, Error> {
        Incoming::begin(&self.0.folder, self.0.options.largest_file).await
    }

    /// Makes a draft of a content that arrived; [`attach`] gives it to a thing.
    ///
    /// # Errors
    /// A content that is refused, a quota used up, or as any write.
    pub async fn keep(
        &self,
        db: &Db,
        cause: &Cause,
        uploader: PersonId,
        name: &str,
        received: Received,
    ) -> Result<Draft, Error> {
        actions::upload::upload(db, cause, &self.0, uploader, name, received).await
    }

    /// The content of a file, which its reader may have.
    ///
    /// # Errors
    /// As the file system; one that is still being scanned or was found bad is not there.
    pub fn content(&self, file: &File) -> std::io::Result<std::fs::File> {
        match file.scan {
            Scan::Clean => std::fs::File::open(self.0.folder.path(&file.hash)),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    /// The smallest picture of a picture, as JPEG without anything a camera noted beside it.
    ///
    /// # Errors
    /// As the file system; of what is no picture, is still being scanned or was found bad there is none.
    pub fn small_picture(&self, file: &File) -> std::io::Result<Vec<u8>> {
        match file.scan {
            Scan::Clean if file.thumbnails => {
                std::fs::read(self.0.folder.thumbnail(&file.hash, disk::SMALLEST))
            }
            _ => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    /// A folder of our own account for what is being made and has no name, such as a file to take away.
    pub fn scratch(&self) -> std::path::PathBuf {
        self.0.folder.scratch()
    }

    /// Takes away contents that nobody needs and that are older than `grace`; the regular job uses an hour.
    ///
    /// # Errors
    /// As any write, or the file system.
    pub fn collect(&self, db: &Db, grace: Duration) -> Result<usize, Error> {
        actions::collect::collect(db, &self.0, grace)
    }

    /// Takes away what was sent in part and nobody goes on with; a regular job does.
    ///
    /// # Errors
    /// As any write, or the file system.
    pub fn clear_unfinished(&self, db: &Db) -> Result<usize, Error> {
        actions::collect::clear_partial(db, &self.0)
    }

    /// Reads every content again and returns the hashes of those that are damaged or gone.
    ///
    /// # Errors
    /// As any read or write.
    pub fn check(&self, db: &Db) -> Result<Vec<String>, Error> {
        actions::check::check(db, &self.0)
    }

    /// Reads contents again and compares them with their names, all of them or as many as fit into `time`, and
    /// writes nothing.
    ///
    /// # Errors
    /// As any read.
    pub fn look_over(&self, db: &Db, time: Option<Duration>) -> Result<LookedOver, Error> {
        actions::check::look_over(db, &self.0, time)
    }

    /// Asks the scanner about what waits for it. Returns how many it answered for.
    ///
    /// # Errors
    /// As any write.
    pub fn scan(&self, db: &Db) -> Result<usize, Error> {
        actions::scan::scan(db, &self.0)
    }
}

impl Module for Files {
    fn id(&self) -> &'static str {
        "files"
    }

    fn migrations(&self) -> ModuleMigrations {
        Files::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0, to);
    }
}
