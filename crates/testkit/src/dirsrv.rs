//! 389 Directory Server, started for a test on free loopback ports and stopped when the test is done.

use crate::TempFolder;
use crate::ldap_server::LdapServer;
use crate::slapd::free_port;
use crate::tls::{Authority, CertificateFiles};
use std::net::TcpStream;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server with its own data and certificate.
pub struct Dirsrv(LdapServer);

/// What the server holds and how it behaves.
#[derive(Clone, Debug, Default)]
pub struct Setup<'s> {
    /// The suffix of its tree.
    pub suffix: &'s str,
    /// The entries, parents first.
    pub ldif: &'s str,
    /// Further schema, each a whole file (RFC 4512 in an entry `cn=schema`).
    pub schema: &'s [&'s str],
    /// Names of plug-ins that are off by default and shall be on.
    pub plugins: &'s [&'s str],
}

#[derive(Clone, Copy, Debug)]
struct Ports {
    plain: u16,
    tls: u16,
}

/// The configuration the package brings, with gaps as `%name%`.
const TEMPLATES: &str = "/usr/share/dirsrv/data";
/// A test does not outlive its machine, and has few entries.
const SMALL: &str =
    "nsslapd-db-durable-transaction: off\nnsslapd-cache-autosize: 0\nnsslapd-dbcachesize: 10000000";

impl Dirsrv {
    /// Who may do everything.
    pub const ADMIN: &'static str = "cn=Directory Manager";
    /// Their password.
    pub const ADMIN_PASSWORD: &'static str = "admin-secret";

    /// Starts a server.
    ///
    /// # Panics
    /// When it is not installed (Debian package 389-ds-base), refuses the entries, or does not start.
    pub fn start(setup: &Setup<'_>) -> Self {
        let folder = TempFolder::new();
        let authority = Authority::new("Test Authority");
        let certificate = authority.issue(&["localhost"], folder.path());
        make_folders(folder.path(), setup.schema);
        keep_certificate(folder.path(), &certificate);
        for _ in 0..5 {
            // Another process may take a port between our look and the server's; then again.
            let ports = Ports { plain: free_port(), tls: free_port() };
            let config = configuration(setup, folder.path(), ports);
            std::fs::write(config_folder(folder.path()).join("dse.ldif"), config).expect("write");
            if let Some(child) = launch(folder.path(), ports) {
                let Ports { plain: port, tls: tls_port } = ports;
                let server = Dirsrv(LdapServer { folder, child, port, tls_port, certificate });
                server.modify(setup.ldif);
                return server;
            }
        }
        panic!("ns-slapd did not start: {}", said(folder.path()));
    }

    /// Changes entries (ldapmodify(1) reads `changes`; one without `changetype` is added).
    ///
    /// # Panics
    /// When the server refuses them.
    pub fn modify(&self, changes: &str) {
        self.change(&self.ldaps(), (Self::ADMIN, Self::ADMIN_PASSWORD), changes);
    }
}

impl Deref for Dirsrv {
    type Target = LdapServer;

    fn deref(&self) -> &LdapServer {
        &self.0
    }
}

impl Drop for Dirsrv {
    fn drop(&mut self) {
        self.0.kill();
        let name = self.folder().file_name().unwrap_or_default().to_string_lossy();
        let _ = std::fs::remove_file(format!("/dev/shm/sem.{name}.stats"));
    }
}

/// The server names a semaphore of the whole machine after the last part of this path, so no two are alike.
fn config_folder(folder: &Path) -> PathBuf {
    folder.join(folder.file_name().unwrap_or_default())
}

fn make_folders(folder: &Path, schema: &[&str]) {
    let schemas = config_folder(folder).join("schema");
    std::fs::create_dir_all(&schemas).expect("make a folder");
    for name in ["lock", "tmp", "ldif", "bak", "run", "log", "db"] {
        std::fs::create_dir(folder.join(name)).expect("make a folder");
    }
    for (number, text) in schema.iter().enumerate() {
        std::fs::write(schemas.join(format!("60further{number}.ldif")), text).expect("write");
    }
    std::fs::write(schemas.join("99user.ldif"), "dn: cn=schema\n").expect("write");
}

