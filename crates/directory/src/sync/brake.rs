//! The safety brake: a plan that looks like a mistake waits for a person.
//!
//! Others have lost all their users to a slip in a filter, a server that answered nothing, a page cut
//! short. None of that may ever look like "everybody has left".

use crate::store::sync::plan::UnitLoss;
use crate::texts::T;
use maru_contract::Role;
use maru_kernel::Lang;
use serde::{Deserialize, Serialize};

/// Why a plan waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Brake {
    /// The source has no people at all.
    Empty,
    /// More people would be switched off than 20 and 2 % of the active.
    Leavers {
        /// People that would be switched off.
        leaving: u64,
        /// Active people before.
        active: u64,
    },
    /// A unit would lose more than 30 % of its people.
    UnitShrinks {
        /// The unit's name.
        unit: String,
        /// People it would lose.
        lost: u64,
        /// People it has.
        before: u64,
    },
    /// More than 5 % of the units would be closed.
    UnitsClose {
        /// Units that would be closed.
        closing: u64,
        /// Open units before.
        open: u64,
    },
    /// The source has more than 10 % fewer people than in the last runs.
    FewerPeople {
        /// People read now.
        now: u64,
        /// People in recent runs.
        usual: u64,
    },
    /// More than 1 % of the entries were put aside.
    Quarantine {
        /// Entries put aside.
        aside: u64,
        /// Entries read.
        entries: u64,
    },
    /// Nobody would be left who holds a role the suite cannot do without. No one can overrule this.
    LastHolder {
        /// The role's name.
        role: String,
    },
    /// Base, filters or mapping changed since somebody last looked at a plan.
    ConfigChanged,
}

/// What the brake looks at.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// People the source has, and entries put aside, read in all.
    pub people: u64,
    /// Entries put aside.
    pub aside: u64,
    /// Entries read.
    pub entries: u64,
    /// Active people of this source before the run.
    pub active: u64,
    /// How many of them would be switched off.
    pub leaving: u64,
    /// Open units of this source before the run.
    pub open_units: u64,
    /// How many of them would be closed.
    pub closing_units: u64,
    /// People the source had in the last runs, on average; 0 before the first.
    pub usual_people: u64,
    /// Roles that would have no holder left.
    pub orphaned_roles: Vec<String>,
    /// Units that would lose many people.
    pub losses: Vec<UnitLoss>,
    /// Whether the configuration differs from the one of the last applied run.
    pub config_changed: bool,
    /// Whether everything was read, not only what changed.
    pub full: bool,
}

/// A run over changes reads few entries, so a share of them says nothing.
const MOST_ASIDE_OF_CHANGES: u64 = 20;

/// Every reason to wait.
pub fn check(f: &Figures) -> Vec<Brake> {
    let mut brakes = Vec::new();
    if f.full && f.people == 0 {
        brakes.push(Brake::Empty);
    }
    if f.leaving > 20.max(f.active / 50) {
        brakes.push(Brake::Leavers { leaving: f.leaving, active: f.active });
    }
    if f.closing_units * 20 > f.open_units && f.closing_units > 1 {
        brakes.push(Brake::UnitsClose { closing: f.closing_units, open: f.open_units });
    }
    if f.full && f.people * 10 < f.usual_people * 9 {
        brakes.push(Brake::FewerPeople { now: f.people, usual: f.usual_people });
    }
    if f.aside > if f.full { f.entries / 100 } else { MOST_ASIDE_OF_CHANGES } {
        brakes.push(Brake::Quarantine { aside: f.aside, entries: f.entries });
    }
    if f.config_changed {
        brakes.push(Brake::ConfigChanged);
    }
    brakes.extend(f.orphaned_roles.iter().map(|role| Brake::LastHolder { role: role.clone() }));
    let number = |n: i64| u64::try_from(n).unwrap_or_default();
    brakes.extend(f.losses.iter().map(|loss| Brake::UnitShrinks {
        unit: loss.name.clone(),
        lost: number(loss.lost),
        before: number(loss.before),
    }));
    brakes
}

