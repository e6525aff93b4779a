//! What happened at the demonstration's agency before somebody looks at it: two months of work in the names
//! of its people, done by the same verbs as on any page.

use super::cases::{self, Tale};
use super::messenger::{Saying, Talk};
use super::stage::{Calendar, Stage};
use super::wiki::{Act, Book};
use super::{SOURCE, welcome};
use crate::problem::Problem;
use crate::texts::T;
use jiff::SignedDuration;
use maru_audit::demonstration as audit;
use maru_contract::{Offers, Role};
use maru_directory::Error as DirectoryError;
use maru_directory::actions::{self, Why, view_person};
use maru_directory::agency::Agency as Sample;
use maru_directory::model::lock::Locked;
use maru_directory::model::proposal::{PolicyChange, Proposal};
use maru_directory::model::role_holder::HolderKind;
use maru_directory::{store, sync};
use maru_kernel::{Cause, Id, Timestamp};
use maru_records::demonstration as records;
use std::path::Path;
use std::rc::Rc;

type Play<'s> = Box<dyn Fn(&Stage<'_>) -> Result<(), Problem> + 's>;

/// What happens at one instant.
struct Scene<'s> {
    at: Timestamp,
    play: Play<'s>,
}

/// The story in the order of time.
pub struct Story<'s> {
    sample: &'s Sample,
    file: &'s Path,
    t: T,
    calendar: Calendar,
    scenes: Vec<Scene<'s>>,
}

