//! Asks an administrator at a terminal for what an answers file would tell.

use super::InstallError;
use super::answers::Answers;
use crate::problem::Problem;
use crate::texts::T;
use std::io::{BufRead, IsTerminal, Write};
use toml::{Table, Value};

/// Asks; every question has a default, and what is typed becomes the same answers as in a file.
///
/// # Errors
/// [`InstallError::NoAnswers`] when nobody is at the terminal or the input ends; answers that contradict one another.
pub fn ask(t: T) -> Result<Answers, Problem> {
    if !std::io::stdin().is_terminal() {
        return Err(InstallError::NoAnswers.into());
    }
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let mut dialogue = Dialogue { lines: std::io::stdin().lock().lines(), table: Table::new() };
    dialogue.ask_all(t, host.trim())?;
    dialogue.answers()
}

struct Dialogue<L> {
    lines: L,
    table: Table,
}

impl<L: Iterator<Item = std::io::Result<String>>> Dialogue<L> {
    fn ask_all(&mut self, t: T, host: &str) -> Result<(), Problem> {
        self.ask("agency", "name", t.install_ask_agency(), "")?;
        self.ask("server", "host", t.install_ask_host(), host)?;
        if self.ask("server", "certificate", t.install_ask_certificate(), "")? {
            self.ask("server", "private_key", t.install_ask_private_key(), "")?;
        }
        if self.ask("directory", "servers", t.install_ask_directory(), "")? {
            self.ask("directory", "authority", t.install_ask_authority(), "")?;
            self.ask("directory", "base", t.install_ask_base(), "")?;
            if self.ask("directory", "bind_dn", t.install_ask_bind_dn(), "")? {
                self.ask("directory", "password_file", t.install_ask_password_file(), "")?;
            }
        }
        if self.ask("relay", "address", t.install_ask_relay(), "")? {
            self.ask("relay", "from", t.install_ask_relay_from(), "")?;
            self.ask("relay", "authority", t.install_ask_authority(), "")?;
            if self.ask("relay", "user", t.install_ask_relay_user(), "")? {
                self.ask("relay", "password_file", t.install_ask_password_file(), "")?;
            }
            self.ask("relay", "test_to", t.install_ask_relay_test(), "")?;
        }
        self.ask("administrators", "system", t.install_ask_system(), "")?;
        self.ask("administrators", "security", t.install_ask_security(), "")?;
        self.ask("administrators", "auditor", t.install_ask_auditor(), "")?;
        self.ask("backup", "key", t.install_ask_key(), "/root/maru-backup.key").map(|_| ())
    }

    /// Whether anything is answered.
    fn ask(&mut self, section: &str, key: &str, question: &str, usual: &str) -> Result<bool, Problem> {
        let mut out = std::io::stderr();
        let shown = if usual.is_empty() { String::new() } else { format!(" [{usual}]") };
        let _ = write!(out, "{question}{shown}: ");
        let _ = out.flush();
        let typed = self.lines.next().and_then(Result::ok).ok_or(InstallError::NoAnswers)?;
        let typed = if typed.trim().is_empty() { usual } else { typed.trim() };
        if typed.is_empty() {
            return Ok(false);
        }
        let value = match key {
            "servers" => Value::Array(
                typed.split([' ', ',']).filter(|s| !s.is_empty()).map(|s| s.to_owned().into()).collect(),
            ),
            _ => Value::String(typed.to_owned()),
        };
        let section = self.table.entry(section).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(section) = section {
            section.insert(key.to_owned(), value);
        }
        Ok(true)
    }

    /// One person in all three roles makes the agency a small one.
    fn answers(mut self) -> Result<Answers, Problem> {
        if let Some(Value::Table(named)) = self.table.get_mut("administrators") {
            let mut people: Vec<String> = named.values().map(ToString::to_string).collect();
            let count = people.len();
            people.sort();
            people.dedup();
            named.insert("small_agency".to_owned(), Value::Boolean(people.len() < count));
        }
        let wrong = |reason: String| InstallError::Answers { path: "-".to_owned(), reason };
        let answers = Answers::parse(&self.table.to_string()).map_err(wrong)?;
        answers.check()?;
        Ok(answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    fn typed(lines: &[&str]) -> Result<Answers, Problem> {
        let lines = lines.iter().map(|line| Ok((*line).to_owned()));
        let mut dialogue = Dialogue { lines, table: Table::new() };
        dialogue.ask_all(T(Lang::En), "maru-1")?;
        dialogue.answers()
    }

    #[test]
    fn what_is_typed_becomes_answers_and_nothing_typed_the_default() {
        let answers =
            typed(&["가온", "", "", "ldaps://a, ldaps://b", "", "dc=a", "", "", "hong", "hong", "hong", ""])
                .unwrap();
        assert_eq!((answers.agency.name.as_str(), answers.server.host.as_str()), ("가온", "maru-1"));
        assert_eq!(answers.directory.unwrap().servers, ["ldaps://a", "ldaps://b"]);
        assert!(answers.administrators.small_agency);
        assert_eq!(answers.backup.key.to_str(), Some("/root/maru-backup.key"));
    }

    #[test]
    fn an_input_that_ends_is_no_answer() {
        assert!(matches!(typed(&["가온"]), Err(Problem::Install(InstallError::NoAnswers))));
    }
}
