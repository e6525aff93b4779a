//! Any number of small changes, synchronised one by one, lead to where one synchronisation of the last
//! file leads.
#![cfg(test)]

mod bench;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bench::{BASE, cause, differences, save, state};
use maru_directory::Directory;
use maru_directory::agency::Agency;
use maru_directory::sync::{self, Kind};
use maru_store::{Db, OpenOptions};
use maru_testkit::{TempFolder, on_both_databases, sqlite_address};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

const STEPS: usize = 10;

/// A small directory as names and values.
#[derive(Clone)]
struct Tree(Vec<Vec<(String, String)>>);

/// Numbers that are the same in every run of the test.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

impl Tree {
    fn agency() -> Tree {
        let decode = |line: &str| match line.split_once(":: ") {
            Some((name, coded)) => {
                (name.to_owned(), String::from_utf8(STANDARD.decode(coded).unwrap()).unwrap())
            }
            None => line.split_once(": ").map(|(n, v)| (n.to_owned(), v.to_owned())).unwrap(),
        };
        let ldif = Agency::load().unwrap().ldif();
        Tree(ldif.split("\n\n").map(|entry| entry.trim_end().lines().map(decode).collect()).collect())
    }

    fn write(&self, file: &Path) {
        let mut out = String::new();
        for entry in &self.0 {
            for (name, value) in entry {
                let _ = writeln!(out, "{name}:: {}", STANDARD.encode(value));
            }
            out.push('\n');
        }
        std::fs::write(file, out).unwrap();
    }

    fn of_class(&self, class: &str) -> Vec<usize> {
        let is = |entry: &[(String, String)]| entry.iter().any(|(n, v)| n == "objectClass" && v == class);
        (0..self.0.len()).filter(|n| is(&self.0[*n])).collect()
    }

    fn value(&self, entry: usize, name: &str) -> String {
        self.0[entry].iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default()
    }

    fn set(&mut self, entry: usize, name: &str, value: &str) {
        self.0[entry].retain(|(n, _)| n != name);
        self.0[entry].push((name.to_owned(), value.to_owned()));
    }

    /// Renames an entry, everything below it, and whoever points there.
    fn rename(&mut self, old: &str, new: &str) {
        for (_, value) in self.0.iter_mut().flatten() {
            if value == old || value.ends_with(&format!(",{old}")) {
                let above = value.strip_suffix(old).unwrap_or_default();
                *value = format!("{above}{new}");
            }
        }
    }

    fn change(&mut self, dice: &mut Dice, gone: &mut Vec<Vec<(String, String)>>, step: usize) {
        let people = self.of_class("inetOrgPerson");
        let person = people[dice.below(people.len())];
        match dice.below(8) {
            0 => self.set(person, "title", &format!("직책 {step}")),
            1 => self.set(person, "telephoneNumber", &format!("031-999-{step:04}")),
            2 => gone.push(self.0.remove(person)),
            3 => {
                if let Some(entry) = gone.pop() {
                    self.0.push(entry);
                }
            }
            4 => {
                let units = self.of_class("organizationalUnit");
                let unit = units[dice.below(units.len())];
                let (code, below) = (self.value(unit, "businessCategory"), self.value(unit, "dn"));
                let old = self.value(person, "dn");
                if !code.is_empty() {
                    self.set(person, "departmentNumber", &code);
                    self.rename(&old, &format!("{},{below}", old.split_once(',').unwrap().0));
                }
            }
            5 => {
                let old = self.value(person, "dn");
                let login = format!("renamed{step}");
                self.set(person, "uid", &login);
                self.rename(&old, &format!("uid={login},{}", old.split_once(',').unwrap().1));
            }
            6 => {
                let units = self.of_class("organizationalUnit");
                let unit = units[1 + dice.below(units.len() - 1)];
                let old = self.value(unit, "dn");
                let name = format!("새 부서 {step}");
                self.set(unit, "ou", &name);
                self.rename(&old, &format!("ou={name},{}", old.split_once(',').unwrap().1));
            }
            _ => {
                let groups = self.of_class("groupOfNames");
                let group = groups[dice.below(groups.len())];
                let dn = self.value(person, "dn");
                match self.0[group].iter().position(|(n, v)| n == "member" && *v == dn) {
                    Some(place) => drop(self.0[group].remove(place)),
                    None => self.0[group].push(("member".to_owned(), dn)),
                }
            }
        }
    }
}

fn synchronise(db: &Db) {
    let plan = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
    if !plan.brakes.is_empty() {
        sync::overrule(db, &cause(), plan.run, "시험").unwrap();
    }
}

fn fresh(tree: &Tree, file: &Path) -> Vec<Vec<String>> {
    let folder = TempFolder::new();
    let db = Db::open(OpenOptions::new(sqlite_address(&folder)), &[Directory::MIGRATIONS]).unwrap();
    tree.write(file);
    save(&db, "hr", &Agency::source_toml(file.to_str().unwrap()));
    synchronise(&db);
    state(&db)
}

#[test]
fn steps_lead_to_where_one_run_leads() {
    let seeds: BTreeSet<u64> = [3, 17, 20_261_121].into();
    for seed in seeds {
        on_both_databases(&[Directory::MIGRATIONS], |db| {
            let folder = TempFolder::new();
            let file = folder.path().join("hr.ldif");
            let (mut tree, mut dice, mut gone) = (Tree::agency(), Dice(seed), Vec::new());
            assert!(tree.value(0, "dn") == BASE);
            tree.write(&file);
            save(db, "hr", &Agency::source_toml(file.to_str().unwrap()));
            synchronise(db);
            for step in 0..STEPS {
                (0..4).for_each(|n| tree.change(&mut dice, &mut gone, step * 4 + n));
                tree.write(&file);
                synchronise(db);
            }
            let wanted = fresh(&tree, &folder.path().join("last.ldif"));
            assert_eq!(differences(&wanted, &state(db)), Vec::<String>::new(), "seed {seed}");
        });
    }
}
