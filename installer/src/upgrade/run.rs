//! Brings a house up to a release, step by step.

use super::look::{Looked, look};
use super::service::{Service, units};
use super::state::{Phase, READABLE, State, Workshop, copy_file, copy_program, mark, unmark};
use super::{UpgradeError, newcomer};
use crate::belongings::{Account, give};
use crate::config::Config;
use crate::install::{Alone, Place};
use crate::occupied;
use crate::problem::Problem;
use crate::served::as_the_service;
use crate::texts::T;
use maru_kernel::{Cause, Fault, Lang};
use maru_release::{PROGRAM, Standing};
use maru_store::{close_to_nodes, forget_picture, keep_picture, open_to_nodes};
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// An upgrade of one house.
pub struct Upgrade<'u> {
    /// Where the house is.
    pub place: &'u Place,
    /// The operator's language.
    pub lang: Lang,
    /// Why it changes.
    pub cause: Cause,
    /// Hears of each step once it is done.
    pub told: &'u mut dyn FnMut(&str),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The house runs the release now.
    Upgraded,
    /// It did already.
    Already,
    /// It would; nothing was changed.
    Would,
    /// What was cut off before is taken back; the house is as it was.
    TakenBack,
    /// What was cut off before is finished.
    Finished,
    /// Nothing was cut off.
    Nothing,
}

