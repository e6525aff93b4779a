//! What the security administrator decides about sign-in, within limits nobody can leave.

use crate::Options;
use ipnet::IpNet;
use jiff::SignedDuration;
use maru_kernel::Timestamp;
use std::net::IpAddr;

/// Under which prefix of the settings the decisions are kept.
pub const PREFIX: &str = "directory.policy.";

/// Which rules new passwords follow (S-2, S-3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordProfile {
    /// Nine characters of three classes, as the agencies' guideline asks.
    #[default]
    KrGov,
    /// Fifteen characters, any of them (ASVS 5.0, 6.2).
    Asvs,
}

/// What is asked of passwords kept here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// Rules for new ones.
    pub profile: PasswordProfile,
    /// Days after which one has to be changed; 0 is never.
    pub days: i64,
}

impl PasswordPolicy {
    /// The decisions about passwords, from the settings under [`PREFIX`].
    pub fn read(settings: &[(String, String)]) -> PasswordPolicy {
        let asvs = text_of(settings, "profile") == Some("asvs");
        let profile = if asvs { PasswordProfile::Asvs } else { PasswordProfile::KrGov };
        PasswordPolicy { profile, days: number_of(settings, "password_days") }
    }

    /// Whether a password chosen at `since` has to be changed by now. The second profile never asks for
    /// that (ASVS 6.2.10): people then choose worse ones.
    pub fn is_overdue(self, since: Timestamp, now: Timestamp) -> bool {
        let limited = self.days > 0 && self.profile == PasswordProfile::KrGov;
        limited && now.duration_since(since) >= SignedDuration::from_hours(24 * self.days)
    }
}

/// All decisions. Numbers are minutes, hours or a count, as their names say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policies {
    /// Minutes without use after which a session ends.
    pub idle_minutes: i64,
    /// The same for holders of roles.
    pub idle_minutes_role: i64,
    /// Hours after which a session ends in any case.
    pub longest_hours: i64,
    /// The same for holders of roles.
    pub longest_hours_role: i64,
    /// Wrong tries in a row that lock a name.
    pub tries: i64,
    /// Minutes a name stays locked.
    pub lock_minutes: i64,
    /// Sessions one person may have; holders of roles have one.
    pub sessions: i64,
    /// Whether everybody needs a second factor everywhere.
    pub factor_for_all: bool,
    /// Whether holders of roles need one: always, except in a demonstration.
    pub factor_for_roles: bool,
    /// Rules for passwords kept here.
    pub passwords: PasswordPolicy,
    /// Networks from which a password is enough.
    pub inside: Vec<IpNet>,
    /// Networks from which roles work.
    pub admin: Vec<IpNet>,
}

/// One number among the decisions: its key, its bounds, its value at first.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Key without the prefix.
    pub key: &'static str,
    /// Smallest value allowed.
    pub least: i64,
    /// Largest value allowed.
    pub most: i64,
    /// The value before anybody decides.
    pub standard: i64,
}

/// The numbers, with the bounds of S-3, S-4, S-5, S-30 and S-133.
pub const NUMBERS: [Number; 8] = [
    Number { key: "idle_minutes", least: 10, most: 60, standard: 30 },
    Number { key: "idle_minutes_role", least: 5, most: 10, standard: 10 },
    Number { key: "longest_hours", least: 1, most: 12, standard: 12 },
    Number { key: "longest_hours_role", least: 1, most: 8, standard: 8 },
    Number { key: "tries", least: 3, most: 5, standard: 5 },
    Number { key: "lock_minutes", least: 5, most: 60, standard: 5 },
    Number { key: "sessions", least: 1, most: 10, standard: 5 },
    Number { key: "password_days", least: 0, most: 365, standard: 0 },
];

