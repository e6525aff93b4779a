//! A PostgreSQL server as agencies have it: over TCP with TLS and passwords, with settings that a test turns.

use crate::TempFolder;
use crate::postgres::{as_server_user, await_answer, give_away, initialise, programs};
use crate::slapd::free_port;
use crate::tls::{Authority, CertificateFiles};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server of one test's own; the role `maru` owns the database `maru`. It ends with the test.
pub struct AgencyPostgres {
    folder: TempFolder,
    child: Child,
    port: u16,
    /// Who issued its certificate, for `localhost`.
    pub authority: Authority,
    certificate: CertificateFiles,
}

impl AgencyPostgres {
    /// The password of everybody.
    pub const PASSWORD: &'static str = "maru-secret";

    /// Starts it.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    pub fn start() -> AgencyPostgres {
        let (folder, port, authority) = (TempFolder::new(), free_port(), Authority::new("Agency"));
        let data = initialise(folder.path());
        let certificate = authority.issue(&["localhost"], folder.path());
        let (crt, key) = (certificate.certificate.display(), certificate.key.display());
        let settings = format!(
            "listen_addresses = 'localhost'\nport = {port}\nunix_socket_directories = '{}'\nssl = on\n\
             ssl_cert_file = '{crt}'\nssl_key_file = '{key}'\n",
            folder.path().display()
        );
        append(&data.join("postgresql.conf"), &settings);
        // Who is not named is not let in.
        let admitted = "local all all trust\nhost all maru,reader,meek samehost scram-sha-256\n";
        std::fs::write(data.join("pg_hba.conf"), admitted).expect("write");
        protect(&certificate.key, folder.path());
        let child = spawn(&data);
        let server = AgencyPostgres { folder, child, port, authority, certificate };
        await_answer(|| server.try_sql("postgres", "SELECT 1").map(drop));
        let password = format!("PASSWORD '{}'", Self::PASSWORD);
        server.sql("postgres", &format!("ALTER ROLE maru {password}"));
        for role in ["reader", "meek", "stranger"] {
            server.sql("postgres", &format!("CREATE ROLE {role} LOGIN {password}"));
        }
        server.sql("postgres", "CREATE DATABASE maru OWNER maru");
        server
    }

    /// Ends it as a crash would.
    pub fn kill(&mut self) {
        let _ = Command::new("kill").args(["-QUIT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }

    /// Starts it again after [`AgencyPostgres::kill`], and waits until it answers.
    pub fn revive(&mut self) {
        self.child = spawn(&self.folder.path().join("data"));
        await_answer(|| self.try_sql("postgres", "SELECT 1").map(drop));
    }

    /// Lets everybody in with a password, not only the roles that it has from the beginning.
    ///
    /// # Panics
    /// When its file cannot be written.
    pub fn admit_everybody(&self) {
        let file = self.folder.path().join("data/pg_hba.conf");
        append(&file, "host all all samehost scram-sha-256\n");
        give_away(self.folder.path());
        self.reload();
    }

    /// Runs statements one by one as the administrator and returns what they say.
    ///
    /// # Panics
    /// When the server refuses one.
    pub fn sql(&self, database: &str, sql: &str) -> String {
        self.try_sql(database, sql).unwrap_or_else(|()| panic!("refused: {sql}"))
    }

    fn try_sql(&self, database: &str, sql: &str) -> Result<String, ()> {
        let mut command = Command::new(programs().join("psql"));
        command.args(["-q", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "maru", "-d", database]);
        command.args(["-p", &self.port.to_string(), "-h"]).arg(self.folder.path());
        let said = command.args(["-c", sql]).stderr(Stdio::null()).output().or(Err(()))?;
        if !said.status.success() {
            return Err(());
        }
        Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
    }

    /// Changes a setting of the whole server.
    pub fn set(&self, name: &str, value: &str) {
        self.sql("postgres", &format!("ALTER SYSTEM SET {name} = {value}"));
        self.reload();
    }

    /// Has it read its settings and certificates again, and waits until it has.
    pub fn reload(&self) {
        let loaded = || self.sql("postgres", "SELECT pg_conf_load_time()");
        let before = loaded();
        self.sql("postgres", "SELECT pg_reload_conf()");
        await_answer(|| if loaded() == before { Err(()) } else { Ok(()) });
    }

    /// Gives it a certificate for these years.
    pub fn certify(&self, years: (i32, i32)) {
        let files = self.authority.issue_between(&["localhost"], self.folder.path(), years);
        protect(&files.key, self.folder.path());
        self.reload();
    }

    /// The certificate of the authority to trust.
    pub fn authority_file(&self) -> &Path {
        &self.certificate.authority
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a database for a role, with TLS.
    pub fn uri(&self, role: &str, database: &str) -> String {
        let (password, port) = (Self::PASSWORD, self.port);
        let authority = self.authority_file().display();
        format!(
            "postgres://{role}:{password}@localhost:{port}/{database}?sslmode=verify-full&sslrootcert={authority}"
        )
    }
}

impl Drop for AgencyPostgres {
    fn drop(&mut self) {
        self.kill();
    }
}

fn spawn(data: &Path) -> Child {
    as_server_user(&programs().join("postgres"))
        .arg("-D")
        .arg(data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("run postgres")
}

fn append(file: &Path, text: &str) {
    let old = std::fs::read_to_string(file).expect("read");
    std::fs::write(file, old + text).expect("write");
}

fn protect(key: &Path, folder: &Path) {
    std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o600)).expect("chmod");
    give_away(folder);
}