impl Upgrade<'_> {
    pub(super) fn t(&self) -> T {
        T(self.lang)
    }

    pub(super) fn tell(&mut self, line: &str) {
        (self.told)(line);
    }

    pub(super) fn config(&self) -> Result<Config, Problem> {
        Config::read(&self.place.configuration_file())
    }

    pub(super) fn workshop(&self) -> Workshop {
        Workshop::of(self.place)
    }

    /// Looks at the bundle and tells what would be done.
    ///
    /// # Errors
    /// As [`Upgrade::to`], as far as nothing is touched.
    pub fn would(&mut self, bundle: &Path) -> Result<Outcome, Problem> {
        let looked = look(bundle, self.place, &self.config()?)?;
        self.tell_of(&looked);
        Ok(if looked.standing == Standing::Same { Outcome::Already } else { Outcome::Would })
    }

    /// Brings the house up to the release in `bundle`. `backup` asks for a sealed set before anything is touched.
    ///
    /// # Errors
    /// As [`maru_release::Error`] and [`UpgradeError`]; after [`UpgradeError::TakenBack`] the house is as it was.
    pub fn to(&mut self, bundle: &Path, backup: bool) -> Result<Outcome, Problem> {
        let _alone = Alone::make(self.place)?;
        self.end_earlier()?;
        let config = self.config()?;
        let mut looked = look(bundle, self.place, &config)?;
        self.tell_of(&looked);
        if looked.standing == Standing::Same {
            return Ok(Outcome::Already);
        }
        self.unpack(&mut looked)?;
        if backup {
            self.back_up(&config)?;
        }
        let service = Service::of(self.place);
        let mut state = State {
            phase: Phase::Stopping,
            to: looked.bundle.manifest().identity(),
            was_served: service.is_on(),
            units: units(self.place)?,
        };
        self.workshop().note(&state)?;
        match self.change(&config, &service, &mut state) {
            Ok(()) => self.finish(&config, &state).map(|()| Outcome::Upgraded),
            Err(reason) => Err(self.taken_back(&config, &state, reason)),
        }
    }

    /// Finishes or takes back what was cut off, if anything was.
    ///
    /// # Errors
    /// As [`UpgradeError`].
    pub fn end(&mut self) -> Result<Outcome, Problem> {
        let _alone = Alone::make(self.place)?;
        self.end_earlier()
    }

    fn tell_of(&mut self, looked: &Looked) {
        let (to, t) = (looked.bundle.manifest().identity(), self.t());
        self.tell(&t.upgrade_looked(&looked.fingerprint, &to));
        if let Some(from) = &looked.installed {
            self.tell(&t.upgrade_from(from));
        }
    }

    /// The new program, proved once more while it is written, and run once.
    fn unpack(&mut self, looked: &mut Looked) -> Result<(), Problem> {
        let workshop = self.workshop();
        workshop.empty()?;
        let (to, half) = (workshop.newcomer(), workshop.newcomer().with_extension("half"));
        let mut file = File::create(&half).map_err(|e| Problem::file(&half, &e))?;
        looked.bundle.take(PROGRAM, &mut file)?;
        file.flush().map_err(|e| Problem::file(&half, &e))?;
        drop(file);
        copy_program(&half, &to)?;
        std::fs::remove_file(&half).map_err(|e| Problem::file(&half, &e))?;
        newcomer::says_its_version(&to)
    }

    /// A sealed set, made by the old program while people work.
    fn back_up(&mut self, config: &Config) -> Result<(), Problem> {
        if !config.storage.folder.join("keys/backup.recipient").exists() {
            let t = self.t();
            self.tell(t.upgrade_no_backup_key());
            return Ok(());
        }
        let (file, to) = (self.place.configuration_file(), self.place.backups());
        let words = [Path::new("backup"), Path::new("--config"), &file, Path::new("--to"), &to];
        let done = as_the_service(self.place, config, &words)?;
        if !done.status.success() {
            let reason = String::from_utf8_lossy(&done.stderr).trim().to_owned();
            return Err(UpgradeError::Newcomer { part: "backup", reason }.into());
        }
        let told = self.t().upgrade_backed_up(to.display());
        self.tell(&told);
        Ok(())
    }

    fn change(&mut self, config: &Config, service: &Service, state: &mut State) -> Result<(), Problem> {
        let (workshop, folder, t) = (self.workshop(), &config.storage.folder, self.t());
        close(config)?;
        service.stop(&state.units)?;
        let nobody_else = occupied::lock_patiently(folder)?;
        self.tell(t.upgrade_stopped());
        keep_picture(&config.storage.of_owner().address()?)?;
        workshop.keep_program(&self.place.program())?;
        for name in &state.units {
            let from = self.place.units().join(name);
            copy_file(&from, &workshop.unit(name), READABLE)?;
        }
        self.advance(state, Phase::Kept)?;
        self.tell(t.upgrade_kept());
        newcomer::migrate(&workshop.newcomer(), self.place)?;
        self.hand_back(config)?;
        drop(nobody_else);
        self.tell(t.upgrade_migrated());
        newcomer::try_out(&workshop.newcomer(), self.place, config)?;
        self.tell(t.upgrade_tried());
        newcomer::settle_in(&workshop.newcomer(), self.place, &state.to)?;
        self.hand_back(config)?;
        copy_program(&workshop.newcomer(), &self.place.program())?;
        // From here on people may write, and nothing is taken back without being asked for.
        self.advance(state, Phase::Starting)?;
        reopen(config)?;
        if let Err(reason) = self.start(service, state) {
            if service.serves() {
                return Err(UpgradeError::NotStarted(reason.text(self.lang)).into());
            }
            // It has never said that it is ready: nobody was served.
            close(config)?;
            self.advance(state, Phase::Kept)?;
            return Err(reason);
        }
        Ok(())
    }

    pub(super) fn start(&mut self, service: &Service, state: &State) -> Result<(), Problem> {
        if state.was_served { service.start(self.place) } else { Ok(()) }
    }

    pub(super) fn advance(&self, state: &mut State, phase: Phase) -> Result<(), Problem> {
        // What is not on disk has not been reached.
        self.workshop().note(&State { phase, ..state.clone() })?;
        state.phase = phase;
        Ok(())
    }

    pub(super) fn finish(&mut self, config: &Config, state: &State) -> Result<(), Problem> {
        // There is no way back from here on, and whoever is cut off now only clears up.
        self.advance(&mut state.clone(), Phase::Done)?;
        forget_picture(&config.storage.of_owner().address()?)?;
        self.workshop().clear()?;
        let told = self.t().upgrade_finished(&state.to);
        self.tell(&told);
        if !state.was_served {
            let told = self.t().install_start_by_hand(self.place.serve_by_hand());
            self.tell(&told);
        }
        Ok(())
    }

    /// What root has written belongs to whoever owns the data.
    pub(super) fn hand_back(&self, config: &Config) -> Result<(), Problem> {
        let folder = &config.storage.folder;
        match Account::of(folder).filter(|_| rustix::process::geteuid().is_root()) {
            Some(owner) => give(folder, owner).map_err(|e| Problem::file(folder, &e)),
            None => Ok(()),
        }
    }
}

/// Nobody serves the house from now on: not from this folder, and no other node of the same database.
pub(super) fn close(config: &Config) -> Result<(), Problem> {
    mark(&config.storage.folder)?;
    Ok(close_to_nodes(&config.storage.of_owner().address()?)?)
}

/// It may be served again.
pub(super) fn reopen(config: &Config) -> Result<(), Problem> {
    open_to_nodes(&config.storage.of_owner().address()?)?;
    unmark(&config.storage.folder)
}