impl<'s> Story<'s> {
    /// Everything that happens after the first people have come.
    pub fn new(sample: &'s Sample, file: &'s Path, t: T) -> Result<Story<'s>, Problem> {
        let mut story = Story { sample, file, t, calendar: Calendar::new(), scenes: Vec::new() };
        story.beginning();
        story.everyday_work();
        story.reviews();
        story.changes_of_rights();
        story.records();
        story.cases();
        story.wiki()?;
        story.messenger()?;
        story.today();
        Ok(story)
    }

    /// Plays it.
    pub fn play(mut self, stage: &Stage<'_>) -> Result<(), Problem> {
        self.scenes.sort_by_key(|scene| scene.at);
        for scene in self.scenes {
            stage.pointer.go_to(scene.at);
            (scene.play)(stage)?;
        }
        Ok(())
    }

    fn scene(&mut self, at: Timestamp, play: impl Fn(&Stage<'_>) -> Result<(), Problem> + 's) {
        if at < Timestamp::now() {
            self.scenes.push(Scene { at, play: Box::new(play) });
        }
    }

    /// The roles that go with the parts, and the arrivals and moves of the last fortnight.
    fn beginning(&mut self) {
        let (first, sample, t) = (self.calendar.in_month(2, 3), self.sample, self.t);
        self.scene(self.calendar.at(first, 9, 40), move |stage| {
            for member in sample.cast() {
                welcome(stage.running, member, t.demo_reason().to_owned())?;
            }
            Ok(())
        });
        let days = self.calendar.working_days(10);
        for (n, day) in days.iter().enumerate() {
            let (at, file, flawed) = (self.calendar.at(*day, 6, 30), self.file, n > 6);
            if matches!(n, 5 | 7 | 9) {
                self.scene(at, move |stage| {
                    let ldif = if flawed { sample.flawed_ldif() } else { sample.ldif() };
                    std::fs::write(file, ldif).map_err(|e| Problem::file(file, &e))?;
                    let cause = Cause::system("directory.sync");
                    sync::apply_now(&stage.running.front.db, &cause, SOURCE, sync::Kind::Full)?;
                    Ok(())
                });
            }
        }
    }

    /// People come in the morning, look people up, and go in the evening.
    fn everyday_work(&mut self) {
        const PARTS: [&str; 6] =
            ["employee", "manager", "org_admin", "security_admin", "system_admin", "auditor"];
        for (n, day) in self.calendar.working_days(9).into_iter().enumerate() {
            for (m, part) in PARTS.into_iter().enumerate().filter(|(m, _)| (n + m) % 4 != 0) {
                let minute = i8::try_from((n * 7 + m * 5) % 28).unwrap_or_default();
                let (come, go) =
                    (self.calendar.at(day, 8, 31 + minute), self.calendar.at(day, 18, 2 + minute));
                self.scene(come, move |stage| sign_in(stage, part));
                self.scene(go, move |stage| sign_out(stage, part));
            }
            self.scene(self.calendar.at(day, 10, 5), move |stage| look_up(stage, "org_admin", 2 + n % 3));
        }
        let day = self.calendar.working_days(6).first().copied().unwrap_or(self.calendar.today);
        self.scene(self.calendar.at(day, 13, 2), |stage| {
            let cause = stage.stranger("system_admin")?;
            stage.running.front.db.write_blocking(&cause, |tx| {
                let event = maru_kernel::Event::new("directory.sign_in_failed");
                tx.record(&event).map(|_| ()).map_err(Problem::from)
            })
        });
    }

    /// Two months of access records: the older one is reviewed and signed, the newer one waits.
    fn reviews(&mut self) {
        let t = self.t;
        let (before, last) = (self.calendar.in_month(2, 16), self.calendar.in_month(1, 14));
        self.scene(self.calendar.at(before, 22, 40), |stage| look_up(stage, "security_admin", 6));
        self.scene(self.calendar.at(last, 14, 10), |stage| look_up(stage, "org_admin", 54));
        self.scene(self.calendar.at(last, 22, 25), |stage| look_up(stage, "security_admin", 7));
        let signed = self.calendar.in_month(1, 5);
        let month = before.strftime("%Y-%m").to_string();
        self.scene(self.calendar.at(signed, 16, 20), move |stage| {
            let (month, note) = (month.clone(), t.demo_review_note());
            stage.act("director", move |tx, viewer| Ok(audit::sign_review(tx, viewer, &month, note)?))
        });
    }

    /// A role for a few days, a policy that two persons changed, and somebody who had locked herself out.
    fn changes_of_rights(&mut self) {
        let t = self.t;
        let day = self.calendar.working_days(12).first().copied().unwrap_or(self.calendar.today);
        let until = self.calendar.at(day, 18, 0) + SignedDuration::from_hours(4 * 24);
        self.scene(self.calendar.at(day, 13, 20), move |stage| {
            let holder = (HolderKind::Person, stage.player("manager")?.viewer.id);
            let proposal = Proposal::grant(Role::Privacy, holder, Some(until));
            propose(stage, "security_admin", proposal, t.demo_first_grant_reason())
        });
        self.scene(self.calendar.at(day, 14, 6), approve_what_waits);
        let day = self.calendar.working_days(5).first().copied().unwrap_or(self.calendar.today);
        self.scene(self.calendar.at(day, 10, 12), move |stage| {
            let [key, from, to] = ["idle_minutes", "30", "20"].map(str::to_owned);
            let changes = vec![PolicyChange { key, from, to }];
            propose(stage, "security_admin", Proposal::Policies { changes }, t.demo_policy_reason())
        });
        self.scene(self.calendar.at(day, 11, 3), approve_what_waits);
        let day = self.calendar.working_days(3).first().copied().unwrap_or(self.calendar.today);
        let login = self.login("employee");
        self.scene(self.calendar.at(day, 13, 4), move |stage| mistype(stage, "employee", &login));
        self.scene(self.calendar.at(day, 13, 7), move |stage| {
            unlock(stage, "employee", t.demo_unlock_reason())
        });
    }

    /// The sign-in name of whoever has the part.
    fn login(&self, part: &str) -> String {
        self.sample.cast().iter().find(|m| m.role == part).map(|m| m.uid.clone()).unwrap_or_default()
    }

    fn records(&mut self) {
        let t = self.t;
        let days = self.calendar.working_days(8);
        let day = |n: usize| days.get(n).copied().unwrap_or(self.calendar.today);
        let at = [
            self.calendar.at(day(1), 10, 44),
            self.calendar.at(day(4), 15, 31),
            self.calendar.at(day(6), 9, 50),
        ];
        self.scene(at[0], move |stage| hold(stage, t.demo_hold_reason(), "files", None));
        self.scene(at[1], move |stage| {
            let person = stage.player("manager")?.viewer.id;
            hold(stage, t.demo_hold_person_reason(), "", Some(person))
        });
        self.scene(at[2], |stage| {
            let offers = Offers::of(&stage.running.house.offers);
            stage.act("org_admin", move |tx, viewer| {
                records::reschedule(tx, &records::may_manage(viewer)?, &offers, "files.removed", 180)?;
                Ok(())
            })
        });
    }

    /// Audited cases become possible; one is closed since, one is open.
    fn cases(&mut self) {
        let t = self.t;
        let days = self.calendar.working_days(20);
        let day = |n: usize| days.get(n).copied().unwrap_or(self.calendar.today);
        let at = [self.calendar.at(day(0), 9, 30), self.calendar.at(day(12), 10, 20)];
        self.scene(at[0], move |stage| cases::switch_on(stage, t));
        let closed = Tale {
            number: t.demo_case_closed_number(),
            ground: t.demo_case_closed_ground(),
            reason: t.demo_case_closed_reason(),
            about: "system_admin",
            days: 30,
        };
        self.scene(at[1], move |stage| {
            let id = cases::open(stage, closed)?;
            cases::close(stage, id)
        });
        let open = Tale {
            number: t.demo_case_open_number(),
            ground: t.demo_case_open_ground(),
            reason: t.demo_case_open_reason(),
            about: "security_admin",
            days: 7,
        };
        self.scene(Timestamp::now() - SignedDuration::from_mins(75), move |stage| {
            cases::open(stage, open).map(|_| ())
        });
    }

    /// What people write into the wiki.
    fn wiki(&mut self) -> Result<(), Problem> {
        let book = Rc::new(Book::new());
        for act in Act::all()? {
            let (at, book) = (act.at(&self.calendar), Rc::clone(&book));
            self.scene(at, move |stage| {
                book.play(stage, &act)
                    .inspect_err(|_| tracing::error!(?act, "the story of the wiki does not hold"))
            });
        }
        Ok(())
    }

    /// What people say in the messenger.
    fn messenger(&mut self) -> Result<(), Problem> {
        let talk = Rc::new(Talk::default());
        for saying in Saying::all()? {
            let (at, talk) = (saying.at(&self.calendar), Rc::clone(&talk));
            self.scene(at, move |stage| {
                talk.play(stage, &saying)
                    .inspect_err(|_| tracing::error!(?saying, "the story of the messenger does not hold"))
            });
        }
        Ok(())
    }

    /// What waits for whoever signs in now.
    fn today(&mut self) {
        let t = self.t;
        let ago = |minutes| Timestamp::now() - SignedDuration::from_mins(minutes);
        self.scene(ago(47), move |stage| {
            let holder = (HolderKind::Person, stage.player("manager")?.viewer.id);
            let until = Some(Timestamp::now() + SignedDuration::from_hours(30 * 24));
            let proposal = Proposal::grant(Role::Privacy, holder, until);
            propose(stage, "security_admin", proposal, t.demo_grant_reason())
        });
        self.scene(ago(9), |stage| sign_in(stage, "employee"));
        self.scene(ago(4), |stage| stage.act("auditor", |tx, _| Ok(audit::request_verification(tx)?)));
    }
}

