//! The agency's PostgreSQL: a database, a role that owns the tables and one that the service works with.

use crate::install::answers::Database;
use crate::install::place::Place;
use crate::install::step::{Standing, Step, Work};
use crate::install::visitor::encoded;
use crate::problem::Problem;
use crate::whole_file::{Rights, put};
use maru_directory::ldap::Secret;
use maru_kernel::hex;
use maru_store::{Address, Roles, examine_server, make_place};
use std::path::PathBuf;

pub const STEP: Step = Step { code: "database", title: |t| t.install_database(), stands, act };

/// The names of the secrets, as the configuration calls them.
pub(super) const USER: &str = "database";
const OWNER: &str = "database-owner";

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let Some(database) = &work.answers.database else {
        return Ok(Standing::LeftOut(work.t().install_embedded().to_owned()));
    };
    let roles = Roles::of(&database.name);
    let enters = |role: &str, secret: &str| {
        let Ok(password) = Secret::from_file(&work.place.credentials().join(secret)) else { return false };
        let address = Address::parse(&uri(database, work.place, role, &database.name));
        let Ok(Address::Postgres(server)) = address.map(|a| a.with_password(password.reveal())) else {
            return false;
        };
        examine_server(&server, &[]).is_ok()
    };
    Ok(Standing::done_if(enters(&roles.user, USER) && enters(&roles.owner, OWNER)))
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

/// The address without a password.
pub(super) fn uri(database: &Database, place: &Place, role: &str, name: &str) -> String {
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
