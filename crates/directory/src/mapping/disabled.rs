//! Whether a directory says that an account may not be used. Read strictly: what is not clearly
//! "active" is disabled (S-127).

use crate::ldap::{Entry, generalized_time};
use maru_kernel::Timestamp;
use serde::Deserialize;

/// One sign of a disabled account. Several may be given; one that fires is enough.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DisabledRule {
    /// Active Directory: bit 2 of `userAccountControl`. Always present there, so its absence means
    /// that we may not read it, and the account counts as disabled.
    UserAccountControl,
    /// Active Directory: `accountExpires` lies in the past.
    AccountExpires,
    /// An attribute that is `TRUE` for disabled accounts (`nsAccountLock`, `loginDisabled`). Absent
    /// or `FALSE` means active; any other value means disabled.
    Flag {
        /// The attribute.
        attribute: String,
    },
    /// The password policy overlay: `pwdAccountLockedTime`. Set by an administrator or after wrong
    /// passwords. With `lockout_minutes` a lock of the second kind ends after that time.
    PasswordLock {
        /// The server's `pwdLockoutDuration`; without it a lock holds until it is lifted.
        #[serde(default)]
        lockout_minutes: Option<u32>,
    },
    /// `shadowExpire`: days since 1970 after which the account is closed; -1 or absent means never.
    ShadowExpire,
    /// A moment (GeneralizedTime, RFC 4517) from which the account is closed: `krbPrincipalExpiration`. Absent
    /// means never.
    Expires {
        /// The attribute.
        attribute: String,
    },
    /// An attribute that names the state in words. A value in neither list means disabled.
    Words {
        /// The attribute.
        attribute: String,
        /// The values of accounts in use.
        active: Vec<String>,
        /// The values of disabled accounts.
        #[serde(default)]
        disabled: Vec<String>,
        /// Whether an entry without the attribute is in use.
        #[serde(default)]
        absent_is_active: bool,
    },
}

/// "Never expires" of MS-ADA1 2.3, beside 0.
const NEVER: i64 = i64::MAX;
/// From 1601, where Windows begins to count, to 1970, in seconds.
const SECONDS_1601_TO_1970: i64 = 11_644_473_600;
/// An administrator locked the account for good (draft-behera-ldap-password-policy 5.3.3).
const LOCKED_FOR_GOOD: &str = "000001010000Z";

impl DisabledRule {
    /// Whether this sign says that the account is disabled at the moment `now`.
    pub fn fires(&self, entry: &Entry, now: Timestamp) -> bool {
        match self {
            DisabledRule::UserAccountControl => match number(entry, "userAccountControl") {
                Some(Ok(flags)) => flags & 2 != 0,
                _ => true,
            },
            DisabledRule::AccountExpires => match number(entry, "accountExpires") {
                None | Some(Ok(0 | NEVER)) => false,
                Some(Ok(ticks)) => ticks / 10_000_000 - SECONDS_1601_TO_1970 <= now.as_second(),
                Some(Err(())) => true,
            },
            DisabledRule::Flag { attribute } => match entry.first(attribute) {
                None => false,
                Some(value) => !value.eq_ignore_ascii_case(b"FALSE"),
            },
            DisabledRule::PasswordLock { lockout_minutes } => match entry.first("pwdAccountLockedTime") {
                None => false,
                Some(value) => still_locked(value, *lockout_minutes, now),
            },
            DisabledRule::ShadowExpire => match number(entry, "shadowExpire") {
                None | Some(Ok(-1)) => false,
                Some(Ok(days)) => days.saturating_mul(86_400) <= now.as_second(),
                Some(Err(())) => true,
            },
            DisabledRule::Expires { attribute } => entry.first(attribute).is_some_and(|value| {
                let end = std::str::from_utf8(value).ok().and_then(seconds);
                end.is_none_or(|end| end <= now.as_second())
            }),
            DisabledRule::Words { attribute, active, disabled, absent_is_active } => {
                let (mut seen, mut in_use) = (false, false);
                for value in entry.values(attribute) {
                    seen = true;
                    let is = |words: &Vec<String>| words.iter().any(|w| w.as_bytes() == value.trim_ascii());
                    if is(disabled) {
                        return true;
                    }
                    in_use |= is(active);
                }
                if seen { !in_use } else { !absent_is_active }
            }
        }
    }

    /// The attribute it looks at.
    pub fn attribute(&self) -> &str {
        match self {
            DisabledRule::UserAccountControl => "userAccountControl",
            DisabledRule::AccountExpires => "accountExpires",
            DisabledRule::PasswordLock { .. } => "pwdAccountLockedTime",
            DisabledRule::ShadowExpire => "shadowExpire",
            DisabledRule::Flag { attribute }
            | DisabledRule::Expires { attribute }
            | DisabledRule::Words { attribute, .. } => attribute,
        }
    }
}

