//! The files of the workspace, read once and shared by all rules.

use crate::exceptions::{self, Exception};
use crate::packages::{self, Package};
use crate::source::Source;
use std::cell::OnceCell;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 3] = ["target", "node_modules", ".git"];

/// Everything a rule may look at.
#[derive(Debug, Default)]
pub struct Tree {
    /// Every file, sorted by path.
    pub files: Vec<File>,
    /// The members of the workspace.
    pub packages: Vec<Package>,
    /// Where rules are spared.
    pub exceptions: Vec<Exception>,
}

/// One file of the tree.
#[derive(Debug)]
pub struct File {
    /// From the root of the tree, with `/` between folders.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
    source: OnceCell<Source>,
}

impl Tree {
    /// Reads the workspace this crate stands in.
    ///
    /// # Errors
    /// A sentence naming the file or command that failed.
    pub fn read() -> Result<Tree, String> {
        let root = Tree::root();
        let mut files = Vec::new();
        walk(&root, &root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut tree = Tree { files, packages: packages::read(&root)?, exceptions: Vec::new() };
        if let Some(file) = tree.file(exceptions::PATH) {
            tree.exceptions = exceptions::parse(file.text())?;
        }
        Ok(tree)
    }

    /// The folder of the workspace.
    pub fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    /// The file at exactly that path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files whose path starts and ends so.
    pub fn under<'t>(&'t self, folder: &'t str, ending: &'t str) -> impl Iterator<Item = &'t File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }

    /// Every Rust file of the project.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.under("", ".rs")
    }

    /// A tree of samples: pairs of path and content.
    #[cfg(test)]
    pub fn of(samples: &[(&str, &str)]) -> Tree {
        let files =
            samples.iter().map(|(path, text)| File::new((*path).to_owned(), text.as_bytes().to_vec()));
        Tree { files: files.collect(), ..Tree::default() }
    }
}

impl File {
    fn new(path: String, bytes: Vec<u8>) -> File {
        File { path, bytes, source: OnceCell::new() }
    }

    /// The content as text; empty for a binary file.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// The numbered lines, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text().lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The content as Rust, with code told apart from comments, strings and tests.
    pub fn source(&self) -> &Source {
        self.source.get_or_init(|| Source::of(&self.path, self.text()))
    }

    /// The last part of the path without its ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The crate the file belongs to: `kernel` for `crates/kernel/…`, `installer` for the installer.
    pub fn krate(&self) -> &str {
        let path = self.path.strip_prefix("crates/").unwrap_or(&self.path);
        path.split('/').next().unwrap_or_default()
    }

    /// Whether the path has a folder of that name.
    pub fn in_room(&self, room: &str) -> bool {
        let mut folders = self.path.split('/');
        folders.next_back();
        folders.any(|folder| folder == room)
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<(), String> {
    let said = |e: std::io::Error| format!("{}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if SKIPPED.contains(&name) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(root) {
            match fs::read(&path) {
                Ok(bytes) => files.push(File::new(inside.to_string_lossy().replace('\\', "/"), bytes)),
                // An editor's temporary file, gone since the folder was listed.
                Err(e) if e.kind() == ErrorKind::NotFound => {}
                Err(e) => return Err(format!("{}: {e}", path.display())),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_crate_stem_and_room() {
        let tree = Tree::of(&[("crates/portal/src/store/page.rs", ""), ("installer/src/main.rs", "")]);
        assert_eq!(tree.files[0].krate(), "portal");
        assert_eq!(tree.files[0].stem(), "page");
        assert!(tree.files[0].in_room("store"));
        assert!(!tree.files[0].in_room("page.rs"));
        assert_eq!(tree.files[1].krate(), "installer");
    }

    #[test]
    fn the_real_tree_has_this_file() {
        let tree = Tree::read().unwrap();
        assert!(tree.file("crates/tidy/src/tree.rs").is_some());
        assert!(tree.packages.iter().any(|p| p.name == "maru-kernel"));
        assert!(!tree.files.iter().any(|f| f.path.starts_with("target/")));
    }
}
