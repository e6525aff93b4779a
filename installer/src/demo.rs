//! The demonstration: a fictional agency on an embedded database, brought in by the same
//! synchronisation that real agencies use.

mod cases;
mod messenger;
mod stage;
mod story;
mod wiki;

use crate::config::{Admin, Agency, Audit, Config, Log, Security, Server, Storage, this_machine};
use crate::house::{self, Running};
use crate::occupied::occupy;
use crate::problem::Problem;
use crate::serve;
use crate::texts::T;
use maru_contract::Role;
use maru_directory::agency::{Agency as Sample, CastMember};
use maru_directory::{actions, store, sync};
use maru_kernel::Cause;
use maru_store::{StoreError, setting};
use stage::{Calendar, Pointer, Stage};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use story::Story;

/// Set once the house is furnished.
const FURNISHED: &str = "installer.demo_furnished";
/// The source's name; never change it, people are known by it.
const SOURCE: &str = "agency";
/// One password for all, as nobody real is behind it. It has to keep the rules of passwords, too.
const PASSWORD: &str = "maru-gaon-2026";
const LOCALHOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Runs the demonstration on `port` (0 picks one) with data in `folder`, or in a temporary one; its tables in the
/// PostgreSQL at `database` if one is given, which should be empty.
///
/// # Errors
/// The port is taken, the folder cannot be written, or anything a real start may meet.
pub async fn run(port: u16, folder: Option<PathBuf>, database: Option<String>, t: T) -> Result<(), Problem> {
    let listener = serve::listen(SocketAddr::from((LOCALHOST, port)))?;
    let address = listener.local_addr().map_err(|e| Problem::Listen {
        address: SocketAddr::from((LOCALHOST, port)),
        reason: e.to_string(),
    })?;
    let folder =
        folder.unwrap_or_else(|| std::env::temp_dir().join(format!("maru-demo-{}", std::process::id())));
    let mut config = config(&folder, address, t);
    config.storage.database = database;
    let _occupied = occupy(&config)?;
    let running = tokio::task::spawn_blocking(move || open(&config, t))
        .await
        .map_err(|e| Problem::Store(StoreError::Failed(e.to_string())))??;
    announce(&running, t)?;
    serve::serve(running.house, running.front, serve::Doors::plain(listener), |address| {
        print_line(&format!("ready http://{address}"));
    })
    .await
}

fn config(folder: &Path, address: SocketAddr, t: T) -> Config {
    Config {
        agency: Agency { name: t.demo_agency().to_owned(), network: t.demo_network().to_owned() },
        server: Server {
            listen: address,
            base_url: format!("http://{address}"),
            certificate: None,
            private_key: None,
            trusted_proxies: Vec::new(),
            requests_per_second: 1_000.0,
        },
        storage: Storage {
            folder: folder.to_owned(),
            database: None,
            password: None,
            owner: None,
            connections: 8,
        },
        security: Security { inside_networks: this_machine(), ..Security::default() },
        audit: Audit::default(),
        files: Default::default(),
        log: Log::default(),
        admin: Admin::default(),
        syslog: None,
        relay: None,
    }
}

/// Opens the house; a fresh one is furnished first, with two months of work in the names of its people.
fn open(config: &Config, t: T) -> Result<Running, Problem> {
    let pointer = Pointer::default();
    let earlier = house::open_at(config, true, pointer.clock())?;
    let (begun, furnished) = earlier.front.db.read_blocking(|conn| {
        let begun = store::sync::sources::find(conn, SOURCE)?.is_some();
        Ok::<_, StoreError>((begun, setting(conn, FURNISHED)?.is_some()))
    })?;
    if begun && !furnished {
        return Err(Problem::HalfFurnished(config.storage.folder.display().to_string()));
    }
    if !furnished {
        furnish(&earlier, pointer, &config.storage.folder.join("agency.ldif"), t)?;
    }
    drop(earlier);
    house::open(config, true)
}

fn furnish(running: &Running, pointer: Pointer, file: &Path, t: T) -> Result<(), Problem> {
    let sample = Sample::load().map_err(maru_directory::Error::from)?;
    let calendar = Calendar::new();
    pointer.go_to(calendar.at(calendar.in_month(2, 3), 9, 5));
    let cause = Cause::system("installer.demo");
    let source = Sample::source_toml(&file.display().to_string());
    running.front.db.write_blocking(&cause, move |tx| {
        store::sync::sources::save(tx, SOURCE, &source, 60, true)?;
        Ok::<(), Problem>(())
    })?;
    std::fs::write(file, sample.earlier_ldif()).map_err(|e| Problem::file(file, &e))?;
    sync::apply_now(&running.front.db, &cause, SOURCE, sync::Kind::Full)?;
    let stage = Stage::new(running, pointer, &sample.cast(), roles)?;
    Story::new(&sample, file, t)?.play(&stage)?;
    running.front.db.write_blocking(&cause, |tx| Ok::<(), Problem>(tx.set(FURNISHED, "1")?))
}

/// A password, and the roles that go with the part.
fn welcome(running: &Running, member: CastMember, reason: String) -> Result<(), Problem> {
    let options = running.directory.parts().options().clone();
    running.front.db.write_blocking(&Cause::system("installer.demo"), move |tx| {
        let person =
            store::credentials::candidate(tx.conn(), &member.uid)?.ok_or(StoreError::Missing)?.person;
        actions::set_local_password(tx, person, PASSWORD)?;
        for role in roles(&member.role) {
            actions::grant_role_directly(tx, &options, person, role, &reason)?;
        }
        Ok(())
    })
}

/// The director is answerable for privacy and for records, and clears holds with the officer of personnel, who asks for audited cases.
fn roles(part: &str) -> Vec<Role> {
    match part {
        "auditor" => vec![Role::Auditor],
        "org_admin" => vec![Role::Organisation, Role::Records, Role::Legal],
        "security_admin" => vec![Role::Security],
        "system_admin" => vec![Role::System],
        "director" => vec![Role::Privacy, Role::Records],
        _ => Vec::new(),
    }
}

/// Prints who can sign in, one to a line, for people and for tests alike.
fn announce(running: &Running, t: T) -> Result<(), Problem> {
    let sample = Sample::load().map_err(maru_directory::Error::from)?;
    print_line(t.demo_welcome());
    for member in sample.cast() {
        print_line(&format!("login {} {PASSWORD} {}", member.uid, member.role.replace('_', " ")));
    }
    print_line(&t.demo_stop(running.front.shell.base_url.clone()));
    Ok(())
}

fn print_line(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
    let _ = std::io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;
    use maru_testkit::TempFolder;

    #[test]
    fn a_first_start_that_was_cut_off_is_told() {
        let folder = TempFolder::new();
        let config = config(folder.path(), SocketAddr::from((LOCALHOST, 8080)), T(Lang::Ko));
        let begun = house::open(&config, true).unwrap();
        let row = |tx: &mut maru_store::Tx<'_>| store::sync::sources::save(tx, SOURCE, "", 60, true);
        begun.front.db.write_blocking(&Cause::system("test"), row).unwrap();
        drop(begun);
        assert!(matches!(open(&config, T(Lang::Ko)), Err(Problem::HalfFurnished(_))));
    }
}
