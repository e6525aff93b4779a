//! Promises of docs/security.md that the source tree and the lock file keep, and that one careless line would
//! break.

#![cfg(test)]

use maru_tidy::{RULES, Tree};
use std::path::Path;

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(Tree::root().join(path)).expect("a file of the tree")
}

/// Every library of the lock file with its version.
fn libraries() -> Vec<(String, Vec<u64>)> {
    let lock = read("Cargo.lock");
    let value =
        |line: &str, key: &str| line.strip_prefix(key).map(|v| v.trim_matches([' ', '=', '"']).to_owned());
    let mut found = Vec::new();
    let mut name = String::new();
    for line in lock.lines() {
        if let Some(said) = value(line, "name") {
            name = said;
        } else if let Some(version) = value(line, "version").filter(|_| !name.is_empty()) {
            let numbers = version.split(['.', '-', '+']).map_while(|n| n.parse().ok()).collect();
            found.push((std::mem::take(&mut name), numbers));
        }
    }
    assert!(found.len() > 200, "the lock file is read");
    found
}

/// None of these is a library of ours, not even through another.
fn absent(names: &[&str]) {
    let there: Vec<String> =
        libraries().into_iter().map(|(name, _)| name).filter(|n| names.contains(&n.as_str())).collect();
    assert!(there.is_empty(), "{there:?}");
}

/// Lines of the product, tests and tools apart, that contain one of `signs`.
fn shipped_lines_with(signs: &[&str]) -> Vec<String> {
    let tree = Tree::read().expect("the tree is readable");
    // Others may depend on the first two for tests and figures alone, as the rule on arrows says.
    let beside = ["crates/testkit/", "crates/load/", "crates/tidy/"];
    let product = |path: &str| !beside.iter().any(|folder| path.starts_with(folder));
    let mut found = Vec::new();
    for file in tree.rust().filter(|f| product(&f.path) && f.path.contains("/src/")) {
        for line in file.source().shipped() {
            if signs.iter().any(|sign| line.code.contains(sign)) {
                found.push(format!("{}: {}", file.path, line.code.trim()));
            }
        }
    }
    found
}

