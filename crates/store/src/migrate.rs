//! Brings the tables up to date: every module's steps in one order, each in its own transaction.

use crate::schema::store_migrations as applied;
use crate::writer::write_transaction;
use crate::{DbConn, Steps, StoreError, StoreResult, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::Error as Diesel;
use maru_kernel::Timestamp;
use std::collections::BTreeSet;

/// One step, in the words of both databases.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Fourteen digits and a name: `20261121000000_create_store`.
    pub name: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// The steps of one module.
#[derive(Clone, Copy, Debug)]
pub struct ModuleMigrations {
    /// The module's id.
    pub module: &'static str,
    /// Its steps.
    pub steps: &'static [Migration],
}

/// The steps named, from `migrations/<name>/{sqlite,postgres}.sql` of the calling crate.
#[macro_export]
macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$($crate::Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, "/sqlite.sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, "/postgres.sql")),
        }),*]
    };
}

const OWN: ModuleMigrations = ModuleMigrations {
    module: "store",
    steps: migrations!["20261121000000_create_store", "20261122130000_add_sendings"],
};

/// Times and module names make the key: two modules may well have made a step in the same second.
fn key(module: &str, step: &Migration) -> String {
    let time = step.name.split('_').next().unwrap_or_default();
    format!("{time}-{module}")
}

/// Applies what is missing, oldest first. A step that fails leaves no trace of itself.
///
/// # Errors
/// [`StoreError::Newer`] when the database has a step we do not know (S-431),
/// [`StoreError::Migration`] when a step fails or, with `apply` off, when one is missing.
pub fn migrate(
    conn: &mut DbConn,
    modules: &[ModuleMigrations],
    now: Timestamp,
    apply: bool,
) -> StoreResult<()> {
    create_table(conn)?;
    let steps = in_order(modules)?;
    let done: BTreeSet<String> = applied_steps(conn)?.into_iter().collect();
    refuse_unknown(&steps, &done)?;
    for (key, step) in steps.iter().filter(|(key, _)| !done.contains(key)) {
        let failed = |reason: String| StoreError::Migration { step: key.clone(), reason };
        if !apply {
            return Err(failed("maru migrate".to_owned()));
        }
        apply_step(conn, key, step, now).map_err(|e| failed(e.to_string()))?;
    }
    Ok(())
}

/// Makes the tables of an empty database as a set of `keys` made them, and nothing newer.
///
/// # Errors
/// [`StoreError::Newer`] for a key we do not know, [`StoreError::Migration`] when a step fails.
pub fn migrate_to(
    conn: &mut DbConn,
    modules: &[ModuleMigrations],
    keys: &[String],
    now: Timestamp,
) -> StoreResult<()> {
    let (steps, wanted) = (in_order(modules)?, keys.iter().cloned().collect());
    refuse_unknown(&steps, &wanted)?;
    create_table(conn)?;
    for (key, step) in steps.iter().filter(|(key, _)| wanted.contains(key)) {
        let failed = |e: Diesel| StoreError::Migration { step: key.clone(), reason: e.to_string() };
        apply_step(conn, key, step, now).map_err(failed)?;
    }
    Ok(())
}

/// All steps, oldest first.
fn in_order(modules: &[ModuleMigrations]) -> StoreResult<Vec<(String, &Migration)>> {
    let mut steps: Vec<(String, &Migration)> = std::iter::once(&OWN)
        .chain(modules)
        .flat_map(|m| m.steps.iter().map(|step| (key(m.module, step), step)))
        .collect();
    steps.sort_by(|a, b| a.0.cmp(&b.0));
    let known: BTreeSet<&str> = steps.iter().map(|(key, _)| key.as_str()).collect();
    if known.len() == steps.len() {
        Ok(steps)
    } else {
        Err(StoreError::Failed("two migrations share a key".to_owned()))
    }
}

