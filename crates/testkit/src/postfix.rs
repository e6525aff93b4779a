//! Postfix as an agency's mail relay, started for a test on free loopback ports and stopped when the test is done.

use crate::TempFolder;
use crate::postgres::is_root;
use crate::slapd::free_port;
use crate::tls::{Authority, CertificateFiles};
use std::fmt::Write as _;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAMS: &str = "/usr/lib/postfix/sbin";
/// What it delivers to; mail for everybody else is for the world outside, which only those who sign in may write to.
const DOMAIN: &str = "agency.example";

/// A running relay.
pub struct Postfix {
    folder: TempFolder,
    child: Child,
    /// Port with STARTTLS, which is offered unless it was said otherwise.
    pub port: u16,
    /// Port with TLS from the first byte.
    pub tls_port: u16,
    /// Its certificate, for `localhost`.
    pub certificate: CertificateFiles,
}

/// How it behaves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Offers no STARTTLS.
    pub without_tls: bool,
    /// Has a certificate whose time is over.
    pub expired: bool,
}

impl Postfix {
    /// Who may sign in.
    pub const USER: &'static str = "maru@relay.example";
    /// Their password.
    pub const PASSWORD: &'static str = "relay-secret";

    /// Starts one.
    ///
    /// # Panics
    /// When Postfix is not installed (Debian packages postfix, sasl2-bin, libsasl2-modules), or nobody here may run it: its
    /// master begins as root.
    pub fn start(manner: Manner) -> Postfix {
        let folder = TempFolder::new();
        let years = if manner.expired { (2000, 2001) } else { (1975, 4096) };
        let certificate =
            Authority::new("Test Authority").issue_between(&["localhost"], folder.path(), years);
        for below in ["etc", "etc/sasl", "queue", "data", "mail"] {
            std::fs::create_dir(folder.path().join(below)).expect("make a folder");
        }
        let etc = folder.path().join("etc");
        for _ in 0..5 {
            // Another process may take a port between our look and the server's; then again.
            let (port, tls_port) = (free_port(), free_port());
            put(&etc.join("main.cf"), &main_cf(folder.path(), &certificate, manner));
            put(&etc.join("master.cf"), &master_cf(port, tls_port));
            put(&etc.join("sasl/smtpd.conf"), &sasl(folder.path()));
            accounts(folder.path());
            if let Some(child) = launch(folder.path(), port) {
                return Postfix { folder, child, port, tls_port, certificate };
            }
        }
        panic!("postfix did not start");
    }

