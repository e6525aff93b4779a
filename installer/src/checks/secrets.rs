//! Secrets in files: whoever else can read them has them (S-189).

use super::finding::Finding;
use super::scene::Scene;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const READABLE: &str = "secret.readable";

pub fn look(scene: &Scene) -> Vec<Finding> {
    let t = scene.t();
    let open = |(file, most): &(PathBuf, u32)| mode(file).is_some_and(|mode| mode & 0o777 & !most != 0);
    let wrong = |(file, most): (PathBuf, u32)| {
        let mend = format!("chmod {most:o} {}", file.display());
        Finding::wrong(READABLE, t.check_secret_readable(file.display()), mend)
    };
    let found: Vec<Finding> = files(scene).into_iter().filter(open).map(wrong).collect();
    if found.is_empty() { vec![Finding::fine(READABLE, t.check_secrets())] } else { found }
}

fn mode(file: &Path) -> Option<u32> {
    std::fs::metadata(file).ok().map(|meta| meta.permissions().mode())
}

fn files_in(folder: PathBuf) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// Files with secrets, and the rights they may have at most.
fn files(scene: &Scene) -> Vec<(PathBuf, u32)> {
    let config = &scene.config;
    let keys = files_in(config.storage.folder.join("keys")).into_iter();
    // What opens nothing is no secret: the public half of the key for backups.
    let keys = keys.filter(|file| file.extension().is_some_and(|e| e == "key")).map(|file| (file, 0o600));
    let private = config.server.private_key.clone().map(|file| (file, 0o600));
    let configuration = scene.around.config_file.clone();
    let credentials =
        configuration.as_deref().and_then(Path::parent).map(|folder| folder.join("credentials"));
    let credentials = credentials.into_iter().flat_map(files_in).map(|file| (file, 0o600));
    let configuration = configuration.filter(|_| config.storage.holds_password()).map(|file| (file, 0o640));
    keys.chain(private).chain(credentials).chain(configuration).collect()
}