impl Brake {
    /// Whether two people together may go on against it.
    pub fn may_be_overruled(&self) -> bool {
        !matches!(self, Brake::LastHolder { .. })
    }

    /// Whether somebody who accepted this brake has accepted `other` as well: the same reason, no worse.
    pub fn covers(&self, other: &Brake) -> bool {
        match (self, other) {
            (Brake::Leavers { leaving: a, .. }, Brake::Leavers { leaving: b, .. }) => b <= a,
            (Brake::UnitShrinks { unit: a, lost: m, .. }, Brake::UnitShrinks { unit: b, lost: n, .. }) => {
                a == b && n <= m
            }
            (Brake::UnitsClose { closing: a, .. }, Brake::UnitsClose { closing: b, .. }) => b <= a,
            (Brake::FewerPeople { now: a, .. }, Brake::FewerPeople { now: b, .. }) => b >= a,
            (Brake::Quarantine { aside: a, .. }, Brake::Quarantine { aside: b, .. }) => b <= a,
            (a, b) => a == b,
        }
    }

    /// One sentence for whoever decides.
    pub fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Brake::Empty => t.brake_empty().to_owned(),
            Brake::Leavers { leaving, active } => t.brake_leavers(active, leaving),
            Brake::UnitShrinks { unit, lost, before } => t.brake_unit_shrinks(before, lost, unit),
            Brake::UnitsClose { closing, open } => t.brake_units_close(closing, open),
            Brake::FewerPeople { now, usual } => t.brake_fewer_people(now, usual),
            Brake::Quarantine { aside, entries } => t.brake_quarantine(aside, entries),
            Brake::ConfigChanged => t.brake_config_changed().to_owned(),
            Brake::LastHolder { role } => t.brake_last_holder(role_name(role, t)),
        }
    }
}

fn role_name(role: &str, t: T) -> &str {
    match Role::from_name(role) {
        Some(Role::System) => t.brake_role_system(),
        Some(Role::Security) => t.brake_role_security(),
        Some(Role::Auditor) => t.brake_role_auditor(),
        _ => role,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calm() -> Figures {
        Figures {
            people: 1_000,
            entries: 1_100,
            active: 1_000,
            open_units: 100,
            usual_people: 1_000,
            full: true,
            ..Figures::default()
        }
    }

    #[test]
    fn an_ordinary_day_passes() {
        assert_eq!(check(&calm()), []);
        assert_eq!(check(&Figures { leaving: 20, closing_units: 1, aside: 11, people: 900, ..calm() }), []);
    }

    #[test]
    fn s_413_what_looks_like_a_mistake_waits() {
        for (figures, why) in [
            (Figures { people: 0, usual_people: 0, ..calm() }, "empty"),
            (Figures { leaving: 21, ..calm() }, "leavers"),
            (Figures { closing_units: 6, ..calm() }, "units_close"),
            (Figures { people: 899, ..calm() }, "fewer_people"),
            (Figures { aside: 12, ..calm() }, "quarantine"),
            (Figures { config_changed: true, ..calm() }, "config_changed"),
        ] {
            let brakes = serde_json::to_string(&check(&figures)).unwrap();
            assert!(brakes.contains(why), "{why}: {brakes}");
        }
    }

    #[test]
    fn who_accepted_a_brake_accepted_nothing_worse() {
        let leavers = |leaving| Brake::Leavers { leaving, active: 100 };
        assert!(leavers(30).covers(&leavers(29)));
        assert!(!leavers(30).covers(&leavers(31)));
        assert!(!leavers(30).covers(&Brake::Empty));
        assert!(Brake::ConfigChanged.covers(&Brake::ConfigChanged));
        assert!(!Brake::LastHolder { role: "system".into() }.may_be_overruled());
    }

    #[test]
    fn a_run_over_changes_only_knows_nothing_of_totals() {
        assert_eq!(check(&Figures { full: false, people: 0, ..calm() }), []);
    }
}
