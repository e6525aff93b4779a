//! A domain controller of Active Directory (Samba's), started for a test and stopped when the test is done.

use crate::TempFolder;
use crate::ldap_server::LdapServer;
use crate::tls::CertificateFiles;
use crate::{tls::Authority, wrapped_port};
use std::fs::Permissions;
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running domain controller with its own forest and certificate.
pub struct ActiveDirectory(LdapServer);

/// Makes the forest and puts the entries in. This is what `samba-tool domain provision` does, without the
/// access rights of shared files, which only root could set.
const MAKE: &str = r"
import logging, sys
from samba.auth import system_session
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.param import LoadParm
from samba.provision import provision
from samba.samdb import SamDB
conf, password, entries = sys.argv[1:]
lp = LoadParm()
lp.load(conf)
provision(logging.getLogger('provision'), system_session(), smbconf=conf, lp=lp, realm=lp.get('realm'),
          domain=lp.get('workgroup'), hostname='dc1', hostip='127.0.0.10', adminpass=password,
          serverrole='active directory domain controller', dns_backend='NONE',
          dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2, batch_mode=True)
database = SamDB(url=lp.private_path('sam.ldb'), session_info=system_session(), lp=lp)
database.transaction_start()
database.add_ldif(open(entries, encoding='utf-8').read())
database.transaction_commit()
";

const LDAP: u16 = 389;
const LDAPS: u16 = 636;

impl ActiveDirectory {
    /// The top of its tree.
    pub const BASE: &'static str = "DC=gaon,DC=example";
    /// Who may do everything.
    pub const ADMIN: &'static str = "CN=Administrator,CN=Users,DC=gaon,DC=example";
    /// Their password.
    pub const ADMIN_PASSWORD: &'static str = "Admin-secret-1";

    /// Starts a controller with these entries below [`ActiveDirectory::BASE`], parents first.
    ///
    /// # Panics
    /// When Samba is not installed (Debian packages samba, samba-ad-provision, samba-dsdb-modules,
    /// libsocket-wrapper, libuid-wrapper), refuses the entries, or does not start.
    pub fn start(ldif: &str) -> Self {
        let folder = TempFolder::new();
        let certificate = Authority::new("Test Authority").issue(&["localhost"], folder.path());
        std::fs::set_permissions(&certificate.key, Permissions::from_mode(0o600)).expect("keep it private");
        configure(folder.path(), &certificate);
        let entries = folder.path().join("entries.ldif");
        std::fs::write(&entries, ldif).expect("write");
        let made = wrapped("/usr/bin/python3", folder.path())
            .args(["-c", MAKE])
            .arg(folder.path().join("smb.conf"))
            .arg(Self::ADMIN_PASSWORD)
            .arg(&entries)
            .output()
            .expect("run python3");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let child = launch(folder.path());
        let sockets = folder.path().join("wrap");
        let port = wrapped_port::open(&sockets, LDAP).expect("open a port");
        let tls_port = wrapped_port::open(&sockets, LDAPS).expect("open a port");
        ActiveDirectory(LdapServer { folder, child, port, tls_port, certificate })
    }

    /// Changes entries (ldapmodify(1) reads `changes`; one without `changetype` is added).
    ///
    /// # Panics
    /// When the server refuses them.
    pub fn modify(&self, changes: &str) {
        self.change(&self.ldaps(), (Self::ADMIN, Self::ADMIN_PASSWORD), changes);
    }
}

impl Deref for ActiveDirectory {
    type Target = LdapServer;

    fn deref(&self) -> &LdapServer {
        &self.0
    }
}

/// Only the directory of all that Samba is, with every file below `folder`.
fn configure(folder: &Path, tls: &CertificateFiles) {
    let at = |name: &str| folder.join(name).display().to_string();
    let folders = [
        ("private dir", "private"),
        ("lock directory", "lock"),
        ("state directory", "state"),
        ("cache directory", "cache"),
        ("pid directory", "run"),
        ("ncalrpc dir", "ncalrpc"),
        ("ntp signd socket directory", "ntp"),
        ("winbindd socket directory", "winbindd"),
        ("binddns dir", "bind-dns"),
    ];
    let mut text = format!(
        "[global]\nworkgroup = GAON\nrealm = GAON.EXAMPLE\nnetbios name = DC1\n\
         server role = active directory domain controller\nserver services = ldap\n\
         interfaces = 127.0.0.{}/8\nbind interfaces only = yes\nldb:nosync = true\nlog file = {}\n\
         tls enabled = yes\ntls cafile = {}\ntls certfile = {}\ntls keyfile = {}\n",
        wrapped_port::SERVER,
        at("log"),
        tls.authority.display(),
        tls.certificate.display(),
        tls.key.display(),
    );
    for (key, name) in folders {
        std::fs::create_dir(folder.join(name)).expect("make a folder");
        text += &format!("{key} = {}\n", at(name));
    }
    for (share, name) in [("sysvol", "sysvol"), ("netlogon", "sysvol/gaon.example/scripts")] {
        text += &format!("[{share}]\npath = {}\n", at(name));
    }
    std::fs::create_dir(folder.join("wrap")).expect("make a folder");
    std::fs::write(folder.join("smb.conf"), text).expect("write");
}

/// A program that takes itself for root and whose ports are files.
fn wrapped(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("LD_PRELOAD", "libsocket_wrapper.so:libuid_wrapper.so")
        .env("SOCKET_WRAPPER_DIR", folder.join("wrap"))
        .env("SOCKET_WRAPPER_DEFAULT_IFACE", wrapped_port::SERVER.to_string())
        .env("UID_WRAPPER", "1")
        .env("UID_WRAPPER_ROOT", "1");
    command
}

/// Ends by itself when this process does: it watches its input.
fn launch(folder: &Path) -> Child {
    let log = std::fs::File::create(folder.join("said")).expect("make a file");
    let mut child = wrapped("/usr/sbin/samba", folder)
        .args(["--model=single", "--interactive", "-s"])
        .arg(folder.join("smb.conf"))
        .stdin(Stdio::piped())
        .stdout(log.try_clone().expect("share a file"))
        .stderr(log)
        .spawn()
        .expect("Samba is installed (Debian package samba)");
    let until = Instant::now() + Duration::from_secs(60);
    while wrapped_port::call(&folder.join("wrap"), LDAPS).is_err() {
        let ended = child.try_wait().expect("wait").is_some();
        let said = || std::fs::read_to_string(folder.join("said")).unwrap_or_default();
        assert!(!ended && Instant::now() < until, "samba did not start: {}", said());
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}
