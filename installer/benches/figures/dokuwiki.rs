//! DokuWiki (Debian packages dokuwiki and libapache2-mod-php) with the same long page, as the wiki to compare with:
//! Apache and PHP as Debian sets them up, data and configuration in a folder of the bench.

use crate::Outcome;
use crate::http::{Load, get};
use crate::wiki_pages::{DOKUWIKI, LINKS, long_text};
use crate::{home, http};
use maru_kernel::Id;
use maru_testkit::TempFolder;
use maru_testkit::slapd::free_port;
use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

const PROGRAM: &str = "/usr/sbin/apache2";
const MODULES: &str = "/usr/lib/apache2/modules";
const PAGES: &str = "/usr/share/dokuwiki";
/// Debian's user for servers of pages; counts only when the bench runs as root.
const USER: &str = "www-data";
const PATIENCE: Duration = Duration::from_secs(20);

/// The server.
pub struct DokuWiki {
    child: Child,
    address: SocketAddr,
    _folder: TempFolder,
}

impl DokuWiki {
    /// Starts it; `None` when the packages are not there.
    pub fn start() -> Outcome<Option<DokuWiki>> {
        let Some(php) = php_module() else { return Ok(None) };
        if !Path::new(PROGRAM).exists() || !Path::new(PAGES).exists() {
            return Ok(None);
        }
        let folder = TempFolder::new();
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        fill(folder.path())?;
        let settings = folder.path().join("apache.conf");
        std::fs::write(&settings, configuration(folder.path(), &php, address))?;
        // Fails unless the bench runs as root, and then it need not be done.
        let _ = Command::new("chown").args(["-R", USER]).arg(folder.path()).status();
        let mut command = Command::new(PROGRAM);
        command.arg("-DFOREGROUND").arg("-f").arg(&settings);
        // When Apache is asked to end it ends its whole group, of which we are not to be.
        let child = command.process_group(0).spawn()?;
        Ok(Some(DokuWiki { child, address, _folder: folder }))
    }

    /// How fast the long page comes from the cache.
    pub fn long_page(&self, runtime: &Runtime, connections: usize, time: Duration) -> Outcome<Load> {
        let (request, began) = (get("/doku.php?id=long", ""), Instant::now());
        loop {
            match runtime.block_on(home::one(self.address, &request)) {
                Ok(answer) if answer.status == 200 && answer.body.matches("wikilink1").count() >= LINKS => {
                    break;
                }
                answer if began.elapsed() > PATIENCE => {
                    let seen = answer.map_or_else(|error| error.to_string(), |answer| answer.body);
                    return Err(format!("DokuWiki does not show its page: {seen}").into());
                }
                _ => std::thread::sleep(Duration::from_millis(50)),
            }
        }
        runtime.block_on(http::load(self.address, &request, connections, time))
    }
}

impl Drop for DokuWiki {
    fn drop(&mut self) {
        // Its children end with it only when it is asked to end.
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn php_module() -> Option<PathBuf> {
    let files = std::fs::read_dir(MODULES).ok()?;
    let name = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("libphp"));
    files.flatten().map(|file| file.path()).find(name)
}

/// The long page, and the pages it leads to.
fn fill(folder: &Path) -> Outcome<()> {
    let (settings, data) = (folder.join("settings"), folder.join("data"));
    std::fs::create_dir(&settings)?;
    for room in [
        "pages",
        "meta",
        "cache",
        "attic",
        "media",
        "media_attic",
        "media_meta",
        "index",
        "locks",
        "tmp",
        "log",
    ] {
        std::fs::create_dir_all(data.join(room))?;
    }
    std::fs::write(
        settings.join("local.php"),
        format!(
            "<?php\n$conf['savedir'] = '{}';\n$conf['useacl'] = 0;\n$conf['lang'] = 'ko';\n",
            data.display()
        ),
    )?;
    // Read by PHP before every page: its own folder of settings instead of the machine's.
    std::fs::write(
        folder.join("first.php"),
        format!("<?php define('DOKU_CONF', '{}/');\n", settings.display()),
    )?;
    let links: Vec<Id> = (1..).map(Id::from_i64).take(LINKS).collect();
    for id in &links {
        std::fs::write(data.join("pages").join(format!("{id}.txt")), "있는 문서\n")?;
    }
    std::fs::write(data.join("pages").join("long.txt"), long_text(&links, &DOKUWIKI))?;
    Ok(())
}

fn configuration(folder: &Path, php: &Path, address: SocketAddr) -> String {
    let (folder, php) = (folder.display(), php.display());
    let modules: String = ["mpm_prefork", "authz_core", "dir", "mime"]
        .iter()
        .map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"))
        .collect();
    format!(
        "ServerRoot {folder}\nServerName localhost\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n\
         Listen {address}\n{modules}LoadModule php_module {php}\nUser {USER}\nGroup {USER}\n\
         TypesConfig /dev/null\nDocumentRoot {PAGES}\n<Directory {PAGES}>\nAllowOverride None\nRequire all granted\n</Directory>\n\
         AddHandler application/x-httpd-php .php\nphp_admin_value auto_prepend_file {folder}/first.php\n\
         php_admin_value session.save_path {folder}/data/tmp\n\
         KeepAlive On\nMaxKeepAliveRequests 0\nStartServers 50\nMinSpareServers 10\nMaxRequestWorkers 150\n"
    )
}
