//! The program is one file: it asks the system for the C library and nothing else, and carries what there is to read.
#![cfg(test)]

use maru_testkit::TempFolder;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_maru");
/// What belongs to the package of the C library in every distribution.
const C_LIBRARY: [&str; 4] = ["libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"];
/// The C library of Ubuntu 22.04, the oldest system that is promised.
const OLDEST: [u32; 2] = [2, 35];

fn told(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn manual(words: &[&str], lang: &str) -> Output {
    Command::new(PROGRAM).arg("manual").args(words).env("LC_ALL", lang).output().unwrap()
}

#[test]
fn it_needs_no_library_but_that_of_c() {
    let needed = told(Command::new("readelf").args(["--dynamic", "--wide", PROGRAM]));
    let needed = needed.lines().filter(|line| line.contains("(NEEDED)"));
    let names: Vec<&str> = needed.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert!(names.contains(&"libc.so.6"), "{names:?}");
    for name in names {
        assert!(C_LIBRARY.contains(&name), "{name} has to be brought along");
    }
}

#[test]
fn it_runs_with_the_oldest_c_library_that_is_promised() {
    let versions = told(Command::new("readelf").args(["--version-info", "--wide", PROGRAM]));
    let numbers = versions.split("GLIBC_").skip(1).map(|rest| {
        let number = rest.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
        let mut parts = number.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
        [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()]
    });
    let newest = numbers.max().expect("versions of the C library");
    assert!(newest <= OLDEST, "needs version {newest:?}");
}

#[test]
fn it_lists_and_prints_its_guides() {
    let list = String::from_utf8(manual(&[], "ko_KR.UTF-8").stdout).unwrap();
    assert!(list.contains("quick-card") && list.contains("관리자 빠른 카드"), "{list}");
    let guide = String::from_utf8(manual(&["quick-card"], "ko_KR.UTF-8").stdout).unwrap();
    assert!(guide.starts_with("# 관리자 빠른 카드"), "{guide}");
    let missing = manual(&["nothing"], "en_US.UTF-8");
    assert!(!missing.status.success());
    assert!(String::from_utf8_lossy(&missing.stderr).contains("[installer.no_guide]"));
}

#[test]
fn its_man_pages_are_read_by_man_and_its_guides_by_everybody() {
    let folder = TempFolder::new();
    let place = folder.path().join("share");
    assert!(manual(&["--to", &place.display().to_string()], "ko_KR.UTF-8").status.success());
    for (page, language, words) in [
        ("man/man1/maru-backup.1", "en_US.UTF-8", "SYNOPSIS"),
        ("man/ko/man1/maru-backup.1", "ko_KR.UTF-8", "사용법"),
    ] {
        let file = place.join(page);
        let mut man = Command::new("man");
        man.args(["--warnings", "--encoding=UTF-8", "-l"]).arg(&file);
        // The plain locale is there on every system; the page is UTF-8 whatever the language is.
        let shown = man.env("LC_ALL", "C.UTF-8").env("MANPAGER", "cat").env("MAN_KEEP_STDERR", "1").output();
        let shown = shown.expect("man is installed (Debian package man-db)");
        let (text, warned) = (String::from_utf8_lossy(&shown.stdout), String::from_utf8_lossy(&shown.stderr));
        assert!(shown.status.success() && text.contains(words), "{language} {page}: {text}{warned}");
        assert!(warned.is_empty(), "{page}: {warned}");
    }
    for file in ["doc/maru/index.html", "doc/maru/manual.css", "man/ko/man1/maru.1"] {
        assert_eq!(mode(&place.join(file)), 0o644, "{file}");
    }
    assert_eq!(mode(&place.join("doc/maru")), 0o755);
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).permissions().mode() & 0o777
}
