//! A machine to install on: a scratch root, the agency's own directory, and answers that fit.
#![allow(dead_code, reason = "each test file uses its own part")]

use maru_directory::agency::Agency;
use maru_testkit::slapd::{Setup, Slapd, free_port};
use maru_testkit::{AgencyPostgres, TempFolder};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

pub const BASE: &str = "dc=gaon,dc=example";
pub const READER_PASSWORD: &str = "reader-secret-7f3a";
pub const EMPLOYEE: &str = "seoyeon.kim";
pub const EMPLOYEE_PASSWORD: &str = "pw-seoyeon-91c2";
pub const AGENCY: &str = "가온도시공사";

/// The entries of the agency, with an account that reads them and an employee who can sign in.
pub fn people() -> String {
    people_with(READER_PASSWORD, EMPLOYEE_PASSWORD)
}

/// The same with these passwords of reader and employee.
pub fn people_with(reader: &str, employee: &str) -> String {
    let with_password = |entry: &str| {
        let is_employee = entry.contains(&format!("\nuid: {EMPLOYEE}\n"));
        let password = if is_employee { format!("\nuserPassword: {employee}") } else { String::new() };
        format!("{}{password}\n", entry.trim_end())
    };
    let mut ldif: Vec<String> = Agency::load().unwrap().ldif().split("\n\n").map(with_password).collect();
    ldif.push(format!(
        "dn: cn=reader,{BASE}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\n\
         userPassword: {reader}\n"
    ));
    ldif.join("\n")
}

/// The agency's directory, the same for all tests of a file: it is only read.
pub fn directory() -> &'static Slapd {
    static SERVER: OnceLock<Slapd> = OnceLock::new();
    SERVER.get_or_init(|| Slapd::start(&Setup { suffix: BASE, ldif: &people(), ..Setup::default() }))
}

/// A machine with nothing on it.
pub struct Site {
    folder: TempFolder,
    pub port: u16,
}

impl Site {
    /// With answers for the embedded database.
    pub fn new() -> Site {
        let site = Site { folder: TempFolder::new(), port: free_port() };
        site.secret("reader.password", READER_PASSWORD);
        site.secret("employee.password", EMPLOYEE_PASSWORD);
        std::fs::write(site.answers(), site.text()).unwrap();
        site
    }

    /// With answers for a database of its own on the agency's server.
    pub fn beside_postgres(server: &AgencyPostgres) -> Site {
        static HOUSES: AtomicU32 = AtomicU32::new(0);
        let name = format!("house{}", HOUSES.fetch_add(1, Ordering::Relaxed));
        let site = Site::new();
        site.secret("admin.password", AgencyPostgres::PASSWORD);
        site.add(&format!(
            "[database]\nserver = \"localhost\"\nport = {}\nauthority = \"{}\"\nname = \"{name}\"\nadmin = \"maru\"\n\
             admin_password_file = \"{}\"\n",
            server.port(),
            server.authority_file().display(),
            site.path("admin.password").display(),
        ));
        site
    }

    /// More answers.
    pub fn add(&self, more: &str) {
        let text = std::fs::read_to_string(self.answers()).unwrap();
        std::fs::write(self.answers(), text + more).unwrap();
    }

    fn text(&self) -> String {
        let (folder, slapd) = (self.folder.path().display(), directory());
        format!(
            "[agency]\nname = \"{AGENCY}\"\n[server]\nhost = \"localhost\"\nport = {}\nlisten = \"127.0.0.1\"\n\
             [directory]\nservers = [\"{}\"]\nauthority = \"{}\"\nbase = \"{BASE}\"\nbind_dn = \"cn=reader,{BASE}\"\n\
             password_file = \"{folder}/reader.password\"\npreset = \"openldap\"\n\
             [administrators]\nsystem = \"jihun.han\"\nsecurity = \"haerin.jung\"\nauditor = \"jungwoo.park\"\n\
             [emergency]\nlogin = \"emergency\"\nname = \"비상 계정\"\n[backup]\nkey = \"{folder}/backup.key\"\n\
             [self_test]\nlogin = \"{EMPLOYEE}\"\npassword_file = \"{folder}/employee.password\"\n",
            self.port,
            slapd.ldaps(),
            slapd.authority_file().display(),
        )
    }

    /// A file that nobody else may read.
    pub fn secret(&self, name: &str, content: &str) {
        let path = self.path(name);
        std::fs::write(&path, format!("{content}\n")).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn answers(&self) -> PathBuf {
        self.path("answers.toml")
    }

    /// A path of the scratch machine.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn root(&self) -> PathBuf {
        self.path("root")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maru"));
        command.args(words).env("LANG", "en_US.UTF-8").stdin(Stdio::null());
        command
    }

    pub fn install(&self) -> Command {
        let mut command = self.command(&["install", "--root"]);
        command.arg(self.root()).arg("--answers").arg(self.answers());
        command
    }

    /// Installs, which has to work; returns the states by step.
    pub fn installed(&self) -> serde_json::Value {
        let told = done(self.install().arg("--json").output().unwrap());
        serde_json::from_str(&told).unwrap()
    }

    /// The house as a service, until the test drops it.
    pub fn serve(&self) -> Served {
        let mut command = Command::new(self.at("usr/local/bin/maru"));
        command.args(["serve", "--config"]).arg(self.at("etc/maru/maru.toml")).stdin(Stdio::null());
        Served(command.spawn().unwrap())
    }
}

/// Ends with the test.
pub struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a command printed that worked.
pub fn done(output: Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
}

/// The one sentence of a command that did not work, with its code.
pub fn refused(output: Output, code: &str) -> String {
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(said.trim_end().ends_with(&format!("[{code}]")), "{said}");
    said
}

/// Every file below `folder`.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = waiting.pop() {
        for entry in std::fs::read_dir(&path).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
