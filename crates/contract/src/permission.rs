//! Roles and the permissions they carry (security targets, section 5).

use maru_kernel::Lang;

/// A role an administrator may grant. Ordinary work needs none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Services, storage, backup, directory connection. Sees no content.
    System,
    /// Accounts, grants, second factors, policies, sessions.
    Security,
    /// Reads all of the audit log, changes nothing.
    Auditor,
    /// Reviews access records for the privacy officer.
    Privacy,
    /// Forms, approval rules, retention tables, templates.
    Policy,
    /// Units, posts, mapping of the directory, appointments.
    Organisation,
    /// Retention review, transfer and disposal of records.
    Records,
    /// Answers for the law and for audits: asks for audited cases, and approves those of others.
    Legal,
}

impl Role {
    /// Every role, in the order they are listed.
    pub const ALL: [Role; 8] = [
        Role::System,
        Role::Security,
        Role::Auditor,
        Role::Privacy,
        Role::Policy,
        Role::Organisation,
        Role::Records,
        Role::Legal,
    ];

    /// The name kept in the database and used at the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Role::System => "system",
            Role::Security => "security",
            Role::Auditor => "auditor",
            Role::Privacy => "privacy",
            Role::Policy => "policy",
            Role::Organisation => "organisation",
            Role::Records => "records",
            Role::Legal => "legal",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether no person may hold both (S-500). Who asks for audited cases neither runs the house, nor grants the rights to it, nor
    /// watches over it.
    pub fn excludes(self, other: Role) -> bool {
        const APART: [Role; 4] = [Role::System, Role::Security, Role::Auditor, Role::Legal];
        self != other && APART.contains(&self) && APART.contains(&other)
    }
}

/// A permission and the roles that carry it.
#[derive(Clone, Copy, Debug)]
pub struct Permission {
    /// Stable id with the module in front: `directory.sync.apply`.
    pub id: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// Roles that carry it.
    pub roles: &'static [Role],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_500_four_roles_exclude_one_another_and_nothing_else_does() {
        let pairs = Role::ALL.iter().flat_map(|a| Role::ALL.iter().map(move |b| (*a, *b)));
        assert_eq!(pairs.filter(|(a, b)| a.excludes(*b)).count(), 12);
        assert!(Role::Security.excludes(Role::Legal) && Role::Legal.excludes(Role::Auditor));
        assert!(Role::System.excludes(Role::Auditor));
        assert!(!Role::System.excludes(Role::Organisation));
    }

    #[test]
    fn names_are_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
    }
}