fn sign_in(stage: &Stage<'_>, part: &str) -> Result<(), Problem> {
    let person = stage.player(part)?.viewer.id;
    let cause = stage.stranger(part)?;
    stage.running.front.db.write_blocking(&cause, move |tx| {
        actions::open_session(tx, person, 5, true)?;
        Ok(())
    })
}

fn sign_out(stage: &Stage<'_>, part: &str) -> Result<(), Problem> {
    stage.act(part, |tx, viewer| {
        actions::end_sessions_of(tx, &[viewer.id], Why::SignedOut)?;
        Ok(())
    })
}

/// Looks at the cards of people from the beginning of the list.
fn look_up(stage: &Stage<'_>, part: &str, count: usize) -> Result<(), Problem> {
    stage.act(part, move |tx, viewer| {
        let found = store::people_search::find(tx.conn(), viewer, "\u{AE40}", count)?;
        for line in found.iter().filter(|line| line.id() != viewer.id) {
            view_person::record(tx, line.id())?;
        }
        Ok(())
    })
}

/// Types a wrong password as often as locks a name; at once, since every refusal takes its time.
fn mistype(stage: &Stage<'_>, part: &str, login: &str) -> Result<(), Problem> {
    let (cause, running) = (stage.stranger(part)?, stage.running);
    let wrong = || actions::sign_in(&running.front.db, &cause, running.directory.parts(), login, "maru-2025");
    let tries = async { tokio::join!(wrong(), wrong(), wrong(), wrong(), wrong()) };
    let (a, b, c, d, e) = tokio::runtime::Handle::current().block_on(tries);
    for outcome in [a, b, c, d, e] {
        match outcome {
            Ok(_) | Err(DirectoryError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The security administrator lets somebody in again.
fn unlock(stage: &Stage<'_>, part: &str, reason: &'static str) -> Result<(), Problem> {
    let (options, of) =
        (stage.running.directory.parts().options().clone(), stage.player(part)?.viewer.id.to_string());
    stage.act("security_admin", move |tx, viewer| {
        Ok(actions::unlock(tx, &options, viewer, Locked::SignIn, &of, reason)?)
    })
}

/// Another administrator says yes to everything that is asked for.
fn approve_what_waits(stage: &Stage<'_>) -> Result<(), Problem> {
    let options = stage.running.directory.parts().options().clone();
    stage.act("system_admin", move |tx, viewer| {
        let now = tx.now();
        let (open, _) = store::requests::open(tx.conn(), now, Id::from_i64(0), 10)?;
        for request in open {
            actions::decide(tx, &options, viewer, request.id, true)?;
        }
        Ok(())
    })
}

fn propose(stage: &Stage<'_>, part: &str, proposal: Proposal, reason: &'static str) -> Result<(), Problem> {
    let options = stage.running.directory.parts().options().clone();
    stage.act(part, move |tx, viewer| {
        actions::propose(tx, &options, viewer, proposal, reason)?;
        Ok(())
    })
}

fn hold(
    stage: &Stage<'_>,
    reason: &'static str,
    prefix: &'static str,
    person: Option<Id>,
) -> Result<(), Problem> {
    let offers = Offers::of(&stage.running.house.offers);
    stage.act("director", move |tx, viewer| {
        let new = records::NewHold {
            reason: reason.to_owned(),
            prefix: prefix.to_owned(),
            person,
            from: None,
            to: None,
        };
        records::place(tx, &records::may_manage(viewer)?, &offers, &new)?;
        Ok(())
    })
}