/// The server keeps its certificate in a database of NSS, without a password.
fn keep_certificate(folder: &Path, files: &CertificateFiles) {
    let (database, bundle) = (config_folder(folder), folder.join("server.p12"));
    let run = |command: &mut Command, package: &str| {
        let done = command.output().unwrap_or_else(|e| panic!("Debian package {package}: {e}"));
        assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let certutil = |arguments: &[&str]| {
        let mut command = Command::new("certutil");
        command.args(arguments).arg("-d").arg(&database);
        run(&mut command, "libnss3-tools");
    };
    certutil(&["-N", "--empty-password"]);
    certutil(&["-A", "-n", "CA", "-t", "CT,,", "-a", "-i", &files.authority.to_string_lossy()]);
    let mut export = Command::new("openssl");
    export.args(["pkcs12", "-export", "-name", "Server-Cert", "-passout", "pass:", "-in"]);
    export.arg(&files.certificate).arg("-inkey").arg(&files.key).arg("-out").arg(&bundle);
    run(&mut export, "openssl");
    let mut import = Command::new("pk12util");
    run(import.args(["-W", "", "-i"]).arg(&bundle).arg("-d").arg(&database), "libnss3-tools");
}

fn configuration(setup: &Setup<'_>, folder: &Path, ports: Ports) -> String {
    let template = |name: &str| {
        std::fs::read_to_string(Path::new(TEMPLATES).join(name))
            .expect("389 Directory Server is installed (Debian package 389-ds-base)")
    };
    // One empty line between entries: two of them end the server without a word.
    let (whole, suffix) = (template("template-dse.ldif"), template("template-suffix-db.ldif"));
    let mut text = format!("{}\n\n{}", whole.trim_end(), suffix);
    let at = |name: &str| folder.join(name).display().to_string();
    let config = config_folder(folder).display().to_string();
    let user = Command::new("id").arg("-un").output().expect("run id");
    for (gap, value) in [
        ("schema_dir", format!("{config}/schema")),
        ("cert_dir", config.clone()),
        ("config_dir", config),
        ("inst_dir", at("")),
        ("lock_dir", at("lock")),
        ("tmp_dir", at("tmp")),
        ("ldif_dir", at("ldif")),
        ("bak_dir", at("bak")),
        ("run_dir", at("run")),
        ("log_dir", at("log")),
        ("db_dir", at("db")),
        ("db_home_dir", at("db")),
        ("db_lib", "bdb".to_owned()),
        ("fqdn", "localhost".to_owned()),
        ("ds_port", ports.plain.to_string()),
        ("ds_user", String::from_utf8_lossy(&user.stdout).trim().to_owned()),
        ("rootdn", Dirsrv::ADMIN.to_owned()),
        ("ds_passwd", format!("{{CLEAR}}{}", Dirsrv::ADMIN_PASSWORD)),
        ("ldapi_enabled", "off".to_owned()),
        ("ldapi_autobind", "off".to_owned()),
        ("ldapi", at("ldapi")),
        ("ds_suffix", setup.suffix.to_owned()),
        ("ds_bename", "userroot".to_owned()),
    ] {
        text = text.replace(&format!("%{gap}%"), &value);
    }
    let tls = format!(
        "nsslapd-security: on\nnsslapd-secureport: {}\nnsslapd-listenhost: 127.0.0.1\n\
         nsslapd-securelistenhost: 127.0.0.1\n",
        ports.tls
    );
    text = text.replacen("nsslapd-rootdn:", &format!("{tls}nsslapd-rootdn:"), 1);
    text = text.replacen("nsslapd-directory:", &format!("{SMALL}\nnsslapd-directory:"), 1);
    // Needs a file of the package that only its own user may read.
    switch(&mut text, "Internationalization Plugin", "off");
    setup.plugins.iter().for_each(|plugin| switch(&mut text, plugin, "on"));
    text
}

/// Switches a plug-in on or off.
fn switch(text: &mut String, plugin: &str, to: &str) {
    let name = format!("dn: cn={plugin},cn=plugins");
    let switched = |entry: &str| match entry.starts_with(&name) {
        true => entry
            .replace("nsslapd-pluginenabled: off", "nsslapd-pluginenabled: ?")
            .replace("nsslapd-pluginenabled: on", "nsslapd-pluginenabled: ?")
            .replace("nsslapd-pluginenabled: ?", &format!("nsslapd-pluginenabled: {to}")),
        false => entry.to_owned(),
    };
    *text = text.split("\n\n").map(switched).collect::<Vec<_>>().join("\n\n");
}

/// A server that answers, and that ends with the test however that ends; none when a port was taken meanwhile.
fn launch(folder: &Path, ports: Ports) -> Option<Child> {
    let log = std::fs::File::create(folder.join("said")).expect("make a file");
    let mut child = Command::new("setpriv")
        .args(["--pdeathsig", "KILL", "/usr/sbin/ns-slapd", "-d", "0", "-i"])
        .arg(folder.join("run/server.pid"))
        .arg("-D")
        .arg(config_folder(folder))
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("share a file"))
        .stderr(log)
        .spawn()
        .expect("389 Directory Server is installed (Debian package 389-ds-base)");
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        // Asked after the connection: whoever answers while ours has ended took its port.
        let answers = TcpStream::connect(("127.0.0.1", ports.tls)).is_ok();
        if child.try_wait().expect("wait").is_some() || Instant::now() > until {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        if answers {
            return Some(child);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn said(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("said")).unwrap_or_default()
}
