//! The signed-in home page under load.

use crate::http::{Answer, Connection, Load, get, load, post};
use crate::server::Running;
use crate::table::{Table, millis};
use crate::{Outcome, Size, machine};
use maru_testkit::TempFolder;
use std::net::SocketAddr;
use std::time::Duration;

/// People looking at their home page at once.
const CONNECTIONS: usize = 50;
/// How long they do.
const TIME: Duration = Duration::from_secs(5);

/// Measures and adds two rows.
pub fn measure(size: &Size, table: &mut Table) -> Outcome<()> {
    let folder = TempFolder::new();
    let furnished = Running::demo(&folder, None)?;
    let login = sample_login(&furnished)?;
    drop(furnished);
    page(size, table, &folder, &login)
}

/// Name and password of an ordinary employee, as the demonstration prints them.
pub fn sample_login(demo: &Running) -> Outcome<(String, String)> {
    let words = demo.said.iter().map(|line| line.split(' ').collect::<Vec<_>>());
    let found = words.filter_map(|line| match line.as_slice() {
        ["login", name, password, "employee"] => Some(((*name).to_owned(), (*password).to_owned())),
        _ => None,
    });
    found.into_iter().next().ok_or_else(|| "no employee among the sample logins".into())
}

fn page(size: &Size, table: &mut Table, folder: &TempFolder, login: &(String, String)) -> Outcome<()> {
    let suite = Running::suite(folder, None)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let cookies = runtime.block_on(sign_in(suite.address, login))?;
    let request = get("/", &cookies);
    let home = runtime.block_on(one(suite.address, &request))?;
    if home.status != 200 {
        return Err(format!("home page: status {}", home.status).into());
    }
    let secret = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("sid="));
    let bare = Running::bare(folder, secret.ok_or("no session")?)?;
    same(&home, &runtime.block_on(one(bare.address, &request))?)?;
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    for _ in 0..size.rounds {
        ours.push(runtime.block_on(load(suite.address, &request, CONNECTIONS, TIME))?);
        least.push(runtime.block_on(load(bare.address, &request, CONNECTIONS, TIME))?);
    }
    let (ours, least) = (middle(ours)?, middle(least)?);
    let memory = machine::memory(&suite.process(), "VmHWM")?;
    table.row(
        &format!("signed-in home page, {CONNECTIONS} connections"),
        "≥ 30 % of the bare handler",
        &format!(
            "{:.0} requests/s = {:.0} %, p95 {}, {memory} MiB",
            ours.per_second,
            100.0 * ours.per_second / least.per_second,
            millis(ours.p95)
        ),
        &format!("bare actix handler {:.0} requests/s, p95 {}", least.per_second, millis(least.p95)),
    );
    let kilobytes = home.body.len() as f64 / 1_000.0;
    table.row("HTML of the home page", "≤ 50 kB", &format!("{kilobytes:.1} kB, not compressed"), "");
    Ok(())
}

/// A floor that prints another page would be no floor.
fn same(ours: &Answer, bare: &Answer) -> Outcome<()> {
    let (ours, bare) = (ours.body.len(), bare.body.len());
    if ours.abs_diff(bare) * 100 > ours {
        return Err(format!("the home page has {ours} bytes and that of the bare handler {bare}").into());
    }
    Ok(())
}

pub async fn one(address: SocketAddr, request: &str) -> Outcome<Answer> {
    Connection::open(address).await?.ask(request).await
}

/// The cookies of a visit that has just begun.
pub async fn sign_in(address: SocketAddr, (name, password): &(String, String)) -> Outcome<String> {
    let mut connection = Connection::open(address).await?;
    let form = connection.ask(&get("/sign-in", "")).await?;
    let token = form.body.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let before = form.cookies.join("; ");
    let fields = format!("csrf={}&login={name}&password={password}&next=/", token.unwrap_or_default());
    let answer = connection.ask(&post("/sign-in", &before, &fields)).await?;
    if answer.status != 303 {
        return Err(format!("sign-in: status {}", answer.status).into());
    }
    Ok([form.cookies, answer.cookies].concat().join("; "))
}

pub fn middle(mut loads: Vec<Load>) -> Outcome<Load> {
    loads.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    loads.get(loads.len() / 2).copied().ok_or_else(|| "not measured".into())
}