/// The first value as a whole number; `Some(Err)` when it is there and is none.
fn number(entry: &Entry, attribute: &str) -> Option<Result<i64, ()>> {
    let value = entry.first(attribute)?;
    Some(std::str::from_utf8(value).ok().and_then(|v| v.trim().parse().ok()).ok_or(()))
}

fn still_locked(value: &[u8], lockout_minutes: Option<u32>, now: Timestamp) -> bool {
    let Some(minutes) = lockout_minutes else { return true };
    let Some(since) = std::str::from_utf8(value).ok().filter(|v| *v != LOCKED_FOR_GOOD).and_then(seconds)
    else {
        return true;
    };
    now.as_second() < since.saturating_add(i64::from(minutes) * 60)
}

/// As seconds since 1970.
fn seconds(time: &str) -> Option<i64> {
    generalized_time(time).map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-02T00:00:00Z.
    const NOW: i64 = 1_772_409_600;

    fn fires(rule: &str, attribute: &str, value: Option<&str>) -> bool {
        let rule: DisabledRule = toml::from_str(rule).unwrap();
        assert!(rule.attribute() == attribute);
        let entry = Entry::new("uid=a");
        let entry = if let Some(value) = value { entry.with(attribute, value) } else { entry };
        rule.fires(&entry, Timestamp::from_second(NOW).unwrap())
    }

    #[test]
    fn s_127_disabled_states_are_read_strictly() {
        let uac = "rule = 'user-account-control'";
        let expires = "rule = 'account-expires'";
        let flag = "rule = 'flag'\nattribute = 'nsAccountLock'";
        let lock = "rule = 'password-lock'";
        let lock15 = "rule = 'password-lock'\nlockout_minutes = 15";
        let shadow = "rule = 'shadow-expire'";
        let ends = "rule = 'expires'\nattribute = 'krbPrincipalExpiration'";
        for (rule, attribute, value, want) in [
            (ends, "krbPrincipalExpiration", None, false),
            (ends, "krbPrincipalExpiration", Some("20260302000000Z"), true),
            (ends, "krbPrincipalExpiration", Some("20260302000001Z"), false),
            (ends, "krbPrincipalExpiration", Some("tomorrow"), true),
            (uac, "userAccountControl", Some("512"), false),
            (uac, "userAccountControl", Some("514"), true),
            (uac, "userAccountControl", Some("66050"), true),
            (uac, "userAccountControl", Some("0x200"), true),
            (uac, "userAccountControl", Some(""), true),
            (uac, "userAccountControl", None, true),
            (expires, "accountExpires", None, false),
            (expires, "accountExpires", Some("0"), false),
            (expires, "accountExpires", Some("9223372036854775807"), false),
            (expires, "accountExpires", Some("132000000000000000"), true),
            (expires, "accountExpires", Some("134500000000000000"), false),
            (expires, "accountExpires", Some("soon"), true),
            (flag, "nsAccountLock", None, false),
            (flag, "nsAccountLock", Some("FALSE"), false),
            (flag, "nsAccountLock", Some("false"), false),
            (flag, "nsAccountLock", Some("TRUE"), true),
            (flag, "nsAccountLock", Some("true"), true),
            (flag, "nsAccountLock", Some("0"), true),
            (flag, "nsAccountLock", Some(""), true),
            (lock, "pwdAccountLockedTime", None, false),
            (lock, "pwdAccountLockedTime", Some("20200101000000Z"), true),
            (lock15, "pwdAccountLockedTime", Some("000001010000Z"), true),
            (lock15, "pwdAccountLockedTime", Some("20260301235000Z"), true),
            (lock15, "pwdAccountLockedTime", Some("20260301234000.5Z"), false),
            (lock15, "pwdAccountLockedTime", Some("yesterday"), true),
            (shadow, "shadowExpire", None, false),
            (shadow, "shadowExpire", Some("-1"), false),
            (shadow, "shadowExpire", Some("0"), true),
            (shadow, "shadowExpire", Some("20513"), true),
            (shadow, "shadowExpire", Some("20515"), false),
            (shadow, "shadowExpire", Some("never"), true),
        ] {
            assert_eq!(fires(rule, attribute, value), want, "{rule} {value:?}");
        }
    }

    #[test]
    fn s_127_unknown_words_mean_disabled() {
        let words = "rule = 'words'\nattribute = 'state'\nactive = ['재직', '휴직']\ndisabled = ['퇴직']";
        for (value, want) in [
            (Some("재직"), false),
            (Some(" 휴직 "), false),
            (Some("퇴직"), true),
            (Some("정직"), true),
            (None, true),
        ] {
            assert_eq!(fires(words, "state", value), want, "{value:?}");
        }
        assert!(!fires(&format!("{words}\nabsent_is_active = true"), "state", None));
    }
}
