//! The demonstration as a process of its own: the real binary, with its data where the test wants it.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::speaking::{Answer, ask};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A demonstration of the suite that ends with the test.
pub struct Demo {
    child: Child,
    pub at: SocketAddr,
    login: String,
    password: String,
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Demo {
    /// Starts it, for somebody without a role.
    pub fn start(data: &Path) -> Demo {
        Demo::start_for(data, "employee")
    }

    /// Starts it with its tables in this PostgreSQL, for somebody without a role.
    pub fn start_on(data: &Path, database: &str) -> Demo {
        Demo::start_with(data, "employee", &["--database", database])
    }

    /// Starts it; whoever has this part will sign in.
    pub fn start_for(data: &Path, part: &str) -> Demo {
        Demo::start_with(data, part, &[])
    }

    fn start_with(data: &Path, part: &str, more: &[&str]) -> Demo {
        let mut child = Command::new(env!("CARGO_BIN_EXE_maru"))
            .args(["demo", "--port", "0", "--data"])
            .arg(data)
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut login, mut password) = (String::new(), String::new());
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for line in lines.map_while(Result::ok) {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["login", name, word, rest @ ..] if rest.join(" ").starts_with(part) => {
                    (login, password) = ((*name).to_owned(), (*word).to_owned());
                }
                ["ready", address] => {
                    let at = address.trim_start_matches("http://").parse().unwrap();
                    return Demo { child, at, login, password };
                }
                _ => {}
            }
        }
        panic!("the demonstration did not start");
    }

    /// Ends it as a power cut would: nothing is put away.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn login(&self) -> &str {
        &self.login
    }

    pub fn password(&self) -> &str {
        &self.password
    }

    pub fn sign_in(&self) -> Answer {
        let form = format!("login={}&password={}&next=%2F", self.login, self.password);
        ask(self.at, "POST", "/sign-in", &[], &form)
    }

    /// The session of whoever signs in.
    pub fn cookie(&self) -> String {
        let entered = self.sign_in();
        assert_eq!(entered.status, 303, "{}", entered.body);
        let cookie = entered.head.lines().find(|line| line.contains("sid=")).unwrap();
        cookie.split_once(": ").unwrap().1.split(';').next().unwrap().to_owned()
    }
}
