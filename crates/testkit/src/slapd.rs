//! OpenLDAP's server, started for a test on a free loopback port and stopped when the test is done.

use crate::TempFolder;
use crate::ldap_server::LdapServer;
use crate::tls::{Authority, CertificateFiles};
use std::fmt::Write;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server with its own data and certificate.
pub struct Slapd {
    server: LdapServer,
    /// Who issued its certificate, for `localhost` only.
    pub authority: Authority,
}

/// What the server holds and how it behaves.
#[derive(Clone, Debug, Default)]
pub struct Setup<'s> {
    /// The suffix of its tree.
    pub suffix: &'s str,
    /// The entries, parents first.
    pub ldif: &'s str,
    /// More lines for the top of its configuration (slapd.conf(5)).
    pub global: &'s str,
    /// More lines for its database.
    pub database: &'s str,
    /// Speak no TLS at all.
    pub without_tls: bool,
    /// Have a certificate whose time is over.
    pub expired: bool,
}

impl Slapd {
    /// The password of `cn=admin` below the suffix, whom no limit binds.
    pub const ADMIN_PASSWORD: &'static str = "admin-secret";

    /// Starts a server.
    ///
    /// # Panics
    /// When slapd is not installed (Debian package slapd), refuses the entries, or does not start.
    pub fn start(setup: &Setup<'_>) -> Self {
        let folder = TempFolder::new();
        let authority = Authority::new("Test Authority");
        let years = if setup.expired { (2000, 2001) } else { (1975, 4096) };
        let certificate = authority.issue_between(&["localhost"], folder.path(), years);
        std::fs::create_dir(folder.path().join("data")).expect("make a folder");
        let config = folder.path().join("slapd.conf");
        std::fs::write(&config, configuration(setup, folder.path(), &certificate)).expect("write");
        load(&config, &folder.path().join("data.ldif"), setup.ldif);
        for _ in 0..5 {
            // Another process may take a port between our look and the server's; then again.
            if let Some((child, port, tls_port)) = launch(&config) {
                let server = LdapServer { folder, child, port, tls_port, certificate };
                return Slapd { server, authority };
            }
        }
        panic!("slapd did not start");
    }

    /// Changes entries (ldapmodify(1) reads `changes`; one without `changetype` is added).
    ///
    /// # Panics
    /// When the server refuses them.
    pub fn modify(&self, suffix: &str, changes: &str) {
        let admin = format!("cn=admin,{suffix}");
        self.change(&self.ldap(), (&admin, Self::ADMIN_PASSWORD), changes);
    }
}

impl Deref for Slapd {
    type Target = LdapServer;

    fn deref(&self) -> &LdapServer {
        &self.server
    }
}

impl DerefMut for Slapd {
    fn deref_mut(&mut self) -> &mut LdapServer {
        &mut self.server
    }
}

fn configuration(setup: &Setup<'_>, folder: &Path, tls: &CertificateFiles) -> String {
    let mut out = String::new();
    for schema in ["core", "cosine", "inetorgperson", "nis"] {
        let _ = writeln!(out, "include /etc/ldap/schema/{schema}.schema");
    }
    let _ = writeln!(out, "modulepath /usr/lib/ldap\nmoduleload back_mdb");
    if !setup.without_tls {
        let _ = writeln!(out, "TLSCACertificateFile {}", tls.authority.display());
        let _ = writeln!(out, "TLSCertificateFile {}", tls.certificate.display());
        let _ = writeln!(out, "TLSCertificateKeyFile {}", tls.key.display());
    }
    let _ = writeln!(out, "{}\ndatabase mdb\nsuffix \"{}\"", setup.global, setup.suffix);
    let _ = writeln!(out, "rootdn \"cn=admin,{}\"\nrootpw {}", setup.suffix, Slapd::ADMIN_PASSWORD);
    let _ = writeln!(out, "directory {}\nmaxsize 4294967296", folder.join("data").display());
    let _ = writeln!(out, "dbnosync\nindex objectClass,uid,entryUUID eq\n{}", setup.database);
    out
}

fn load(config: &Path, file: &Path, ldif: &str) {
    std::fs::write(file, ldif).expect("write the entries");
    let done = Command::new("/usr/sbin/slapadd")
        .arg("-q")
        .arg("-f")
        .arg(config)
        .arg("-l")
        .arg(file)
        .output()
        .expect("slapd is installed (Debian package slapd)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A server that answers, with its two ports; none when a port was taken meanwhile.
fn launch(config: &Path) -> Option<(Child, u16, u16)> {
    let (port, tls_port) = (free_port(), free_port());
    let with_tls = std::fs::read_to_string(config).expect("read").contains("TLSCertificateFile");
    let addresses = if with_tls {
        format!("ldap://127.0.0.1:{port}/ ldaps://127.0.0.1:{tls_port}/")
    } else {
        format!("ldap://127.0.0.1:{port}/")
    };
    let mut child = Command::new("/usr/sbin/slapd")
        .args(["-d", "0", "-h", &addresses, "-f"])
        .arg(config)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("slapd is installed (Debian package slapd)");
    let until = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if child.try_wait().expect("wait").is_some() || Instant::now() > until {
            let _ = child.kill();
            let mut said = String::new();
            let _ = child.stderr.take().map(|mut e| e.read_to_string(&mut said));
            assert!(said.contains("bind"), "slapd: {said}");
            return None;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Some((child, port, tls_port))
}

/// A port of the loopback interface that nobody listens on at the moment.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr()).expect("a free port").port()
}
