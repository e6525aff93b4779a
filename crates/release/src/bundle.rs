//! The file a release travels in: a ZIP archive with a manifest, a signature over it, and what the manifest names.

use crate::error::Error;
use crate::key::{ReleaseKey, TrustedKey};
use crate::manifest::{Manifest, Member};
use crate::sbom::{CHANGES, LICENCES, sbom};
use maru_kernel::hex;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, ErrorKind, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The name of the program in a bundle.
pub const PROGRAM: &str = "maru";
const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.sig";
const SUMS: &str = "SHA256SUMS";
/// A manifest names a handful of files and some hundred steps.
const LONGEST_MANIFEST: u64 = 1 << 20;
/// Programs are read in pieces of this size.
const PIECE: usize = 1 << 16;

/// What is to be shipped.
pub struct Shipment<'s> {
    /// The program.
    pub program: &'s Path,
    /// What the release says of itself; its members are found out while packing.
    pub manifest: Manifest,
}

/// Packs a release into the file `to`, which must not be there: the program, its bill of materials, licences, changes
/// and checksums. The same program, key and time give the same bytes.
///
/// # Errors
/// [`Error::Exists`], [`Error::File`].
pub fn pack(shipment: Shipment<'_>, key: &ReleaseKey, to: &Path) -> Result<Manifest, Error> {
    let Shipment { program, mut manifest } = shipment;
    let measured = measured(PROGRAM, &mut open(program)?).map_err(|e| Error::file(program, &e))?;
    let bill = sbom(&manifest, &measured.sha256)?;
    let texts = [("sbom.cdx.json", bill.as_str()), ("licences.tsv", LICENCES), ("CHANGELOG.md", CHANGES)];
    manifest.members = vec![measured];
    for (name, text) in texts {
        let member = self::measured(name, &mut text.as_bytes()).map_err(|e| Error::file(to, &e))?;
        manifest.members.push(member);
    }
    let sums = sums(&manifest);
    manifest.members.push(self::measured(SUMS, &mut sums.as_bytes()).map_err(|e| Error::file(to, &e))?);
    let signed = serde_json::to_vec_pretty(&manifest).map_err(|e| Error::file(to, &e.into()))?;
    let file = match OpenOptions::new().write(true).create_new(true).mode(0o644).open(to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Error::Exists(to.display().to_string()));
        }
        opened => opened.map_err(|e| Error::file(to, &e))?,
    };
    let write = || {
        let mut zip = ZipWriter::new(&file);
        // Always the same day, so that nothing but the content makes a difference.
        let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let small = plain.compression_method(CompressionMethod::Deflated);
        let mut add = |name: &str, content: &mut dyn Read, options| {
            zip.start_file(name, options)?;
            io::copy(content, &mut zip)
        };
        add(MANIFEST, &mut &*signed, small)?;
        add(SIGNATURE, &mut &key.sign(&signed)[..], small)?;
        add(SUMS, &mut sums.as_bytes(), small)?;
        add(PROGRAM, &mut File::open(program)?, small.unix_permissions(0o755))?;
        for (name, text) in texts {
            add(name, &mut text.as_bytes(), small)?;
        }
        zip.finish()?;
        file.sync_all()
    };
    write().map_err(|e: io::Error| {
        let _ = std::fs::remove_file(to);
        Error::file(to, &e)
    })?;
    Ok(manifest)
}

/// For `sha256sum -c`, where there is no Maru to check with; the manifest names its digest too.
fn sums(manifest: &Manifest) -> String {
    manifest.members.iter().map(|member| format!("{}  {}\n", member.sha256, member.name)).collect()
}

/// A bundle whose manifest was signed by somebody this house trusts.
#[derive(Debug)]
pub struct Bundle {
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
}