    /// What was delivered so far, once there is some, within ten seconds.
    ///
    /// # Panics
    /// When nothing comes.
    pub fn delivered(&self) -> String {
        let until = Instant::now() + Duration::from_secs(10);
        while Instant::now() < until {
            // The file belongs to the account that delivers.
            let output = as_root("cat").arg(self.folder.path().join("mail/box")).output().expect("run cat");
            if !output.stdout.is_empty() {
                return String::from_utf8_lossy(&output.stdout).into_owned();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nothing was delivered");
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let etc = self.folder.path().join("etc");
        let _ = as_root("/usr/sbin/postfix").arg("-c").arg(etc).arg("abort").stderr(Stdio::null()).status();
        let _ = self.child.wait();
        // What belongs to its accounts goes with the folder.
        let _ = as_root("rm").arg("-rf").arg(self.folder.path()).status();
    }
}

fn main_cf(folder: &Path, tls: &CertificateFiles, manner: Manner) -> String {
    let at = |below: &str| folder.join(below).display().to_string();
    let level = if manner.without_tls { "none" } else { "may" };
    let mut out = String::new();
    for (key, value) in [
        ("compatibility_level", "3.6"),
        ("command_directory", "/usr/sbin"),
        ("daemon_directory", PROGRAMS),
        ("queue_directory", &at("queue")),
        ("data_directory", &at("data")),
        ("mail_owner", "postfix"),
        ("setgid_group", "postdrop"),
        ("myhostname", "relay.example"),
        ("myorigin", "relay.example"),
        ("mydestination", ""),
        ("inet_interfaces", "127.0.0.1"),
        ("inet_protocols", "ipv4"),
        ("mynetworks", ""),
        ("alias_maps", ""),
        ("local_transport", "error:no local mail"),
        ("virtual_mailbox_domains", DOMAIN),
        ("virtual_mailbox_base", &at("mail")),
        ("virtual_mailbox_maps", "static:box"),
        ("virtual_uid_maps", "static:65534"),
        ("virtual_gid_maps", "static:65534"),
        ("default_transport", "discard:"),
        ("smtpd_relay_restrictions", "permit_sasl_authenticated, reject_unauth_destination"),
        ("smtpd_sender_restrictions", "check_sender_access inline:{bad@agency.example=REJECT}"),
        ("smtpd_sasl_auth_enable", "yes"),
        ("smtpd_tls_auth_only", if manner.without_tls { "no" } else { "yes" }),
        ("smtpd_sasl_type", "cyrus"),
        ("smtpd_tls_security_level", level),
        ("smtpd_tls_cert_file", &tls.certificate.display().to_string()),
        ("smtpd_tls_key_file", &tls.key.display().to_string()),
        ("maillog_file_prefixes", &at("data")),
        ("maillog_file", &at("data/log")),
    ] {
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

fn master_cf(port: u16, tls_port: u16) -> String {
    let mut out = format!(
        "127.0.0.1:{port} inet n - n - - smtpd\n\
         127.0.0.1:{tls_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n\
         cleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n\
         tlsmgr unix - - n 1000? 1 tlsmgr\npostlog unix-dgram n - n - 1 postlogd\nvirtual unix - n n - - virtual\n"
    );
    for (name, program) in [("bounce", "bounce"), ("defer", "bounce"), ("trace", "bounce")] {
        let _ = writeln!(out, "{name} unix - - n - 0 {program}");
    }
    for (name, program) in
        [("error", "error"), ("retry", "error"), ("discard", "discard"), ("proxymap", "proxymap")]
    {
        let _ = writeln!(out, "{name} unix - - n - - {program}");
    }
    // Each of these there is once.
    for name in ["anvil", "verify", "scache"] {
        let _ = writeln!(out, "{name} unix - - n - 1 {name}");
    }
    out
}

/// Passwords in a file of the test's own.
fn sasl(folder: &Path) -> String {
    format!(
        "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: {}\nmech_list: PLAIN LOGIN\n",
        passwords(folder).display()
    )
}

fn passwords(folder: &Path) -> PathBuf {
    folder.join("etc/passwords")
}

fn accounts(folder: &Path) {
    let (user, realm) = Postfix::USER.split_once('@').expect("a realm");
    let mut child = Command::new("/usr/sbin/saslpasswd2")
        .args(["-p", "-c", "-u", realm, "-f"])
        .arg(passwords(folder))
        .arg(user)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("saslpasswd2 is installed (Debian package sasl2-bin)");
    let mut input = child.stdin.take().expect("an input");
    input.write_all(Postfix::PASSWORD.as_bytes()).expect("say the password");
    drop(input);
    assert!(child.wait().expect("wait").success(), "saslpasswd2 failed");
    // The server that asks runs as an account of its own.
    for (mode, file) in [("644", passwords(folder)), ("755", folder.to_owned()), ("777", folder.join("mail"))]
    {
        assert!(
            Command::new("chmod").arg(mode).arg(file).status().is_ok_and(|s| s.success()),
            "chmod failed"
        );
    }
}

fn put(file: &Path, text: &str) {
    std::fs::write(file, text).expect("write");
}

/// Has the queue made and the master run; none when a port was taken meanwhile.
fn launch(folder: &Path, port: u16) -> Option<Child> {
    let etc = folder.join("etc");
    let give = |to: &str, of: &Path| {
        let given = as_root("chown").args(["-R", to]).arg(of).status();
        assert!(given.is_ok_and(|s| s.success()), "chown failed");
    };
    give("root:root", &etc);
    give("root:root", &folder.join("queue"));
    give("postfix", &folder.join("data"));
    let checked =
        as_root("/usr/sbin/postfix").arg("-c").arg(&etc).arg("check").output().expect("run postfix");
    assert!(checked.status.success(), "postfix check: {}", String::from_utf8_lossy(&checked.stderr));
    let mut child = as_root(&format!("{PROGRAMS}/master"))
        .arg("-c")
        .arg(&etc)
        .args(["-d"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("postfix is installed (Debian package postfix)");
    let until = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if child.try_wait().expect("wait").is_some() || Instant::now() > until {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Some(child)
}

/// A command that runs as root, and ends when the test does in whatever way.
fn as_root(program: &str) -> Command {
    let bound = ["--pdeathsig", "TERM", program];
    if is_root() {
        let mut command = Command::new("setpriv");
        command.args(bound);
        return command;
    }
    let mut command = Command::new("sudo");
    command.args(["-n", "setpriv"]).args(bound);
    command
}
