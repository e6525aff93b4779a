//! What a release says of itself. Its bytes are what is signed, so it names everything else by its digest.

use crate::error::Error;
use crate::installed::Identity;
use maru_kernel::Timestamp;
use semver::Version;
use serde::{Deserialize, Serialize};

/// What stands first, so that no signature over anything else can stand for one over a release.
const PURPOSE: &str = "maru release 1";
/// The only form there is.
const FORMAT: u32 = 1;

/// What a release says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always the same.
    purpose: String,
    /// How the rest is to be read.
    format: u32,
    /// The program's version (semver.org).
    pub version: Version,
    /// When it was made (RFC 3339). Of two releases the later one is newer, whatever their versions.
    pub made_at: Timestamp,
    /// The kind of machine it is for, such as `x86_64-linux`.
    pub machine: String,
    /// The keys of all steps its tables are made by.
    pub steps: Vec<String>,
    /// What is in it.
    pub members: Vec<Member>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its name in the bundle.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// A program, as far as it knows itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its version.
    pub version: Version,
    /// The time of its sources, if it knows it.
    pub made_at: Option<Timestamp>,
}

/// How a release stands to a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The house can be brought up to it.
    Newer,
    /// It is what the house runs.
    Same,
}

impl Manifest {
    /// Of the program that makes it, for machines like this one.
    pub fn new(version: Version, made_at: Timestamp, steps: Vec<String>) -> Manifest {
        let machine = machine();
        let (purpose, members) = (PURPOSE.to_owned(), Vec::new());
        Manifest { purpose, format: FORMAT, version, made_at, machine, steps, members }
    }

    /// Reads the bytes that were signed.
    ///
    /// # Errors
    /// [`Error::NewerFormat`]; [`Error::NoBundle`] for anything that is no manifest.
    pub fn of_bytes(bytes: &[u8]) -> Result<Manifest, Error> {
        #[derive(Deserialize)]
        struct Head {
            purpose: String,
            format: u32,
        }
        let none = |e: serde_json::Error| Error::NoBundle(e.to_string());
        let head: Head = serde_json::from_slice(bytes).map_err(none)?;
        match (head.purpose.as_str(), head.format) {
            (PURPOSE, FORMAT) => serde_json::from_slice(bytes).map_err(none),
            (purpose, newer) if purpose.starts_with("maru release ") => Err(Error::NewerFormat(newer)),
            (other, _) => Err(Error::NoBundle(other.to_owned())),
        }
    }

    /// Which release it is.
    pub fn identity(&self) -> Identity {
        Identity { version: self.version.clone(), made_at: self.made_at }
    }

    /// Whether a house may be brought up to this release. `program` is what serves it, `installed` the release it
    /// came from, if it came from one, and `steps` are those its tables were made by. Where the house came from no
    /// release, the time of the program's sources has to do.
    ///
    /// # Errors
    /// [`Error::OtherMachine`]; [`Error::Older`] than any of the three: older code would not understand what is there.
    pub fn stands_to(
        &self,
        program: &Made,
        installed: Option<&Identity>,
        steps: &[String],
    ) -> Result<Standing, Error> {
        if self.machine != machine() {
            return Err(Error::OtherMachine { bundle: self.machine.clone(), machine: machine() });
        }
        let older = |house: String| Error::Older { bundle: self.identity().to_string(), house };
        if let Some(installed) = installed {
            if *installed == self.identity() {
                return Ok(Standing::Same);
            }
            if installed.made_at >= self.made_at || installed.version > self.version {
                return Err(older(installed.to_string()));
            }
        }
        if installed.is_none()
            && let Some(made_at) = program.made_at.filter(|made_at| *made_at > self.made_at)
        {
            return Err(older(Identity { version: program.version.clone(), made_at }.to_string()));
        }
        if program.version > self.version {
            return Err(older(program.version.to_string()));
        }
        match steps.iter().find(|step| !self.steps.contains(step)) {
            Some(unknown) => Err(older(unknown.clone())),
            None => Ok(Standing::Newer),
        }
    }
}

/// The kind of this machine.
fn machine() -> String {
    format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(version: &str, second: i64) -> Manifest {
        let made_at = Timestamp::from_second(second).unwrap();
        Manifest::new(version.parse().unwrap(), made_at, vec!["1-a".to_owned(), "2-b".to_owned()])
    }

    #[test]
    fn s_431_there_is_no_way_back() {
        let program = Made { version: "1.2.0".parse().unwrap(), made_at: None };
        let runs = manifest("1.2.0", 100).identity();
        let to = |version: &str, second: i64| {
            manifest(version, second).stands_to(&program, Some(&runs), &["1-a".to_owned()])
        };
        assert_eq!(to("1.2.0", 100).unwrap(), Standing::Same);
        assert_eq!(to("1.2.0", 101).unwrap(), Standing::Newer);
        assert_eq!(to("1.10.0", 101).unwrap(), Standing::Newer);
        for (version, second) in [("1.2.0", 99), ("1.3.0", 99), ("1.1.9", 101), ("1.3.0", 100)] {
            assert!(matches!(to(version, second), Err(Error::Older { .. })), "{version} {second}");
        }
        let unknown = ["3-c".to_owned()];
        let steps = manifest("1.3.0", 101).stands_to(&program, None, &unknown);
        assert!(matches!(steps, Err(Error::Older { house, .. }) if house == "3-c"));
        let first = manifest("1.1.0", 101).stands_to(&program, None, &[]);
        assert!(matches!(first, Err(Error::Older { .. })), "{first:?}");
        // Nobody knows which release this house came from, but the program knows how old it is.
        let knows = Made { made_at: Some(Timestamp::from_second(100).unwrap()), ..program.clone() };
        for (second, is_newer) in [(99, false), (100, true), (101, true)] {
            let standing = manifest("1.2.0", second).stands_to(&knows, None, &[]);
            assert_eq!(matches!(standing, Ok(Standing::Newer)), is_newer, "{second}: {standing:?}");
        }
        let elsewhere = Manifest { machine: "riscv64-linux".to_owned(), ..manifest("1.3.0", 101) };
        assert!(matches!(elsewhere.stands_to(&program, None, &[]), Err(Error::OtherMachine { .. })));
    }

    #[test]
    fn what_is_no_manifest_is_told_from_what_is_newer() {
        let mut json = serde_json::to_value(manifest("1.2.0", 1)).unwrap();
        assert_eq!(Manifest::of_bytes(json.to_string().as_bytes()).unwrap(), manifest("1.2.0", 1));
        json["format"] = 2.into();
        assert!(matches!(Manifest::of_bytes(json.to_string().as_bytes()), Err(Error::NewerFormat(2))));
        json["purpose"] = "maru backup drill 1".into();
        assert!(matches!(Manifest::of_bytes(json.to_string().as_bytes()), Err(Error::NoBundle(_))));
        assert!(matches!(Manifest::of_bytes(b"{"), Err(Error::NoBundle(_))));
    }
}