impl Bundle {
    /// Opens the bundle and looks at nothing but its manifest before the signature holds.
    ///
    /// # Errors
    /// [`Error::NoBundle`], [`Error::Forged`], [`Error::NewerFormat`].
    pub fn open(file: &Path, trusted: &TrustedKey) -> Result<Bundle, Error> {
        let none = |e: zip::result::ZipError| Error::NoBundle(e.to_string());
        let mut zip = ZipArchive::new(BufReader::new(open(file)?)).map_err(none)?;
        let signed = small(&mut zip, MANIFEST)?;
        trusted.verify(&signed, &small(&mut zip, SIGNATURE)?)?;
        Ok(Bundle { manifest: Manifest::of_bytes(&signed)?, zip })
    }

    /// What the release says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Reads everything, and finds it as the manifest says.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn verify(&mut self) -> Result<(), Error> {
        for member in self.manifest.members.clone() {
            copy(&mut self.zip, &member, &mut io::sink())?;
        }
        Ok(())
    }

    /// Writes a member to `to`; what was written counts only when this returns well.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not what the manifest says; [`Error::File`] as `to`.
    pub fn take(&mut self, name: &str, to: &mut dyn Write) -> Result<(), Error> {
        let damaged = || Error::Damaged(name.to_owned());
        let member = self.manifest.members.iter().find(|m| m.name == name).cloned().ok_or_else(damaged)?;
        copy(&mut self.zip, &member, to)
    }
}

fn open(file: &Path) -> Result<File, Error> {
    File::open(file).map_err(|e| Error::file(file, &e))
}

fn small<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str) -> Result<Vec<u8>, Error> {
    let none = |reason: String| Error::NoBundle(format!("{name}: {reason}"));
    let entry = zip.by_name(name).map_err(|e| none(e.to_string()))?;
    let mut found = Vec::new();
    entry.take(LONGEST_MANIFEST).read_to_end(&mut found).map_err(|e| none(e.to_string()))?;
    Ok(found)
}

fn copy<R: Read + Seek>(zip: &mut ZipArchive<R>, member: &Member, to: &mut dyn Write) -> Result<(), Error> {
    let damaged = || Error::Damaged(member.name.clone());
    let entry = zip.by_name(&member.name).or(Err(damaged()))?;
    // Whatever the archive says of itself, no more is unpacked than was signed, and one byte to see that there is more.
    let mut entry = entry.take(member.bytes.saturating_add(1));
    let mut written = Hashing { to, digest: Sha256::new(), bytes: 0, failed: None };
    let copied = io::copy(&mut entry, &mut written);
    if let Some(error) = written.failed {
        return Err(Error::File { path: member.name.clone(), reason: error.to_string() });
    }
    copied.or(Err(damaged()))?;
    let is_it = written.bytes == member.bytes && hex(&written.digest.finalize()) == member.sha256;
    if is_it { Ok(()) } else { Err(damaged()) }
}

