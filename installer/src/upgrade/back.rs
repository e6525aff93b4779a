//! The way back: the tables of the picture, the old program, its units, the service.

use super::UpgradeError;
use super::run::{Outcome, Upgrade, close, reopen};
use super::service::{Service, units};
use super::state::{Phase, READABLE, State, begun_elsewhere, copy_file, copy_program, gone, is_unfinished};
use crate::config::Config;
use crate::house;
use crate::install::Alone;
use crate::occupied;
use crate::problem::Problem;
use maru_kernel::{Event, Fault, Timestamp};
use maru_release::ROLLED_BACK;
use maru_store::{forget_picture, is_picture_kept, put_picture_back};

impl Upgrade<'_> {
    /// Takes an upgrade back that was cut off, whatever it had reached: what people have written since is lost.
    ///
    /// # Errors
    /// [`UpgradeError::NothingBegun`], or as the system.
    pub fn back(&mut self) -> Result<Outcome, Problem> {
        let _alone = Alone::make(self.place)?;
        let begun = self.workshop().begun()?.filter(|state| state.phase != Phase::Done);
        let Some(state) = begun else { return Err(UpgradeError::NothingBegun.into()) };
        self.take_back(&self.config()?, &state, "asked for")?;
        Ok(Outcome::TakenBack)
    }

    /// What was cut off before it was proved is taken back; what was proved is started.
    pub(super) fn end_earlier(&mut self) -> Result<Outcome, Problem> {
        let config = self.config()?;
        let Some(state) = self.workshop().begun()? else {
            let folder = &config.storage.folder;
            if let Some(machine) = begun_elsewhere(folder) {
                return Err(UpgradeError::Elsewhere(machine).into());
            }
            // Nobody knows what a mark alone was for, and it must not keep the house closed.
            if is_unfinished(folder) {
                reopen(&config)?;
            }
            // Who was cut off before anything began has left a new program at most.
            self.workshop().clear()?;
            return Ok(Outcome::Nothing);
        };
        if matches!(state.phase, Phase::Stopping | Phase::Kept) {
            self.take_back(&config, &state, "cut off")?;
            return Ok(Outcome::TakenBack);
        }
        reopen(&config)?;
        self.start(&Service::of(self.place), &state)
            .map_err(|reason| UpgradeError::NotStarted(reason.text(self.lang)))?;
        self.finish(&config, &state)?;
        Ok(Outcome::Finished)
    }

    /// Takes back what did not work, and says both. What people were served by stays.
    pub(super) fn taken_back(&mut self, config: &Config, state: &State, reason: Problem) -> Problem {
        if state.phase == Phase::Starting {
            return reason;
        }
        let told = reason.text(self.lang);
        match self.take_back(config, state, &told) {
            Ok(()) => UpgradeError::TakenBack(told).into(),
            Err(error) => UpgradeError::NotTakenBack { reason: told, then: error.text(self.lang) }.into(),
        }
    }

    /// Each part may have been done before: this is what is called again after a cut.
    fn take_back(&mut self, config: &Config, state: &State, reason: &str) -> Result<(), Problem> {
        // Whoever is cut off in here is to go on going back, and nobody is to serve what lies between.
        close(config)?;
        if state.phase != Phase::Stopping {
            self.advance(&mut state.clone(), Phase::Kept)?;
        }
        let service = Service::of(self.place);
        service.stop(&units(self.place)?)?;
        let nobody_else = occupied::lock_patiently(&config.storage.folder)?;
        let address = config.storage.of_owner().address()?;
        if state.phase == Phase::Stopping {
            forget_picture(&address)?;
        } else {
            // The old program refuses tables of the new one, which would bring those of the old one up again.
            self.put_program_back(state)?;
            if is_picture_kept(&address)? {
                put_picture_back(&address, &house::known(config)?.migrations(), Timestamp::now())?;
            }
            house::open_up(config)?;
        }
        self.hand_back(config)?;
        drop(nobody_else);
        self.note_taken_back(config, state, reason);
        reopen(config)?;
        self.start(&service, state)?;
        self.workshop().clear()?;
        let t = self.t();
        self.tell(t.upgrade_taken_back());
        Ok(())
    }

    fn put_program_back(&self, state: &State) -> Result<(), Problem> {
        let workshop = self.workshop();
        copy_program(&workshop.before(), &self.place.program())?;
        for name in units(self.place)?.iter().filter(|name| !state.units.contains(name)) {
            gone(&self.place.units().join(name), |unit| std::fs::remove_file(unit))?;
        }
        for name in &state.units {
            copy_file(&workshop.unit(name), &self.place.units().join(name), READABLE)?;
        }
        Ok(())
    }

    /// Only the old program can write into the old tables; when the new one takes back, the next start tells nothing.
    fn note_taken_back(&self, config: &Config, state: &State, reason: &str) {
        let details = serde_json::json!({ "to": state.to, "reason": reason });
        let noted = house::open_as_it_is(config).and_then(|running| {
            let event = Event::new(ROLLED_BACK).with(details);
            let write = running.front.db.write_blocking(&self.cause, move |tx| tx.record(&event).map(|_| ()));
            write.map_err(Problem::from)
        });
        if let Err(error) = noted {
            tracing::warn!(%error, "that an upgrade was taken back could not be written down");
        }
    }
}
