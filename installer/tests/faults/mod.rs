//! A sound agency to look at, and what can be wrong there.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod certificate;
pub mod database;
pub mod directory;
pub mod machine;
pub mod relay;

use crate::everything;
use maru::checks::{Around, Machine};
use maru::config::Config;
use maru::house;
use maru_kernel::Lang;
use maru_testkit::postfix::{Manner, Postfix};
use maru_testkit::slapd::{Setup, Slapd, free_port};
use maru_testkit::tls::{Authority, CertificateFiles};
use maru_testkit::{AgencyPostgres, TempFolder};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Undoes a fault, and keeps it there until then.
pub type Undo = Box<dyn FnOnce(&Agency)>;

/// One fault.
#[derive(Clone, Copy)]
pub struct Fault {
    pub what: &'static str,
    /// The code it is named by.
    pub code: &'static str,
    pub seed: fn(&Agency, &mut Config, &mut Around) -> Undo,
}

/// Nothing has to be undone.
pub fn nothing() -> Undo {
    Box::new(|_| {})
}

/// The agency's own servers and a machine for the house.
pub struct Agency {
    pub folder: TempFolder,
    pub postgres: AgencyPostgres,
    pub slapd: Slapd,
    pub certificate: CertificateFiles,
    /// Started for the tests that ask for it, and stopped with the agency.
    relay: OnceLock<Postfix>,
}

/// The base of the directory.
pub const BASE: &str = "dc=gaon,dc=example";
/// The password of every reading account.
pub const READER: &str = "reader-secret";

/// People of the demonstration, and accounts that read them.
pub fn ldif() -> String {
    let people = maru_directory::agency::Agency::load().unwrap().ldif();
    let account = |name: &str, more: &str| {
        format!(
            "\ndn: cn={name},{BASE}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\n\
             cn: {name}\nuserPassword: {READER}\n{more}"
        )
    };
    // Without a policy that locks, a lock is not heeded.
    let policy = format!(
        "\ndn: cn=policy,{BASE}\nobjectClass: organizationalRole\nobjectClass: pwdPolicy\ncn: policy\n\
         pwdAttribute: userPassword\npwdLockout: TRUE\n"
    );
    let accounts = [
        policy,
        account("reader", ""),
        account("hurried", ""),
        account("locked", "pwdAccountLockedTime: 000001010000Z\n"),
    ];
    people + &accounts.concat()
}

/// How the directory behaves: one account gets few entries, one is locked.
pub fn setup(ldif: &str) -> Setup<'_> {
    Setup {
        suffix: BASE,
        ldif,
        global: "moduleload ppolicy",
        database: "overlay ppolicy\nppolicy_default \"cn=policy,dc=gaon,dc=example\"\nlimits dn.exact=\"cn=hurried,dc=gaon,dc=example\" size=5",
        ..Setup::default()
    }
}

pub fn private(file: &Path) {
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).unwrap();
}

impl Agency {
    pub fn found() -> Agency {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = TempFolder::new();
        let certificate = Authority::new("Agency").issue(&["localhost"], folder.path());
        private(&certificate.key);
        let agency = Agency {
            postgres: AgencyPostgres::start(),
            slapd: Slapd::start(&setup(&ldif())),
            certificate,
            folder,
            relay: OnceLock::new(),
        };
        agency.plant("etc/os-release", "PRETTY_NAME=\"Debian 12\"\nID=debian\nVERSION_ID=\"12\"\n");
        agency.plant("proc/meminfo", "MemTotal:        8000000 kB\n");
        agency.plant_program("timedatectl", "echo yes");
        std::fs::write(agency.secret(), READER).unwrap();
        private(&agency.secret());
        agency
    }

    /// The mail relay.
    pub fn relay(&self) -> &Postfix {
        self.relay.get_or_init(|| Postfix::start(Manner::default()))
    }

    /// A file of the machine.
    pub fn plant(&self, path: &str, text: &str) -> PathBuf {
        let file = self.folder.path().join("root").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
        file
    }

    /// A program of the machine, as lines of a shell.
    pub fn plant_program(&self, name: &str, lines: &str) -> PathBuf {
        let file = self.plant(&format!("usr/bin/{name}"), &format!("#!/bin/sh\n{lines}\n"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        file
    }

    /// A file of the machine that is there for one look.
    pub fn lend(&self, file: PathBuf) -> Undo {
        Box::new(move |_| std::fs::remove_file(&file).unwrap())
    }

    /// The file with the password of the reading account.
    pub fn secret(&self) -> PathBuf {
        self.folder.path().join("reader.secret")
    }

    /// How the directory is read.
    pub fn source(&self) -> String {
        format!(
            "name = 'agency'\npreset = 'openldap'\nbase = '{BASE}'\n\n[connection]\nservers = ['{}']\n\
             ca_file = '{}'\nbind_dn = 'cn=reader,{BASE}'\npassword_file = '{}'\n",
            self.slapd.ldaps(),
            self.slapd.authority_file().display(),
            self.secret().display()
        )
    }

    /// A house where nothing is wrong.
    pub fn sound(&self) -> (Config, Around) {
        let mut config = everything::config(&self.folder.path().join("data"));
        let port = free_port();
        config.server.listen = ([127, 0, 0, 1], port).into();
        config.server.base_url = format!("https://localhost:{port}");
        config.server.certificate = Some(self.certificate.certificate.clone());
        config.server.private_key = Some(self.certificate.key.clone());
        config.storage.database = Some(self.postgres.uri("maru", "maru"));
        let mut around = Around::new(Lang::En, house::known(&config).unwrap().migrations());
        around.machine = Machine::at(self.folder.path().join("root"));
        around.directories = vec![self.source()];
        (config, around)
    }
}