impl Number {
    /// The number that `text` stands for, when it is within the bounds and written as it is kept and shown:
    /// without a sign, zeros in front or blanks.
    pub fn read(self, text: &str) -> Option<i64> {
        let number = text.parse().ok().filter(|n| (self.least..=self.most).contains(n));
        number.filter(|n: &i64| n.to_string() == text)
    }
}

impl Policies {
    /// The decisions, from the settings under [`PREFIX`]; what is missing or out of bounds is as at
    /// first.
    pub fn read(settings: &[(String, String)], options: &Options) -> Policies {
        let text = |key: &str| text_of(settings, key);
        let number = |key: &str| number_of(settings, key);
        let networks = |key: &str, standard: &[IpNet]| {
            text(key).and_then(read_networks).unwrap_or_else(|| standard.to_vec())
        };
        Policies {
            idle_minutes: number("idle_minutes"),
            idle_minutes_role: number("idle_minutes_role"),
            longest_hours: number("longest_hours"),
            longest_hours_role: number("longest_hours_role"),
            tries: number("tries"),
            lock_minutes: number("lock_minutes"),
            sessions: number("sessions"),
            factor_for_all: text("factor_for_all") == Some("true"),
            factor_for_roles: !options.demonstration,
            passwords: PasswordPolicy::read(settings),
            inside: networks("inside", &options.inside_networks),
            admin: networks("admin", &options.admin_networks),
        }
    }

    /// Every decision that is made on a page, by key and as it is kept.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let networks = |all: &[IpNet]| all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let profile = if self.passwords.profile == PasswordProfile::Asvs { "asvs" } else { "kr_gov" };
        vec![
            ("idle_minutes", self.idle_minutes.to_string()),
            ("idle_minutes_role", self.idle_minutes_role.to_string()),
            ("longest_hours", self.longest_hours.to_string()),
            ("longest_hours_role", self.longest_hours_role.to_string()),
            ("tries", self.tries.to_string()),
            ("lock_minutes", self.lock_minutes.to_string()),
            ("sessions", self.sessions.to_string()),
            ("password_days", self.passwords.days.to_string()),
            ("factor_for_all", self.factor_for_all.to_string()),
            ("profile", profile.to_owned()),
            ("inside", networks(&self.inside)),
            ("admin", networks(&self.admin)),
        ]
    }

    /// How long a session may go unused.
    pub fn idle(&self, holds_role: bool) -> SignedDuration {
        SignedDuration::from_mins(if holds_role { self.idle_minutes_role } else { self.idle_minutes })
    }

    /// How long a session lasts at most.
    pub fn longest(&self, holds_role: bool) -> SignedDuration {
        SignedDuration::from_hours(if holds_role { self.longest_hours_role } else { self.longest_hours })
    }

    /// How long a name stays locked.
    pub fn lock(&self) -> SignedDuration {
        SignedDuration::from_mins(self.lock_minutes)
    }
}

fn text_of<'s>(settings: &'s [(String, String)], key: &str) -> Option<&'s str> {
    let found = settings.iter().find(|(name, _)| name.strip_prefix(PREFIX) == Some(key));
    found.map(|(_, value)| value.as_str())
}

fn number_of(settings: &[(String, String)], key: &str) -> i64 {
    let number = NUMBERS.into_iter().find(|n| n.key == key);
    number.map_or(0, |n| text_of(settings, key).and_then(|t| n.read(t)).unwrap_or(n.standard))
}

/// Networks written one to a line or parted by blanks or commas, such as `10.0.0.0/8`; a bare address
/// is a network of one. `None` when one of them cannot be read.
pub fn read_networks(text: &str) -> Option<Vec<IpNet>> {
    text.split([',', ' ', '\n', '\r', '\t'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from)))
        .collect()
}

/// Whether `address` lies in one of the networks. No address at all lies in none.
pub fn lies_in(address: Option<IpAddr>, networks: &[IpNet]) -> bool {
    address.is_some_and(|a| networks.iter().any(|n| n.contains(&a.to_canonical())))
}
