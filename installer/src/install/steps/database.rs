//! The agency's PostgreSQL: a database, a role that owns the tables and one that the service works with.

use crate::install::answers::Database;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::install::visitor::encoded;
use crate::problem::Problem;
use crate::whole_file::{Rights, put};
use maru_directory::ldap::Secret;
use maru_kernel::hex;
use maru_store::{Address, Obstacle, Roles, StoreError, examine_server, make_place};
use std::path::PathBuf;

pub const STEP: Step =
    Step { code: "database", title: |t| t.install_database(), stands, act, restart: Restart::Service };

/// The names of the secrets, as the configuration calls them.
pub(super) const USER: &str = "database";
const OWNER: &str = "database-owner";

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let Some(database) = &work.answers.database else {
        return Ok(Standing::LeftOut(work.t().install_embedded().to_owned()));
    };
    // A configuration that is kept names its own; which of the two holds is told there.
    if work.config()?.is_some_and(|config| config.storage.database != Some(of_service(database, work.place)))
    {
        return Ok(Standing::LeftOut(work.t().install_by_configuration().to_owned()));
    }
    let roles = Roles::of(&database.name);
    let enter = enters(database, work.place, &roles.user, USER)?
        && enters(database, work.place, &roles.owner, OWNER)?;
    Ok(Standing::done_if(enter))
}

/// Whether the role gets in with the password that is kept for it.
fn enters(database: &Database, place: &Place, role: &str, secret: &str) -> Result<bool, Problem> {
    let Ok(password) = Secret::from_file(&place.credentials().join(secret)) else { return Ok(false) };
    let address = Address::parse(&uri(database, place, role, &database.name))?;
    let Address::Postgres(server) = address.with_password(password.reveal()) else { return Ok(false) };
    match examine_server(&server, &[]) {
        // Nobody would answer its administrator either.
        Err(Obstacle::NoAnswer(why)) => Err(StoreError::Unavailable(why).into()),
        found => Ok(found.is_ok()),
    }
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some(database) = &work.answers.database else { return Ok(()) };
    if let Some(file) = &database.authority {
        let pem = std::fs::read(file).map_err(|e| Problem::certificate(file, &e))?;
        put(&authority(work.place), &pem, Rights::readable_by(work.place.account()))?;
    }
    // The passwords are on disk before the server knows them.
    let (user, owner) = (password(work.place, USER)?, password(work.place, OWNER)?);
    let admin = Secret::from_file(&database.admin_password_file).map_err(maru_directory::Error::from)?;
    let address = Address::parse(&uri(database, work.place, &database.admin, "postgres"))?;
    let roles = Roles::of(&database.name);
    make_place(&address.with_password(admin.reveal()), &roles, (&owner, &user))?;
    work.note(work.t().install_database_made(&database.name, &roles.owner, &roles.user));
    Ok(())
}

/// The password in the file, made when there is none.
fn password(place: &Place, name: &str) -> Result<String, Problem> {
    let file = place.credentials().join(name);
    if let Ok(there) = Secret::from_file(&file) {
        return Ok(there.reveal().to_owned());
    }
    let made = hex(&rand::random::<[u8; 24]>());
    put(&file, format!("{made}\n").as_bytes(), Rights::OURS)?;
    Ok(made)
}

fn authority(place: &Place) -> PathBuf {
    place.tls().join("database-ca.pem")
}

/// The address that the service works with.
pub(super) fn of_service(database: &Database, place: &Place) -> String {
    uri(database, place, &Roles::of(&database.name).user, &database.name)
}

/// The address without a password.
fn uri(database: &Database, place: &Place, role: &str, name: &str) -> String {
    let Database { server, port, .. } = database;
    let host = if server.contains(':') { format!("[{server}]") } else { server.clone() };
    let tls = match &database.authority {
        Some(_) => {
            format!("?sslmode=verify-full&sslrootcert={}", encoded(&authority(place).display().to_string()))
        }
        None => String::new(),
    };
    format!("postgres://{role}@{host}:{port}/{name}{tls}")
}
