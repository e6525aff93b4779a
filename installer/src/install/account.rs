//! The account of the service, as the machine knows it.

pub use crate::belongings::Account;

use super::InstallError;
use super::place::ACCOUNT;
use super::steps::system;
use crate::problem::Problem;
use std::path::Path;
use std::process::Command;

impl Account {
    /// The account of that name. Only those of the machine itself are looked at: the service must not depend on
    /// a directory server.
    pub fn find(name: &str) -> Option<Account> {
        let accounts = std::fs::read_to_string(Path::new("/etc/passwd")).unwrap_or_default();
        Account::in_list(&accounts, name)
    }

    /// Makes the account of the service, for which nobody signs in; `home` is its data folder.
    ///
    /// # Errors
    /// [`InstallError::Program`].
    pub fn make(home: &Path) -> Result<Account, Problem> {
        let mut command = Command::new("useradd");
        command.args(["--system", "--user-group", "--no-create-home", "--home-dir"]).arg(home);
        system("useradd", command.args(["--shell", "/usr/sbin/nologin", ACCOUNT]))?;
        let missing = || InstallError::Program {
            program: "useradd".to_owned(),
            reason: format!("/etc/passwd: {ACCOUNT}"),
        };
        Account::find(ACCOUNT).ok_or_else(|| missing().into())
    }

    fn in_list(accounts: &str, name: &str) -> Option<Account> {
        accounts.lines().find_map(|line| {
            let mut fields = line.split(':');
            let is_it = fields.next() == Some(name);
            let (uid, gid) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
            is_it.then_some(Account { uid, gid })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_found_by_their_whole_name() {
        let list =
            "root:x:0:0:root:/root:/bin/sh\nbroken\nmaru2:x:7:8::/:/x\nmaru:x:998:997::/var/lib/maru:/x\n";
        assert_eq!(Account::in_list(list, "maru"), Some(Account { uid: 998, gid: 997 }));
        assert_eq!(Account::in_list(list, "mar"), None);
    }
}
