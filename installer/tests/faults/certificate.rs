//! What can be wrong with the house's own certificate, its key, and other secrets.

use super::{Agency, Fault, Undo, nothing, private};
use maru::checks::Around;
use maru::config::Config;
use maru_testkit::TempFolder;
use maru_testkit::tls::{Authority, CertificateFiles};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Another certificate in the place of the house's.
fn issued(config: &mut Config, names: &[&str], years: (i32, i32)) -> (TempFolder, CertificateFiles) {
    let folder = TempFolder::new();
    let files = Authority::new("Agency").issue_between(names, folder.path(), years);
    private(&files.key);
    config.server.certificate = Some(files.certificate.clone());
    config.server.private_key = Some(files.key.clone());
    (folder, files)
}

fn for_a_time(config: &mut Config, names: &[&str], years: (i32, i32)) -> Undo {
    let kept = issued(config, names, years);
    Box::new(move |_| drop(kept))
}

/// The right certificate with the key of another.
fn other_key(agency: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let kept = issued(config, &["localhost"], (1975, 4096));
    config.server.certificate = Some(agency.certificate.certificate.clone());
    Box::new(move |_| drop(kept))
}

/// The certificate of an authority that has not signed the first one.
fn strange_chain(_: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let (folder, files) = issued(config, &["localhost"], (1975, 4096));
    let own = std::fs::read_to_string(&files.certificate).unwrap();
    std::fs::write(&files.certificate, own + Authority::new("Somebody").pem()).unwrap();
    Box::new(move |_| drop(folder))
}

fn readable(file: &Path) -> Undo {
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let file = file.to_owned();
    Box::new(move |_| private(&file))
}

/// The configuration holds the password of the database.
fn open_configuration(agency: &Agency, _: &mut Config, around: &mut Around) -> Undo {
    let file = agency.folder.path().join("maru.toml");
    std::fs::write(&file, "").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    around.config_file = Some(file);
    nothing()
}

fn open_master_key(_: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let keys = config.storage.folder.join("keys");
    std::fs::create_dir_all(&keys).unwrap();
    std::fs::write(keys.join("master.key"), [7; 32]).unwrap();
    std::fs::set_permissions(keys.join("master.key"), std::fs::Permissions::from_mode(0o640)).unwrap();
    Box::new(move |_| std::fs::remove_dir_all(keys).unwrap())
}

pub const FAULTS: &[Fault] = &[
    Fault {
        what: "expired certificate",
        code: "certificate.expired",
        seed: |_, c, _| for_a_time(c, &["localhost"], (2000, 2001)),
    },
    Fault {
        what: "a certificate of next century",
        code: "certificate.early",
        seed: |_, c, _| for_a_time(c, &["localhost"], (2100, 2101)),
    },
    Fault {
        what: "host name not in the certificate",
        code: "certificate.name",
        seed: |_, c, _| for_a_time(c, &["moru.agency.example"], (1975, 4096)),
    },
    Fault { what: "key of another certificate", code: "certificate.pair", seed: other_key },
    Fault { what: "chain of a stranger", code: "certificate.chain", seed: strange_chain },
    Fault {
        what: "no certificate",
        code: "certificate.file",
        seed: |a, c, _| {
            c.server.certificate = Some(a.folder.path().join("nowhere.pem"));
            nothing()
        },
    },
    Fault {
        what: "key that is none",
        code: "certificate.key",
        seed: |a, c, _| {
            c.server.private_key = Some(a.certificate.certificate.clone());
            private(&a.certificate.certificate);
            nothing()
        },
    },
    Fault {
        what: "key readable by others",
        code: "secret.readable",
        seed: |a, _, _| readable(&a.certificate.key),
    },
    Fault { what: "configuration readable by others", code: "secret.readable", seed: open_configuration },
    Fault { what: "master key readable by the group", code: "secret.readable", seed: open_master_key },
];
