//! What can be wrong with the machine and with services beside the house.

use super::{Agency, Fault, Undo, nothing};
use maru::checks::Around;
use maru::config::{Config, Syslog};
use maru_testkit::slapd::free_port;
use std::net::TcpListener;

/// A file of the machine that says something else for one look.
fn file(agency: &Agency, path: &'static str, text: &str) -> Undo {
    let known = agency.folder.path().join("root").join(path);
    let usual = std::fs::read_to_string(&known).ok();
    let planted = agency.plant(path, text);
    match usual {
        Some(usual) => Box::new(move |agency| drop(agency.plant(path, &usual))),
        None => Box::new(move |_| std::fs::remove_file(planted).unwrap()),
    }
}

/// Listening everywhere, behind a firewall that keeps people out.
fn walled(agency: &Agency, config: &mut Config, program: &'static str, lines: &str) -> Undo {
    config.server.listen.set_ip([0, 0, 0, 0].into());
    agency.lend(agency.plant_program(program, lines))
}

fn taken(_: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let other = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    config.server.listen = other.local_addr().unwrap();
    Box::new(move |_| drop(other))
}

/// The embedded database of a newer program.
fn newer_file(_: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    use diesel::Connection;
    use diesel::connection::SimpleConnection;
    config.storage.database = None;
    std::fs::create_dir_all(&config.storage.folder).unwrap();
    let file = config.storage.folder.join("maru.sqlite");
    let mut conn = diesel::SqliteConnection::establish(&file.display().to_string()).unwrap();
    conn.batch_execute(
        "CREATE TABLE store_migrations (key TEXT PRIMARY KEY, applied_at INTEGER NOT NULL);
         INSERT INTO store_migrations VALUES ('20991231000000-wiki', 0);",
    )
    .unwrap();
    Box::new(move |_| std::fs::remove_file(file).unwrap())
}

fn in_the_way(agency: &Agency, config: &mut Config, _: &mut Around) -> Undo {
    let file = agency.folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    config.storage.folder = file;
    nothing()
}

pub const FAULTS: &[Fault] = &[
    Fault {
        what: "another system",
        code: "system.kind",
        seed: |a, _, _| file(a, "etc/os-release", "ID=centos\nVERSION_ID=\"7\"\n"),
    },
    Fault {
        what: "low memory",
        code: "memory.total",
        seed: |a, _, _| file(a, "proc/meminfo", "MemTotal:         700000 kB\n"),
    },
    Fault {
        what: "a container with little memory",
        code: "memory.total",
        seed: |a, _, _| file(a, "sys/fs/cgroup/memory.max", "536870912\n"),
    },
    Fault {
        what: "no time server",
        code: "clock.sync",
        seed: |a, _, _| {
            a.plant_program("timedatectl", "echo no");
            Box::new(|a| drop(a.plant_program("timedatectl", "echo yes")))
        },
    },
    Fault { what: "a file where the data folder should be", code: "disk.folder", seed: in_the_way },
    Fault { what: "port taken", code: "port.taken", seed: taken },
    Fault {
        what: "an address of another machine",
        code: "port.address",
        seed: |_, c, _| {
            c.server.listen.set_ip([192, 0, 2, 1].into());
            nothing()
        },
    },
    Fault {
        what: "name that leads nowhere",
        code: "dns.name",
        seed: |_, c, _| {
            c.server.base_url = "https://maru.agency.invalid".to_owned();
            // Its certificate is another matter.
            (c.server.certificate, c.server.private_key) = (None, None);
            nothing()
        },
    },
    Fault {
        what: "ufw closes the port",
        code: "firewall.port",
        seed: |a, c, _| walled(a, c, "ufw", "echo 'Status: active'; echo '22/tcp ALLOW Anywhere'"),
    },
    Fault {
        what: "firewalld closes the port",
        code: "firewall.port",
        seed: |a, c, _| {
            walled(a, c, "firewall-cmd", "case $1 in --state) echo running;; *) echo no; exit 1;; esac")
        },
    },
    Fault {
        what: "SELinux enforced",
        code: "selinux.mode",
        seed: |a, _, _| file(a, "sys/fs/selinux/enforce", "1"),
    },
    Fault { what: "tables of a newer version", code: "database.newer", seed: newer_file },
    Fault {
        what: "no virus scanner",
        code: "scanner.reach",
        seed: |_, c, _| {
            c.files.scanner = Some(format!("127.0.0.1:{}", free_port()));
            nothing()
        },
    },
    Fault {
        what: "no log server",
        code: "log.reach",
        seed: |_, c, _| {
            let address = format!("127.0.0.1:{}", free_port());
            c.syslog = Some(Syslog { address, authority: None, insecure_lab: false });
            nothing()
        },
    },
];
