//! What sign-in and the rules about roles refuse, and what to do about it.

use crate::texts::T;
use maru_kernel::{Code, Lang};
use thiserror::Error;

/// A refusal a person can do something about.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// Name or password is wrong, the name is locked or unknown: nobody is told which (S-114).
    #[error("sign-in refused")]
    SignIn,
    /// The agency's directory cannot be asked.
    #[error("the directory does not answer")]
    DirectoryDown,
    /// The code is wrong, used already, or was tried too often.
    #[error("code refused")]
    Code,
    /// A second factor can only be set up from the agency's networks.
    #[error("no second factor from outside")]
    EnrolOutside,
    /// The password given again is wrong, or was tried too often.
    #[error("proof refused")]
    Proof,
    /// Nobody changes their own rights (S-503).
    #[error("own rights")]
    OwnRights,
    /// Who asked may not approve (S-501).
    #[error("same person")]
    SamePerson,
    /// The roles exclude one another (S-500).
    #[error("roles exclude one another")]
    Excluded,
    /// The last holder of the role has to stay (S-503).
    #[error("last holder")]
    LastHolder,
    /// Groups, units and posts of a directory source never carry this role (S-131).
    #[error("group, unit or post of a source")]
    ForeignHolder,
    /// A guest holds no role (S-34).
    #[error("a guest holds no role")]
    Guest,
    /// The holder holds the role already.
    #[error("held already")]
    HeldAlready,
    /// There is no such holder.
    #[error("no such holder")]
    NoHolder,
    /// A reason of ten letters to see at least, and no more than a page.
    #[error("no reason")]
    Reason,
    /// The end lies in the past or is no date.
    #[error("bad date")]
    Until,
    /// Somebody decided before, or it is too late.
    #[error("decided already")]
    Decided,
    /// A policy's value is out of bounds.
    #[error("policy out of bounds")]
    Policy,
    /// A policy was changed after its change was asked for.
    #[error("policy changed since")]
    PolicyChanged,
    /// The value would lock its author out.
    #[error("policy locks out")]
    LockOut,
    /// The token is unknown, used or too old.
    #[error("bad token")]
    Token,
    /// The person's password is kept in the agency's directory, not here (S-309).
    #[error("password kept elsewhere")]
    KeptElsewhere,
    /// The new password was typed differently the second time.
    #[error("passwords differ")]
    Unlike,
    /// The list of leaked passwords is there and cannot be read.
    #[error("list of leaked passwords unreadable")]
    LeakedUnreadable,
    /// The lock has ended already.
    #[error("not locked")]
    NotLocked,
    /// Not a name to sign in by, or taken.
    #[error("sign-in name unusable")]
    Login,
}

impl Refusal {
    /// The stable code.
    pub fn code(self) -> Code {
        let (name, status) = match self {
            Refusal::SignIn => ("directory.sign_in_refused", 422),
            Refusal::DirectoryDown => ("directory.source_down", 503),
            Refusal::Code => ("directory.code_refused", 422),
            Refusal::EnrolOutside => ("directory.enrol_outside", 403),
            Refusal::Proof => ("directory.proof_refused", 422),
            Refusal::OwnRights => ("directory.own_rights", 403),
            Refusal::SamePerson => ("directory.same_person", 403),
            Refusal::Excluded => ("directory.roles_exclude", 409),
            Refusal::LastHolder => ("directory.last_holder", 409),
            Refusal::ForeignHolder => ("directory.foreign_holder", 422),
            Refusal::Guest => ("directory.guest", 422),
            Refusal::HeldAlready => ("directory.held_already", 409),
            Refusal::NoHolder => ("directory.no_holder", 422),
            Refusal::Reason => ("directory.reason", 422),
            Refusal::Until => ("directory.until", 422),
            Refusal::Decided => ("directory.decided", 409),
            Refusal::Policy => ("directory.policy", 422),
            Refusal::PolicyChanged => ("directory.policy_changed", 409),
            Refusal::LockOut => ("directory.lock_out", 422),
            Refusal::Token => ("directory.token", 404),
            Refusal::KeptElsewhere => ("directory.password_kept_elsewhere", 422),
            Refusal::Unlike => ("directory.passwords_differ", 422),
            Refusal::LeakedUnreadable => ("directory.leaked_unreadable", 503),
            Refusal::NotLocked => ("directory.not_locked", 409),
            Refusal::Login => ("directory.login_unusable", 422),
        };
        Code::new(name, status)
    }

    /// The sentence people read.
    pub fn text(self, lang: Lang) -> &'static str {
        let t = T(lang);
        match self {
            Refusal::SignIn => t.refusal_sign_in(),
            Refusal::DirectoryDown => t.refusal_directory_down(),
            Refusal::Code => t.refusal_code(),
            Refusal::EnrolOutside => t.refusal_enrol_outside(),
            Refusal::Proof => t.refusal_proof(),
            Refusal::OwnRights => t.refusal_own_rights(),
            Refusal::SamePerson => t.refusal_same_person(),
            Refusal::Excluded => t.refusal_excluded(),
            Refusal::LastHolder => t.refusal_last_holder(),
            Refusal::ForeignHolder => t.refusal_foreign_holder(),
            Refusal::Guest => t.refusal_guest(),
            Refusal::HeldAlready => t.refusal_held_already(),
            Refusal::NoHolder => t.refusal_no_holder(),
            Refusal::Reason => t.refusal_reason(),
            Refusal::Until => t.refusal_until(),
            Refusal::Decided => t.refusal_decided(),
            Refusal::Policy => t.refusal_policy(),
            Refusal::PolicyChanged => t.refusal_policy_changed(),
            Refusal::LockOut => t.refusal_lock_out(),
            Refusal::Token => t.refusal_token(),
            Refusal::KeptElsewhere => t.refusal_kept_elsewhere(),
            Refusal::Unlike => t.refusal_unlike(),
            Refusal::LeakedUnreadable => t.refusal_leaked_unreadable(),
            Refusal::NotLocked => t.refusal_not_locked(),
            Refusal::Login => t.refusal_login(),
        }
    }
}