/// A step we do not know was made by a newer program (S-431).
fn refuse_unknown(steps: &[(String, &Migration)], keys: &BTreeSet<String>) -> StoreResult<()> {
    match keys.iter().find(|key| !steps.iter().any(|(known, _)| known == *key)) {
        Some(unknown) => Err(StoreError::Newer(unknown.clone())),
        None => Ok(()),
    }
}

/// Refuses a database that lacks a step of `modules` or of ours, or has one of them that we do not know.
///
/// # Errors
/// [`StoreError::Newer`], and [`StoreError::Migration`] when a step is missing.
pub fn require_steps(conn: &mut DbConn, modules: &[ModuleMigrations]) -> StoreResult<()> {
    let done: BTreeSet<String> = applied_steps(conn)?.into_iter().collect();
    for module in std::iter::once(&OWN).chain(modules) {
        let known: BTreeSet<String> = module.steps.iter().map(|step| key(module.module, step)).collect();
        let own = format!("-{}", module.module);
        if let Some(unknown) = done.iter().find(|key| key.ends_with(&own) && !known.contains(*key)) {
            return Err(StoreError::Newer(unknown.clone()));
        }
        if let Some(step) = known.into_iter().find(|key| !done.contains(key)) {
            return Err(StoreError::Migration { step, reason: "maru migrate".to_owned() });
        }
    }
    Ok(())
}

/// How far a database with our list of steps is.
///
/// # Errors
/// As any read.
pub fn steps_of(conn: &mut DbConn, modules: &[ModuleMigrations]) -> StoreResult<Steps> {
    let steps = in_order(modules)?;
    let done: BTreeSet<String> = applied_steps(conn)?.into_iter().collect();
    if let Err(StoreError::Newer(key)) = refuse_unknown(&steps, &done) {
        return Ok(Steps::Newer(key));
    }
    let missing = steps.into_iter().map(|(key, _)| key).find(|key| !done.contains(key));
    Ok(missing.map_or(Steps::Current, Steps::Behind))
}

/// The keys of all steps that this program with these modules knows, oldest first.
///
/// # Errors
/// Two steps that share a key.
pub fn known_steps(modules: &[ModuleMigrations]) -> StoreResult<Vec<String>> {
    Ok(in_order(modules)?.into_iter().map(|(key, _)| key).collect())
}

/// The keys of all steps the database has seen, oldest first.
///
/// # Errors
/// As any read.
pub fn applied_steps(conn: &mut DbConn) -> StoreResult<Vec<String>> {
    Ok(applied::table.select(applied::key).order(applied::key).load(conn)?)
}

/// Not even asked for where it is: the role that serves may not make tables (S-192).
fn create_table(conn: &mut DbConn) -> StoreResult<()> {
    let kind = if conn.is_sqlite() { "INTEGER" } else { "TIMESTAMPTZ" };
    if !conn.is_sqlite() {
        // Asked in a way that cannot fail: a statement that fails would end the transaction we may be in.
        let there = "EXISTS (SELECT FROM pg_class WHERE relname = 'store_migrations' \
                     AND relnamespace = current_schema()::regnamespace)";
        if diesel::select(diesel::dsl::sql::<diesel::sql_types::Bool>(there)).get_result::<bool>(conn)? {
            return Ok(());
        }
    }
    Ok(conn.batch_execute(&format!(
        "CREATE TABLE IF NOT EXISTS store_migrations (key TEXT PRIMARY KEY, applied_at {kind} NOT NULL)"
    ))?)
}

fn apply_step(conn: &mut DbConn, key: &str, step: &Migration, now: Timestamp) -> QueryResult<()> {
    write_transaction(conn, |conn| {
        let sql = if conn.is_sqlite() { step.sqlite } else { step.postgres };
        conn.batch_execute(sql)?;
        diesel::insert_into(applied::table)
            .values((applied::key.eq(key), applied::applied_at.eq(Utc(now))))
            .execute(conn)?;
        Ok(())
    })
}
