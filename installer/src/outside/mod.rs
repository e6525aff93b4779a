//! What a house has on its machine outside the data folder: configuration, certificates, secrets. How each is called in a
//! set, who hands over what root alone may read, and whose each is when it comes back.

mod gather;
mod put_back;

pub use gather::gather;
pub use put_back::put_back;

use crate::belongings::Account;
use crate::config::Config;
use crate::problem::Problem;
use crate::whole_file::Rights;
use maru_backup::MACHINE;
use maru_store::Address;
use std::path::{Path, PathBuf};

/// Where the configuration and what it names go in a set, and below the data folder when they are restored.
pub const CONFIGURATION: &str = "configuration";
/// How systemd calls the key of the house's own authority when it hands it to a backup; its other credentials are
/// those of `credentials/`.
const AUTHORITY_KEY: (&str, &str) = ("authority-key", "tls/ca.key");
const CREDENTIALS: &str = "credentials";

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Everybody,
    /// The service, by its group.
    Group,
    /// The service alone.
    Service,
    Root,
}

impl Reader {
    fn rights(self, account: Option<Account>) -> Rights {
        match self {
            Reader::Everybody => Rights { mode: 0o644, owner: account.map(|_| ROOT) },
            // Passwords may stand in the configuration: where no account is known, it is for whoever restores.
            Reader::Group => account.map_or(Rights::OURS, |account| Rights::readable_by(Some(account))),
            Reader::Service => Rights::of(account),
            Reader::Root => Rights { mode: 0o600, owner: account.map(|_| ROOT) },
        }
    }
}

const ROOT: Account = Account { uid: 0, gid: 0 };

/// Files beside the configuration. Reports are among them: they say that a house was finished once.
const BESIDE: [(&str, Reader); 5] = [
    ("tls/ca.pem", Reader::Everybody),
    (AUTHORITY_KEY.1, Reader::Root),
    ("release.pem", Reader::Everybody),
    ("install-report.html", Reader::Group),
    ("install-report.json", Reader::Group),
];

/// A file outside, and its name in a set.
struct Outside {
    name: String,
    file: PathBuf,
    reader: Reader,
}

/// The configuration and what it names.
fn named(config: &Config, file: &Path) -> Result<Vec<Outside>, Problem> {
    let database = match config.storage.database.as_deref().map(Address::parse).transpose()? {
        Some(Address::Postgres(server)) => server.authority().map(Path::to_owned),
        Some(Address::Sqlite(_)) | None => None,
    };
    let log = config.syslog.as_ref().and_then(|syslog| syslog.authority.clone());
    let relay = config.relay.as_ref().and_then(|relay| relay.authority.clone());
    let files = [
        ("maru.toml", Some(file.to_owned()), Reader::Group),
        ("certificate.pem", config.server.certificate.clone(), Reader::Group),
        ("private_key.pem", config.server.private_key.clone(), Reader::Service),
        ("log_authority.pem", log, Reader::Group),
        ("database_authority.pem", database, Reader::Group),
        ("relay_authority.pem", relay, Reader::Group),
    ];
    let outside = |(name, file, reader): (&str, Option<PathBuf>, Reader)| {
        Some(Outside { name: format!("{CONFIGURATION}/{name}"), file: file?, reader })
    };
    Ok(files.into_iter().filter_map(outside).collect())
}

fn beside(file: &Path) -> impl Iterator<Item = Outside> {
    let folder = beside_of(file).to_owned();
    BESIDE.into_iter().map(move |(name, reader)| Outside {
        name: format!("{MACHINE}{name}"),
        file: folder.join(name),
        reader,
    })
}

fn credential(file: &Path, name: &str) -> Outside {
    Outside {
        name: format!("{MACHINE}{CREDENTIALS}/{name}"),
        file: beside_of(file).join(CREDENTIALS).join(name),
        reader: Reader::Root,
    }
}

