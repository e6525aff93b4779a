//! The suite on a machine without a network, and on a disk that fills up. Each test starts itself again in
//! a network and a mount table of its own (`unshare` of util-linux, `ip` of iproute2) and `maru demo` there.
#![cfg(test)]

mod demonstration;
mod speaking;

use demonstration::Demo;
use maru_testkit::TempFolder;
use speaking::ask;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const INSIDE: &str = "MARU_TEST_ALONE";

/// Runs `body` where there is nothing but the loopback interface, in a folder of 96 MiB.
fn alone(test: &str, body: impl Fn(&Path)) {
    if let Some(folder) = std::env::var_os(INSIDE) {
        let folder = PathBuf::from(folder);
        run("ip", &["link", "set", "lo", "up"]);
        run("mount", &["-t", "tmpfs", "-o", "size=96m", "tmpfs", &folder.display().to_string()]);
        return body(&folder);
    }
    let folder = TempFolder::new();
    let done = Command::new("unshare")
        .args(["--user", "--map-root-user", "--net", "--mount", "--"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, folder.path())
        // It counts its one test as well; counted once is enough.
        .stdout(Stdio::null())
        .status()
        .expect("unshare is installed (Debian package util-linux)");
    assert!(done.success(), "{test} failed in a network of its own");
}

fn run(program: &str, arguments: &[&str]) {
    assert!(Command::new(program).args(arguments).status().unwrap().success(), "{program} {arguments:?}");
}

/// Packets for which there was no way out, and datagrams such as questions for names.
fn tried_to_leave() -> (u64, u64) {
    let snmp = std::fs::read_to_string("/proc/self/net/snmp").unwrap();
    let counter = |protocol: &str, name: &str| -> u64 {
        let mut lines = snmp.lines().filter(|line| line.starts_with(protocol));
        let (names, values) = (lines.next().unwrap(), lines.next().unwrap());
        let place = names.split(' ').position(|n| n == name).unwrap();
        values.split(' ').nth(place).unwrap().parse().unwrap()
    };
    (counter("Ip:", "OutNoRoutes"), counter("Udp:", "OutDatagrams"))
}

/// Follows every link from the home page on, up to `most` pages.
fn walk(demo: &Demo, cookie: &str, most: usize) -> usize {
    let (mut waiting, mut seen) = (vec!["/".to_owned()], BTreeSet::new());
    while let Some(path) = waiting.pop().filter(|_| seen.len() < most) {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = ask(demo.at, "GET", &path, &[("Cookie", cookie)], "");
        assert!([200, 303].contains(&page.status), "{path}: {}", page.status);
        if !page.head.to_lowercase().contains("content-type: text/html") {
            continue;
        }
        let attributes = page.body.split([' ', '\n']).filter_map(|word| word.split_once("=\""));
        let links = attributes.filter(|(name, _)| ["href", "src"].contains(name));
        let links = links.filter_map(|(_, rest)| rest.split('"').next());
        let own = links.filter(|link| link.starts_with('/') && !link.contains('#') && *link != "/sign-out");
        waiting.extend(own.map(|link| link.replace("&amp;", "&").replace("&#38;", "&")));
    }
    seen.len()
}

#[test]
fn s_57_s_443_everything_works_without_a_network_and_nothing_asks_for_one() {
    alone("s_57_s_443_everything_works_without_a_network_and_nothing_asks_for_one", |folder| {
        assert_eq!(tried_to_leave(), (0, 0));
        let demo = Demo::start(&folder.join("data"));
        let cookie = demo.cookie();
        assert!(walk(&demo, &cookie, 120) > 50, "the house has pages");
        assert_eq!(tried_to_leave(), (0, 0), "no packet and no question for a name");
        // Whoever tries is seen.
        assert!(std::net::TcpStream::connect("192.0.2.1:443").is_err());
        assert_eq!(tried_to_leave().0, 1);
    });
}

#[test]
fn s_403_a_full_disk_refuses_writes_in_words_and_work_goes_on_when_there_is_room() {
    alone("s_403_a_full_disk_refuses_writes_in_words_and_work_goes_on_when_there_is_room", |folder| {
        let demo = Demo::start(&folder.join("data"));
        assert_eq!(demo.sign_in().status, 303);
        let filler = folder.join("filler");
        fill(&filler);
        let wait_for = |want: &dyn Fn(u16) -> bool, within: Duration| {
            let started = Instant::now();
            loop {
                let answer = demo.sign_in();
                if want(answer.status) || started.elapsed() > within {
                    return answer;
                }
                // What a file had kept for itself may take a few more writes.
                fill(&filler);
            }
        };
        let refused = wait_for(&|status| status == 507, Duration::from_secs(20));
        assert_eq!(refused.status, 507, "{}", refused.body);
        assert!(refused.body.contains("store.disk_full"), "{}", refused.body);
        assert_eq!(ask(demo.at, "GET", "/sign-in", &[], "").status, 200, "reading goes on");
        std::fs::remove_file(&filler).unwrap();
        let started = Instant::now();
        while demo.sign_in().status != 303 {
            assert!(started.elapsed() < Duration::from_secs(30), "work goes on within half a minute");
        }
    });
}

/// Takes what room there is.
fn fill(file: &Path) {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
    for size in [1 << 20, 4 << 10, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}
