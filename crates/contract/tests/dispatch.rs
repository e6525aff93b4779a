//! Events are passed on by several servers at once: for the house one of them hears, for a process each.
#![cfg(test)]

use maru_contract::{Dispatcher, Listener};
use maru_kernel::{Cause, Event, Id};
use maru_store::{Db, EventRow, StoreResult, Tx};
use maru_testkit::on_both_databases;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Writes down the positions it hears, slowly enough for another server to come in between.
struct Slow {
    local: bool,
    heard: Mutex<Vec<i64>>,
}

impl Slow {
    fn new(local: bool) -> Arc<Slow> {
        Arc::new(Slow { local, heard: Mutex::default() })
    }

    fn heard(&self) -> Vec<i64> {
        self.heard.lock().unwrap().clone()
    }
}

impl Listener for Slow {
    fn name(&self) -> &'static str {
        if self.local { "test.local" } else { "test.shared" }
    }

    fn is_local(&self) -> bool {
        self.local
    }

    fn hear(&self, _: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        self.heard.lock().unwrap().extend(events.iter().map(|e| e.position));
        std::thread::sleep(Duration::from_millis(50));
        Ok(())
    }
}

fn happen(db: &Db, times: usize) {
    let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
        (0..times).try_for_each(|_| tx.record(&Event::new("test.done")).map(|_: Id| ()))
    });
    done.unwrap();
}

#[test]
fn of_two_servers_one_tells_a_listener_of_the_house_and_each_its_own() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    on_both_databases(&[], |db| {
        runtime.block_on(async {
            let shared = Slow::new(false);
            happen(db, 3);
            let house: [Arc<dyn Listener>; 1] = [shared.clone()];
            let mut before = Dispatcher::start(db, &house).await.unwrap();
            before.run().await.unwrap();
            assert_eq!(shared.heard(), [1, 2, 3]);

            let locals = [Slow::new(true), Slow::new(true)];
            let mut servers = Vec::new();
            for local in &locals {
                let listeners: [Arc<dyn Listener>; 2] = [shared.clone(), local.clone()];
                servers.push(Dispatcher::start(db, &listeners).await.unwrap());
            }
            for round in 1..=4 {
                happen(db, 2);
                let mut running = Vec::new();
                for mut server in servers.drain(..) {
                    running.push(tokio::spawn(async move {
                        server.run().await.unwrap();
                        server
                    }));
                }
                for server in running {
                    servers.push(server.await.unwrap());
                }
                let all: Vec<i64> = (1..=3 + 2 * round).collect();
                assert_eq!(shared.heard(), all, "once, in order");
                for local in &locals {
                    assert_eq!(local.heard(), all[3..], "everything since the start");
                }
            }
        });
    });
}