fn beside_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::gather::{Gathered, gather_with};
    use super::put_back::credential_named;
    use super::*;
    use maru_backup::Loose;
    use maru_testkit::TempFolder;
    use std::collections::BTreeMap;
    use std::os::unix::fs::MetadataExt;

    /// A machine with all there can be, and its configuration.
    fn machine() -> (TempFolder, PathBuf) {
        let machine = TempFolder::new();
        let at = |name: &str| machine.path().join(name);
        let text = format!(
            "[agency]\nname = \"A\"\n[server]\nlisten = \"127.0.0.1:0\"\nbase_url = \"https://a\"\n\
             certificate = {:?}\nprivate_key = {:?}\n[storage]\nfolder = {:?}\npassword = \"credential:database\"\n\
             database = \"postgres://a@db/a?sslmode=verify-full&sslrootcert={}\"\n[relay]\naddress = \"r:25\"\n\
             from = \"a@b.c\"\nauthority = {:?}\n",
            at("etc/tls/server.pem"),
            at("elsewhere/deep/server.key"),
            at("data"),
            at("etc/tls/db.pem").display(),
            at("etc/tls/relay.pem"),
        );
        for folder in ["etc/tls", "etc/credentials", "elsewhere/deep"] {
            std::fs::create_dir_all(at(folder)).unwrap();
        }
        let secrets = ["etc/credentials/database", "etc/credentials/database-owner", "etc/tls/ca.key"];
        let others = [
            "etc/tls/server.pem",
            "elsewhere/deep/server.key",
            "etc/tls/db.pem",
            "etc/tls/ca.pem",
            "etc/tls/relay.pem",
        ];
        for name in secrets.iter().chain(&others).chain(&["etc/install-report.html", "etc/release.pem"]) {
            std::fs::write(at(name), name).unwrap();
        }
        std::fs::write(at("etc/maru.toml"), text).unwrap();
        let file = at("etc/maru.toml");
        (machine, file)
    }

    fn taken(gathered: &Gathered) -> BTreeMap<String, Vec<u8>> {
        let read = |loose: &Loose| Some((loose.name.clone(), std::fs::read(&loose.file).ok()?));
        gathered.loose.iter().filter_map(read).collect()
    }

    #[test]
    fn s_189_s_424_what_a_machine_had_comes_back_with_the_rights_it_had() {
        let (machine, file) = machine();
        let config = Config::read(&file).unwrap();
        let gathered = gather_with(&config, &file, None).unwrap();
        let taken = taken(&gathered);
        assert_eq!((taken.len(), gathered.closed.len()), (11, 0), "{:?}", taken.keys());
        for folder in ["etc", "elsewhere"] {
            std::fs::remove_dir_all(machine.path().join(folder)).unwrap();
        }
        // Only root can give files away.
        let root = rustix::process::geteuid().is_root();
        let account = root.then_some(Account { uid: 4_711, gid: 4_712 });
        put_back(&taken, &file, account).unwrap();
        let (all, service, group) = ((0, 0), (4_711, 4_712), (0, 4_712));
        for (name, mode, owner) in [
            ("etc", 0o750, group),
            ("etc/tls", 0o750, group),
            ("etc/credentials", 0o700, all),
            ("elsewhere", 0o755, all),
            ("elsewhere/deep", 0o755, all),
            ("etc/maru.toml", 0o640, group),
            ("etc/tls/server.pem", 0o640, group),
            ("etc/tls/db.pem", 0o640, group),
            ("etc/tls/relay.pem", 0o640, group),
            ("elsewhere/deep/server.key", 0o600, service),
            ("etc/tls/ca.pem", 0o644, all),
            ("etc/tls/ca.key", 0o600, all),
            ("etc/credentials/database", 0o600, all),
            ("etc/credentials/database-owner", 0o600, all),
            ("etc/release.pem", 0o644, all),
            ("etc/install-report.html", 0o640, group),
        ] {
            let about = std::fs::metadata(machine.path().join(name)).unwrap();
            let found = (about.mode() & 0o7777, (about.uid(), about.gid()));
            assert!(!root || found == (mode, owner), "{name}: {found:?}");
            let content = std::fs::read_to_string(machine.path().join(name)).unwrap_or_default();
            assert!(about.is_dir() || name == "etc/maru.toml" || content == name, "{name}: {content}");
        }
        // What is there is the operator's.
        std::fs::write(&file, "mine").unwrap();
        put_back(&taken, &file, account).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    }

    #[test]
    fn s_189_what_root_alone_may_read_is_handed_over_by_systemd() {
        let (machine, file) = machine();
        let (config, handed) = (Config::read(&file).unwrap(), machine.path().join("handed"));
        for name in ["etc/credentials/database", "etc/credentials/database-owner", "etc/tls/ca.key"] {
            std::fs::remove_file(machine.path().join(name)).unwrap();
        }
        std::fs::create_dir(&handed).unwrap();
        for (name, content) in [("authority-key", "key"), ("database", "word"), ("database-owner", "\n")] {
            std::fs::write(handed.join(name), content).unwrap();
        }
        let found = taken(&gather_with(&config, &file, Some(&handed)).unwrap());
        assert_eq!(found.get("machine/tls/ca.key").map(Vec::as_slice), Some(&b"key"[..]));
        assert_eq!(found.get("machine/credentials/database").map(Vec::as_slice), Some(&b"word"[..]));
        assert!(!found.contains_key("machine/credentials/database-owner"), "blank is none");
    }

    #[test]
    fn no_name_in_a_set_leads_out_of_the_folder_of_secrets() {
        assert_eq!(credential_named("machine/credentials/database"), Some("database"));
        for name in
            ["machine/credentials/../maru.toml", "machine/credentials//etc/x", "machine/credentials/a/b"]
        {
            assert_eq!(credential_named(name), None, "{name}");
        }
    }
}