#[test]
fn s_155_the_server_starts_no_program() {
    let found = shipped_lines_with(&["process::Command", "Command::spawn", ".spawn_process", "libc::exec"]);
    // Installing, as root at the command line, asks the system for an account and a service.
    let found: Vec<_> =
        found.iter().filter(|line| !line.starts_with("installer/src/install/")).cloned().collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn s_156_templates_are_made_at_compile_time_and_escape_everything() {
    absent(&["tera", "handlebars", "minijinja", "liquid", "ramhorns", "rhai", "mlua"]);
    let tree = Tree::read().expect("the tree is readable");
    for name in ["safe-filter", "plain-markup"] {
        let rule = RULES.iter().find(|rule| rule.name == name).expect("a rule of that name");
        let found: Vec<String> = rule.offences(&tree).iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn s_157_patterns_are_bounded_and_never_backtrack() {
    absent(&["fancy-regex", "pcre2", "pcre2-sys", "onig", "regress"]);
    // Patterns come from the operator's mapping only; each is built with a limit.
    let unbounded = shipped_lines_with(&["Regex::new(", "RegexSet::new("]);
    assert!(unbounded.is_empty(), "{}", unbounded.join("\n"));
    let built = shipped_lines_with(&["RegexBuilder::new("]);
    let bounded = shipped_lines_with(&[".size_limit("]);
    assert_eq!(built.len(), bounded.len(), "{built:?} {bounded:?}");
}

#[test]
fn s_161_nothing_reads_a_self_describing_binary_format() {
    absent(&[
        "bincode",
        "ciborium",
        "serde_cbor",
        "rmp-serde",
        "rmpv",
        "bson",
        "serde-pickle",
        "flexbuffers",
    ]);
    let loose = shipped_lines_with(&[
        "Form<Value>",
        "Json<Value>",
        "Form<serde_json",
        "Json<serde_json",
        "web::Json<",
    ]);
    assert!(loose.is_empty(), "{}", loose.join("\n"));
}

#[test]
fn s_171_nothing_but_an_import_of_the_wiki_and_a_signed_release_can_be_unpacked() {
    absent(&["async_zip", "rc-zip", "tar", "tokio-tar", "unrar", "sevenz-rust", "cab", "lzma-rs", "xz2"]);
    let found =
        shipped_lines_with(&["GzDecoder", "ZlibDecoder", "DeflateDecoder", "BrotliDecoder", "ZipArchive"]);
    // What the wiki takes is bounded in number, size and growth, and only shown until somebody says so. Of a release
    // nothing is unpacked but what its signed manifest names, and no longer than it says.
    let known = [
        "crates/wiki/src/actions/read_bundle.rs",
        "crates/wiki/src/pages/imports.rs",
        "crates/release/src/bundle.rs",
    ];
    let unknown: Vec<_> =
        found.iter().filter(|line| !known.iter().any(|place| line.starts_with(place))).cloned().collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

#[test]
fn s_176_nothing_in_the_house_can_ask_the_web() {
    absent(&["reqwest", "hyper", "ureq", "awc", "isahc", "curl", "curl-sys", "attohttpc", "surf", "minreq"]);
    // The few who open a connection at all: LDAP, PostgreSQL, the log server, the virus scanner's socket, and the
    // installation, which asks the house itself.
    let found = shipped_lines_with(&["TcpStream::connect", "UdpSocket", "UnixStream::connect"]);
    let known = [
        "crates/audit/src/syslog/receiver.rs",
        "crates/directory/src/ldap/",
        "crates/files/src/scanner.rs",
        "crates/store/src/tls_bridge.rs",
        "installer/src/install/visitor.rs",
    ];
    let new: Vec<_> = found.iter().filter(|line| !known.iter().any(|k| line.starts_with(k))).collect();
    assert!(new.is_empty(), "{new:?}");
}

#[test]
fn s_196_no_unsafe_code_and_no_silent_overflow() {
    let workspace = read("Cargo.toml");
    assert!(workspace.contains("\nunsafe_code = \"forbid\"\n"));
    let release = workspace.split("[profile.release]").nth(1).expect("a release profile");
    assert!(release.split("\n[").next().expect("its lines").contains("overflow-checks = true"));
    let crates = std::fs::read_dir(Tree::root().join("crates")).expect("the crates");
    let mut manifests: Vec<_> = crates.flatten().map(|c| c.path().join("Cargo.toml")).collect();
    manifests.push(Tree::root().join("installer/Cargo.toml"));
    for manifest in manifests.iter().filter(|m| m.exists()) {
        let text = read(manifest);
        assert!(text.contains("[lints]\nworkspace = true"), "{}", manifest.display());
    }
}

#[test]
fn s_204_s_206_libraries_are_newer_than_their_known_faults() {
    let all = libraries();
    let oldest: [(&str, &[u64]); 9] = [
        ("diesel", &[2, 3, 10]),
        ("rustls", &[0, 23, 18]),
        ("rustls-webpki", &[0, 103, 13]),
        ("bytes", &[1, 11, 1]),
        ("time", &[0, 3, 47]),
        ("ammonia", &[4, 1, 4]),
        ("lettre", &[0, 11, 22]),
        ("quick-xml", &[0, 41]),
        ("zip", &[2, 3]),
    ];
    for (name, least) in oldest {
        for (_, version) in all.iter().filter(|(n, _)| n == name) {
            assert!(version.as_slice() >= least, "{name} {version:?}");
        }
    }
    for name in ["diesel", "rustls", "rustls-webpki"] {
        assert!(all.iter().any(|(n, _)| n == name), "{name} is what we think we use");
    }
}

#[test]
fn s_207_no_rsa_with_a_key_of_ours() {
    absent(&["rsa", "openssl", "openssl-sys", "native-tls"]);
}
