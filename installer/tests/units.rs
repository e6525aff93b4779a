//! The unit files, judged by systemd itself.
#![cfg(test)]

use maru_testkit::TempFolder;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn units() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/systemd").canonicalize().unwrap()
}

fn analyze(arguments: &[&str]) -> Output {
    let told = Command::new("systemd-analyze").args(arguments).output();
    told.expect("systemd-analyze is installed (Debian package systemd)")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What `systemd-analyze security` says of a unit: 0 is shut in completely, 10 is not at all.
fn exposure(file: &Path) -> f64 {
    let told = said(&analyze(&["security", "--offline=true", "--no-pager", &file.display().to_string()]));
    let (_, level) = told.rsplit_once("Overall exposure level for ").unwrap_or_else(|| panic!("{told}"));
    level.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn s_190_the_services_are_shut_in() {
    for name in ["maru.service", "maru-backup.service", "maru-certificate.service"] {
        let text = std::fs::read_to_string(units().join(name)).unwrap();
        let level = exposure(&units().join(name));
        assert!(level <= 2.0, "{name}: {level}");
        for line in [
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "PrivateTmp=yes",
            "CapabilityBoundingSet=",
            "SystemCallFilter=@system-service",
            "LimitCORE=0",
        ] {
            assert!(text.lines().any(|l| l.starts_with(line)), "{name} lacks {line}");
        }
        let is_roots = name == "maru-certificate.service";
        assert_eq!(text.lines().any(|line| line == "User=maru"), !is_roots, "{name}");
        assert!(text.contains("\nMemoryMax=") && text.contains("\nTasksMax="), "{name} is bounded");
        // Without the walls the same file is judged otherwise, so the figure means something.
        let folder = TempFolder::new();
        let open = folder.path().join(name);
        let walls = ["Protect", "Private", "Restrict", "Capability", "SystemCall", "NoNew", "User="];
        let kept = text.lines().filter(|line| !walls.iter().any(|wall| line.starts_with(wall)));
        std::fs::write(&open, kept.collect::<Vec<_>>().join("\n")).unwrap();
        assert!(exposure(&open) > 7.0, "{name}");
    }
}

#[test]
fn systemd_understands_every_line() {
    let folder = TempFolder::new();
    let verify = |change: &dyn Fn(String) -> String| {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(units()).unwrap() {
            let file = entry.unwrap().path();
            let copy = folder.path().join(file.file_name().unwrap());
            let text = std::fs::read_to_string(&file).unwrap();
            // The program is not installed on this machine.
            std::fs::write(&copy, change(text.replace("/usr/local/bin/maru", "/bin/true"))).unwrap();
            files.push(copy.display().to_string());
        }
        let mut arguments = vec!["verify", "--man=no", "--recursive-errors=no"];
        arguments.extend(files.iter().map(String::as_str));
        let output = analyze(&arguments);
        (output.status.success(), said(&output))
    };
    let (sound, told) = verify(&|text| text);
    assert!(sound && !told.contains("deploy") && !told.contains("maru"), "{told}");
    let (_, told) = verify(&|text| text.replace("LimitCORE=0", "LimitCore=0"));
    assert!(told.contains("LimitCore"), "a line that systemd does not know is told: {told}");
}

#[test]
fn s_189_secrets_reach_the_service_as_credentials_only() {
    for entry in std::fs::read_dir(units()).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for word in ["Environment=", "EnvironmentFile=", "postgres://", "--password"] {
            assert!(!text.contains(word), "{word}");
        }
        // A default may only say that there is none.
        let defaults = text.lines().filter(|line| line.starts_with("SetCredential"));
        assert!(defaults.into_iter().all(|line| line.ends_with(":\\n")));
    }
    for name in ["maru.service", "maru-backup.service"] {
        let text = std::fs::read_to_string(units().join(name)).unwrap();
        assert_eq!(text.lines().filter(|line| *line == "# @credentials@").count(), 1, "{name}");
    }
}