/// Sums up what goes through it, and tells failures of the target from those of the source.
struct Hashing<'w> {
    to: &'w mut dyn Write,
    digest: Sha256,
    bytes: u64,
    failed: Option<io::Error>,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.to.write_all(bytes) {
            Ok(()) => {
                self.digest.update(bytes);
                self.bytes += bytes.len() as u64;
                Ok(bytes.len())
            }
            Err(error) => {
                self.failed = Some(error);
                Err(io::Error::other("target"))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn measured(name: &str, from: &mut dyn Read) -> io::Result<Member> {
    let (mut digest, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            return Ok(Member { name: name.to_owned(), bytes, sha256: hex(&digest.finalize()) });
        }
        digest.update(piece.get(..count).unwrap_or_default());
        bytes += count as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Timestamp;
    use maru_testkit::TempFolder;

    fn packed(folder: &Path, name: &str, key: &ReleaseKey) -> std::path::PathBuf {
        let program = folder.join("program");
        std::fs::write(&program, "a program ".repeat(10_000)).unwrap();
        let made_at = Timestamp::from_second(1_700_000_000).unwrap();
        let manifest = Manifest::new("1.2.0".parse().unwrap(), made_at, vec!["1-a".to_owned()]);
        let to = folder.join(name);
        pack(Shipment { program: &program, manifest }, key, &to).unwrap();
        to
    }

    /// Whether all of a bundle is what somebody trusted has packed.
    fn whole(file: &Path, trusted: &TrustedKey) -> Result<(), Error> {
        Bundle::open(file, trusted)?.verify()
    }

    #[test]
    fn s_431_what_was_packed_comes_out_and_the_same_is_packed_again() {
        let folder = TempFolder::new();
        let key = ReleaseKey::make(&folder.path().join("key")).unwrap();
        let file = packed(folder.path(), "one.maru", &key);
        assert!(matches!(
            pack(
                Shipment {
                    program: &file,
                    manifest: Manifest::new(
                        "1.2.0".parse().unwrap(),
                        Timestamp::from_second(0).unwrap(),
                        vec![]
                    )
                },
                &key,
                &file
            ),
            Err(Error::Exists(_))
        ));
        let again = packed(folder.path(), "two.maru", &key);
        assert_eq!(std::fs::read(&file).unwrap(), std::fs::read(again).unwrap());
        let mut bundle = Bundle::open(&file, &key.trusted()).unwrap();
        bundle.verify().unwrap();
        let mut program = Vec::new();
        bundle.take(PROGRAM, &mut program).unwrap();
        assert_eq!(program, "a program ".repeat(10_000).as_bytes());
        let names: Vec<&str> = bundle.manifest().members.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names, ["maru", "sbom.cdx.json", "licences.tsv", "CHANGELOG.md", "SHA256SUMS"]);
        assert!(matches!(bundle.take("passwd", &mut Vec::new()), Err(Error::Damaged(_))));
        let other = ReleaseKey::make(&folder.path().join("other")).unwrap();
        assert!(matches!(Bundle::open(&file, &other.trusted()), Err(Error::Forged)));
    }

    #[test]
    fn s_426_no_flipped_byte_and_no_cut_is_taken_for_a_release() {
        let folder = TempFolder::new();
        let key = ReleaseKey::make(&folder.path().join("key")).unwrap();
        let bytes = std::fs::read(packed(folder.path(), "one.maru", &key)).unwrap();
        let file = folder.path().join("changed.maru");
        let (mut state, mut refused) = (7_u64, 0);
        for trial in 0..200 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = usize::try_from(state >> 33).unwrap() % bytes.len();
            let mut changed = bytes.clone();
            if trial % 4 == 0 {
                changed.truncate(at);
            } else {
                changed[at] ^= 1 << (trial % 8);
            }
            std::fs::write(&file, changed).unwrap();
            // What no longer reads, and what reads otherwise; fields of the archive that nobody reads may differ.
            match Bundle::open(&file, &key.trusted()).and_then(|mut bundle| {
                let mut program = Vec::new();
                bundle.take(PROGRAM, &mut program)?;
                bundle.verify()?;
                Ok(program)
            }) {
                Ok(program) => assert_eq!(program, "a program ".repeat(10_000).as_bytes()),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 150, "{refused}");
        assert!(whole(folder.path().join("one.maru").as_path(), &key.trusted()).is_ok());
    }

    #[test]
    fn s_177_a_member_that_is_longer_than_it_was_signed_is_not_unpacked() {
        let folder = TempFolder::new();
        let key = ReleaseKey::make(&folder.path().join("key")).unwrap();
        let manifest = {
            let made_at = Timestamp::from_second(0).unwrap();
            let mut manifest = Manifest::new("1.0.0".parse().unwrap(), made_at, Vec::new());
            manifest.members = vec![measured(PROGRAM, &mut &b"short"[..]).unwrap()];
            serde_json::to_vec(&manifest).unwrap()
        };
        let file = folder.path().join("bomb.maru");
        let mut zip = ZipWriter::new(File::create(&file).unwrap());
        let mut add = |name: &str, content: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        };
        add(MANIFEST, &manifest);
        add(SIGNATURE, &key.sign(&manifest));
        add(PROGRAM, &vec![0; 1 << 20]);
        zip.finish().unwrap();
        let mut written = Vec::new();
        let taken = Bundle::open(&file, &key.trusted()).unwrap().take(PROGRAM, &mut written);
        assert!(matches!(taken, Err(Error::Damaged(_))) && written.len() <= 6, "{}", written.len());
    }
}
